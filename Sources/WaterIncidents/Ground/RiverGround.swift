package import Events
package import Rivers
package import Wording

/// Whose a river's kilometres and targets are: the only place here that knows how `River` is built.
package struct RiverGround: Hashable, Sendable {
    /// Kilometres of one place.
    package struct Stretch: Hashable, Sendable {
        package let watercourse: String
        package let kilometres: ClosedRange<Double>
        package let place: String
        package let side: Side

        package init(watercourse: String = RiverGround.stem, kilometres: ClosedRange<Double>, place: String, side: Side) {
            (self.watercourse, self.kilometres, self.place, self.side) = (watercourse, kilometres, place, side)
        }
    }

    /// A sensitive target.
    package struct Target: Hashable, Sendable {
        package let id: String
        package let name: Bilingual
        /// As in `PlumeArrival`.
        package let kind: String
        package let watercourse: String
        package let kilometre: Double
        package let place: String
        package let side: Side

        package init(
            id: String, name: Bilingual, kind: String, watercourse: String = RiverGround.stem, kilometre: Double, place: String, side: Side
        ) {
            (self.id, self.name, self.kind, self.watercourse) = (id, name, kind, watercourse)
            (self.kilometre, self.place, self.side) = (kilometre, place, side)
        }
    }

    package let id: String
    package let name: Bilingual
    /// Downstream.
    package let stretches: [Stretch]
    /// Downstream.
    package let targets: [Target]
    package let monitors: [Watchpoint]
    /// Where a watercourse joins another, by its id.
    let joins: [String: Location]

    /// The main stem's id.
    package static let stem = Watercourse.stem

    package init(
        id: String, name: Bilingual, stretches: [Stretch], targets: [Target], monitors: [Watchpoint] = [], joins: [String: Location] = [:]
    ) {
        (self.id, self.name, self.stretches, self.targets, self.monitors) = (id, name, stretches, targets, monitors)
        self.joins = joins
    }

    package init(_ river: River) {
        self.init(
            id: river.id, name: river.name,
            stretches: river.stretches.map {
                Stretch(watercourse: $0.watercourse, kilometres: $0.kilometres, place: $0.place, side: $0.side)
            },
            targets: river.targets.map {
                Target(
                    id: $0.id, name: $0.name, kind: $0.kind.rawValue, watercourse: $0.location.watercourse,
                    kilometre: $0.location.kilometre, place: $0.place, side: $0.side)
            },
            monitors: river.register.monitors.map {
                Watchpoint(
                    id: $0.id, quality: QualityClass(roman: $0.target.rawValue) ?? .third, isDrinkingSource: $0.isDrinkingSource)
            },
            joins: Dictionary(
                river.watercourses.compactMap { course in
                    guard case .joins(let location) = course.mouth else { return nil }
                    return (course.id, location)
                }, uniquingKeysWith: { first, _ in first }))
    }

    func target(_ id: String) -> Target? { targets.first { $0.id == id } }
    func monitor(_ id: String) -> Watchpoint? { monitors.first { $0.id == id } }

    /// From which kilometre on each watercourse lies below a point: its own, and those that it joins one after the other.
    func below(_ watercourse: String?, _ kilometre: Double) -> [String: Double] {
        var below = [watercourse ?? Self.stem: kilometre]
        var last = watercourse ?? Self.stem
        while let joined = joins[last], below[joined.watercourse] == nil {
            below[joined.watercourse] = joined.kilometre
            last = joined.watercourse
        }
        return below
    }

    /// Whose ground a point is; at a boundary the lower one. Nil off the river.
    func stretch(_ watercourse: String?, _ kilometre: Double) -> Stretch? {
        let here = stretches.filter { $0.watercourse == watercourse ?? Self.stem && $0.kilometres.contains(kilometre) }
        return here.first { kilometre < $0.kilometres.upperBound } ?? here.last
    }

    static let drinkingIntake = "drinking-intake"
}
