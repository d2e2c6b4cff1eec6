/// Reads concentrations at a place of a run within a step: the water that passes meanwhile is above the place at the step's beginning and below
/// it at its end, and what it holds then is the mean of both, weighted by nearness.
struct ProbeReader {
    /// One moment of the step, seen from one of its ends.
    private struct Sight {
        let mark: RunGrid.Mark
        /// Of the density there.
        let factor: Double
        /// mg/l, with lateral inflow from there to the place.
        let addition: Double
    }

    /// By bin of the step: where the water that passes then is at the beginning, and at the end; nil where that is below the tail.
    private let early: [Sight]
    private let late: [Sight?]
    /// By bin: the early part, waiting for the end of the step.
    private var waiting: [Double]
    /// The place itself, and S there.
    private let place: RunGrid.Mark
    private let shareLeft: Double

    init(_ grid: RunGrid, travel: Double) {
        self.place = grid.evenMark(at: travel)
        let (step, place) = (grid.step, grid.profile.along(travel))
        shareLeft = place.discharge / place.potentialDischarge
        func sight(_ seconds: Double) -> Sight {
            let there = grid.profile.along(travel + seconds)
            return Sight(
                mark: grid.mark(at: travel + seconds), factor: there.carrierDischarge / place.potentialDischarge,
                addition: (place.lateralRate - there.lateralRate) / place.potentialDischarge)
        }
        early = (0..<step.bins).map { sight(-Double($0) * step.binSeconds) }
        late = (0..<step.bins).map { bin in
            let seconds = step.seconds - Double(bin) * step.binSeconds
            return travel + seconds <= grid.profile.duration ? sight(seconds) : nil
        }
        waiting = [Double](repeating: 0, count: step.bins)
    }

    /// At the beginning of a step, when all that enters in it is loaded.
    mutating func begin(_ run: borrowing Run) {
        for bin in early.indices {
            let mark = run.routing?.mark(place, upstream: Double(bin) / Double(early.count))
            waiting[bin] = mark.map { max(0, run.parabola($0.cell)[$0.share]) } ?? Self.read(early[bin], run)
        }
    }

    /// That passes the place in the step, m³; only where the water changes.
    func passing(_ run: borrowing Run) -> Double { (run.routing?.passing(place) ?? 0) * shareLeft }

    /// The moment that the step began with, mg/l.
    var now: Double { waiting[0] }

    /// At its end, when the next step is loaded.
    func finish(_ run: borrowing Run, into hydrograph: inout [Double]) {
        for bin in early.indices {
            let weight = Double(bin) / Double(early.count)
            let late = bin > 0 ? late(bin, run) : nil
            hydrograph.append((1 - weight) * waiting[bin] + weight * (late ?? waiting[bin]))
        }
    }

    private func late(_ bin: Int, _ run: borrowing Run) -> Double? {
        guard run.isChanging else { return late[bin].map { Self.read($0, run) } }
        let mark = run.routing?.mark(place, downstream: 1 - Double(bin) / Double(early.count)) ?? nil
        return mark.map { max(0, run.parabola($0.cell)[$0.share]) }
    }

    private static func read(_ sight: Sight, _ run: borrowing Run) -> Double {
        max(0, run.parabola(sight.mark.cell)[sight.mark.share] * sight.factor + sight.addition)
    }
}
