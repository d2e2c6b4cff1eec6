import Wording

/// The labels of one side of the strip, in the order of their places on it.
struct StripLabels {
    /// A label of several short lines, centred over or under its symbol.
    struct Placed {
        let entry: MapEntry
        /// Of the label, and of its place on the strip.
        let x: Double
        let target: Double
        let lines: [String]
        var height: Double { Double(lines.count) * StripLabels.leading }
    }

    static let leading = 3.25
    /// Characters of a line; fewer where there are many labels.
    private static let longest = 6
    private static let air = 1.4
    /// Lines of one label, its code included: more where lines are short.
    private static func most(_ length: Int) -> Int { length <= 2 ? 7 : 5 }

    private(set) var placed: [Placed] = []

    var isEmpty: Bool { placed.isEmpty }
    var height: Double { placed.map(\.height).max() ?? 0 }

    /// Targets, monitors and depots of the strip's own watercourse above, all the rest below.
    static func sides(_ entries: [MapEntry], _ axis: StripAxis, _ lanes: StripLanes) -> (above: StripLabels, below: StripLabels) {
        let isAbove: (MapEntry) -> Bool = { entry in
            entry.watercourse == axis.course.id && [MapEntry.List.targets, .monitors, .depots].contains(entry.list)
        }
        let isShown: (MapEntry) -> Bool = { $0.watercourse == axis.course.id || lanes.edge(of: $0, top: 0) != nil }
        let shown = entries.filter(isShown)
        return (StripLabels(shown.filter(isAbove), axis), StripLabels(shown.filter { !isAbove($0) }, axis))
    }

    private init(_ entries: [MapEntry], _ axis: StripAxis) {
        let places = entries.compactMap { entry in axis.place(of: entry).map { (entry, $0) } }
            .sorted { ($0.1, $0.0.rank, $0.0.code) < ($1.1, $1.0.rank, $1.0.code) }
        let room = axis.labelRoom
        let length = (1...Self.longest).last { Double(places.count) * Self.pitch($0) <= (room.upperBound - room.lowerBound) * 0.97 } ?? 1
        let pitch = Self.pitch(length)
        let range = (room.lowerBound + pitch / 2)...(room.upperBound - pitch / 2)
        let xs = Spreading.places(places.map(\.1), pitch: pitch, in: range)
        placed = zip(places, xs).map { place, x in
            Placed(entry: place.0, x: x, target: place.1, lines: [place.0.code] + Self.lines(place.0.label.zh, length))
        }
    }

    private static func pitch(_ length: Int) -> Double { max(Double(length) * Style.smallType * 1.02, 5) + air }

    /// Of about the same length, so that no line holds a single character.
    private static func lines(_ text: String, _ length: Int) -> [String] {
        let characters = Array(text)
        let count = min(most(length) - 1, (characters.count + length - 1) / length)
        guard count > 0 else { return [] }
        let each = min(length, (characters.count + count - 1) / count)
        let lines = (0..<count).map { String(characters[min($0 * each, characters.count)..<min(($0 + 1) * each, characters.count)]) }
        guard count * each < characters.count, let last = lines.last else { return lines }
        return lines.dropLast() + [String(last.dropLast()) + "…"]
    }
}
