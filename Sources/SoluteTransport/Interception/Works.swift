/// What a work on the river does while it works: it takes a share of what passes its place, keeps it, or sends it another way.
package struct Work: Hashable, Sendable {
    /// A link that what is taken goes down.
    package struct Outlet: Hashable, Sendable {
        /// By index in the network.
        package let link: Int
        /// Of what is taken.
        package let share: Double

        package init(link: Int, share: Double) { (self.link, self.share) = (link, share) }
    }

    /// Of what passes, 0…1.
    package let takes: Double
    /// From when to when, s after the release began.
    package let window: ClosedRange<Double>
    /// What is left of the shares stays where it is, or leaves the network.
    package let outlets: [Outlet]
    /// A bit that what passes meanwhile carries on, because water was taken with the solute; 0 where only solute is.
    package let mark: UInt8

    package init(takes: Double, window: ClosedRange<Double>, outlets: [Outlet] = [], mark: UInt8 = 0) {
        (self.takes, self.window, self.outlets, self.mark) = (takes, window, outlets, mark)
    }
}

extension ParcelRoute {
    /// By place, what comes there as it is read, when these works are in operation.
    /// - Parameter works: by place; several at one place work one after the other.
    package func pass(_ release: [Parcel], _ figures: Figures, works: [Int: [Work]] = [:]) -> [[Parcel]] {
        var passing = Passing(places: places.count, nodes: nodes)
        for (index, link) in links.enumerated() {
            let first = index == 0
            let parcels = first ? release : passing.entering(index, link, self, figures, works)
            passing.along(index, parcels, self, figures, works)
        }
        for node in meeting.keys.sorted() { passing.meet(node, self, works) }
        return passing.seen
    }
}

/// Parcels on their way.
private struct Passing {
    var seen: [[Parcel]]
    /// By node.
    var waiting: [[Parcel]]
    var hasMet: [Bool]
    /// By link: sent down it by a work.
    var sent: [Int: [Parcel]] = [:]

    init(places: Int, nodes: Int) {
        seen = [[Parcel]](repeating: [], count: places)
        waiting = [[Parcel]](repeating: [], count: nodes)
        hasMet = [Bool](repeating: false, count: nodes)
    }

    mutating func entering(
        _ index: Int, _ link: Int, _ route: ParcelRoute, _ figures: ParcelRoute.Figures, _ works: [Int: [Work]]
    ) -> [Parcel] {
        let node = route.upper[index]
        meet(node, route, works)
        let share = figures.entering[index]
        return Parcel.fewer(waiting[node].map { $0.times(share) } + (sent[link] ?? []))
    }

    /// At a node works act on all that comes, before it divides.
    mutating func meet(_ node: Int, _ route: ParcelRoute, _ works: [Int: [Work]]) {
        guard !hasMet[node] else { return }
        hasMet[node] = true
        for place in route.meeting[node] ?? [] {
            seen[place] = waiting[node]
            waiting[node] = take(from: waiting[node], works[place] ?? [])
        }
    }

    mutating func along(
        _ index: Int, _ parcels: [Parcel], _ route: ParcelRoute, _ figures: ParcelRoute.Figures, _ works: [Int: [Work]]
    ) {
        var parcels = parcels
        let legs = figures.legs[index]
        for (place, leg) in zip(route.along[index], legs) {
            parcels = parcels.map { $0.after(leg) }
            seen[place] = parcels.map { $0.read(figures.readings[place].whole, figures.readings[place].current) }
            if let here = works[place] { parcels = take(from: parcels, here) }
        }
        guard let last = legs.last else { return }
        waiting[route.lower[index]] = Parcel.fewer(waiting[route.lower[index]] + parcels.map { $0.after(last) })
    }

    private mutating func take(from parcels: [Parcel], _ works: [Work]) -> [Parcel] {
        works.reduce(parcels) { left, work in
            left.flatMap { parcel -> [Parcel] in
                let (during, rest) = parcel.cut(by: work.window, isKept: work.takes < 1 || !work.outlets.isEmpty)
                for outlet in work.outlets {
                    sent[outlet.link, default: []] += during.map { $0.times(work.takes * outlet.share, mark: work.mark) }
                }
                return work.takes < 1 ? rest + during.map { $0.times(1 - work.takes, mark: work.mark) } : rest
            }
        }
    }
}
