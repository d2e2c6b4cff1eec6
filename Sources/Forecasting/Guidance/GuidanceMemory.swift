import Chronology
package import Guidance

/// What the guidance sources have said, as predictors and with the day on which it was known. Bounded: the newest run of each day, and the
/// newest `maximumRuns` of them; at most `maximumSources` sources.
package struct GuidanceMemory: Hashable, Sendable, Codable {
    /// By source and model.
    private(set) var sources: [String: [Run]] = [:]

    package static let maximumRuns = 300
    package static let maximumSources = 6

    /// One run. An analysis counts as known on each of its own days, as the stand-in that it is.
    struct Run: Hashable, Sendable, Codable {
        /// Day numbers.
        let known: Int
        let first: Int
        let isAnalysis: Bool
        let members: Int
        /// Predictors that the run has, by raw value.
        let predictors: [Int]
        /// By day, predictor and sector; nil where missing.
        let values: [Float?]
        /// Days, whole or in part.
        let days: Int
    }

    /// What happened is never mixed with what was forecast, though it comes from the same source: a regression that has learned from the one
    /// would believe the other too much.
    static let analysisMark = " (analysis)"

    package init() {}

    /// - Parameter most: runs of a source that are kept; a hindcast, which is over soon, keeps them all.
    /// - Returns: false when the run says nothing of any sector, or when there are sources enough.
    @discardableResult
    package mutating func take(_ run: GuidanceRun, sectors: [GuidanceSector], most: Int = maximumRuns) -> Bool {
        guard let kept = Run(run, sectors: sectors) else { return false }
        let name = run.source.description + (kept.isAnalysis ? Self.analysisMark : "")
        guard sources[name] != nil || sources.count < Self.maximumSources else { return false }
        var runs = sources[name] ?? []
        runs.removeAll { $0.known == kept.known && (!kept.isAnalysis || $0.first == kept.first) }
        runs.insert(kept, at: runs.firstIndex { $0.known > kept.known } ?? runs.endIndex)
        // Many at a time, since whatever was learned with them has to be learned anew.
        if runs.count > most { runs.removeFirst(runs.count - most + most / 5) }
        sources[name] = runs
        return true
    }
}

extension GuidanceMemory {
    /// The runs that were known before a day. An analysis is known when it is here.
    func known(before date: CalendarDate) -> GuidanceMemory {
        var memory = self
        memory.sources = sources.mapValues { runs in runs.filter { $0.known < date.dayNumber || $0.isAnalysis } }
        return memory
    }
}

extension GuidanceMemory.Run {
    init?(_ run: GuidanceRun, sectors: [GuidanceSector]) {
        let points = sectors.map { sector in run.points.indices.filter { sector.holds(run.points[$0]) } }
        let predictors = GuidancePredictor.allCases.filter { predictor in
            run.days.indices.contains { day in points.contains { predictor.value(of: run, points: $0, day: day) != nil } }
        }
        guard let first = run.days.first, !predictors.isEmpty else { return nil }
        known = run.known.beijingDate.dayNumber
        self.first = first.dayNumber
        isAnalysis = run.isAnalysis
        members = run.members
        days = run.days.count
        self.predictors = predictors.map(\.rawValue)
        values = run.days.indices.flatMap { day in
            predictors.flatMap { predictor in
                // Thousandths are far below what matters, and keep snapshots short.
                points.map { predictor.value(of: run, points: $0, day: day).map { Float(($0 * 1000).rounded() / 1000) } }
            }
        }
    }

    /// What a day has of the wanted predictors, 0 where it lacks one; nil when the run does not reach the day, or has nothing of it.
    func values(on day: Int, _ wanted: [GuidancePredictor], sectors: Int) -> [Double]? {
        let row = day - first
        guard row >= 0, row < days else { return nil }
        let start = row * predictors.count * sectors
        let found = wanted.flatMap { predictor -> [Float?] in
            guard let column = predictors.firstIndex(of: predictor.rawValue) else { return Array(repeating: nil, count: sectors) }
            return Array(values[start + column * sectors..<start + (column + 1) * sectors])
        }
        return found.contains { $0 != nil } ? found.map { Double($0 ?? 0) } : nil
    }
}
