package import Chronology
package import Guidance

/// The predictors of one guidance source for any day of issue and any day ahead.
///
/// A day has the predictors of itself and of the two days before it, since dust stays in the air for days. They come from the newest run that
/// was known at the end of the day of issue; days before that run from the run before it, and where there is none the day itself stands in.
package struct GuidanceTable: Sendable {
    package let name: String
    /// True when all of it describes what happened: skill measured with it is an upper bound.
    package let isAnalysis: Bool
    private let runs: [GuidanceMemory.Run]
    private let predictors: [GuidancePredictor]
    private let sectors: Int

    /// Days before a day whose predictors count for it.
    static let daysBefore = 2
    /// A run that is older than this is no guidance any more.
    static let oldestDays = 3

    /// Nil when the memory has nothing of the source.
    init?(_ memory: GuidanceMemory, source: String, sectors: Int) {
        guard let runs = memory.sources[source], !runs.isEmpty else { return nil }
        name = source
        self.runs = runs
        self.sectors = sectors
        isAnalysis = runs.allSatisfy(\.isAnalysis)
        predictors = GuidancePredictor.allCases.filter { predictor in runs.contains { $0.predictors.contains(predictor.rawValue) } }
    }

    /// The sources of a memory, in order of their names.
    static func all(_ memory: GuidanceMemory, sectors: Int) -> [GuidanceTable] {
        memory.sources.keys.sorted().compactMap { GuidanceTable(memory, source: $0, sectors: sectors) }
    }

    /// The tables of whole runs, for hindcasts.
    package static func all(of runs: [GuidanceRun], sectors: [GuidanceSector]) -> [GuidanceTable] {
        var memory = GuidanceMemory()
        for run in runs.sorted(by: { $0.known < $1.known }) { memory.take(run, sectors: sectors, most: .max) }
        return all(memory, sectors: sectors.count)
    }

    /// What its predictors are: the same for the same source with the same quantities.
    var layout: [String] { [name] + predictors.map { String($0.rawValue) } }

    /// Numbers that a day has.
    package var count: Int { predictors.count * sectors * (Self.daysBefore + 1) }

    package func predictors(issued: CalendarDate, valid: CalendarDate) -> [Double]? {
        guard let (newest, today) = newest(at: issued, with: valid.dayNumber) else { return nil }
        return (1...Self.daysBefore).reduce(into: today) { found, before in
            found += values(on: valid.dayNumber - before, from: newest) ?? today
        }
    }

    /// The newest run that was known.
    func newest(at issued: CalendarDate) -> GuidanceMemory.Run? {
        runs.last { $0.isAnalysis || $0.known <= issued.dayNumber }
    }

    /// The newest run that was known and has something of the day; a run that lacks it does not hide an older one that has it.
    private func newest(at issued: CalendarDate, with day: Int) -> (index: Int, values: [Double])? {
        for index in runs.indices.reversed() {
            let run = runs[index]
            let isKnown = run.isAnalysis || (run.known <= issued.dayNumber && issued.dayNumber - run.known <= Self.oldestDays)
            if isKnown, let values = run.values(on: day, predictors, sectors: sectors) { return (index, values) }
        }
        return nil
    }

    private func values(on day: Int, from newest: Int) -> [Double]? {
        for index in (0...newest).reversed() where newest - index <= 8 {
            if let values = runs[index].values(on: day, predictors, sectors: sectors) { return values }
        }
        return nil
    }
}
