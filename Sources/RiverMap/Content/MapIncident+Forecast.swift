package import Chronology
package import Events
package import Wording

extension MapIncident {
    /// Where a forecast says that the water above the limit is at a time.
    ///
    /// Between two targets the front and the end of the plume are taken to move evenly. Up to three extents are given for each watercourse:
    /// where one in ten members or more sees the plume, by the medians, and where nine in ten do; a short plume whose time is not sure has
    /// only the first.
    package init(_ report: IncidentReported, _ forecast: PlumeForecast, substance: Bilingual, at time: Timestamp) {
        let stem = MapSubject.stem
        let source = (report.watercourse ?? stem, report.kilometre)
        let plume = Dictionary(grouping: forecast.arrivals) { $0.watercourse ?? stem }.sorted { $0.key < $1.key }.flatMap {
            watercourse, arrivals in
            let start = watercourse == source.0 ? source.1 : nil
            let passage = PlumePassage(arrivals, from: start, released: report.released)
            let bands: [(Double, KeyPath<TimeBand, Timestamp>, KeyPath<TimeBand, Timestamp>)] = [
                (0.1, \.early, \.late), (0.5, \.median, \.median), (0.9, \.late, \.early),
            ]
            return bands.compactMap { probability, front, end in
                passage.extent(at: time, front: front, end: end).map {
                    Extent(watercourse: watercourse, kilometres: $0, probability: probability)
                }
            }
        }
        self.init(
            id: report.incident, substance: substance, watercourse: source.0, kilometre: source.1, released: report.released, time: time,
            plume: plume, arrivals: forecast.arrivals)
    }
}

/// Front and end of a plume along one watercourse, known at the targets.
private struct PlumePassage {
    private let arrivals: [PlumeArrival]
    private let start: Double?
    private let released: Timestamp

    init(_ arrivals: [PlumeArrival], from start: Double?, released: Timestamp) {
        self.arrivals = arrivals.filter { $0.arrival != nil }.sorted { $0.kilometre < $1.kilometre }
        (self.start, self.released) = (start, released)
    }

    /// Nil when the plume is not there.
    func extent(
        at time: Timestamp, front: KeyPath<TimeBand, Timestamp>, end: KeyPath<TimeBand, Timestamp>
    ) -> ClosedRange<Double>? {
        guard time >= released else { return nil }
        let origin = start.map { [($0, released)] } ?? []
        let fronts = origin + arrivals.compactMap { arrival in arrival.arrival.map { (arrival.kilometre, $0[keyPath: front]) } }
        let ends = origin + arrivals.compactMap { arrival in arrival.departure.map { (arrival.kilometre, $0[keyPath: end]) } }
        guard let first = Self.kilometre(fronts, at: time) else { return nil }
        // Without a known departure nobody says that the water is clean again.
        let last = Self.kilometre(ends, at: time) ?? arrivals.first?.kilometre ?? first
        return last < first ? last...first : nil
    }

    /// How far something has come that passes these places at these times; nil before the first.
    private static func kilometre(_ passages: [(kilometre: Double, time: Timestamp)], at time: Timestamp) -> Double? {
        guard let next = passages.firstIndex(where: { $0.time > time }) else { return passages.last?.kilometre }
        guard next > 0 else { return nil }
        let (before, after) = (passages[next - 1], passages[next])
        let whole = Double((after.time - before.time).wholeMilliseconds)
        let share = whole > 0 ? Double((time - before.time).wholeMilliseconds) / whole : 1
        return before.kilometre + (after.kilometre - before.kilometre) * share
    }
}
