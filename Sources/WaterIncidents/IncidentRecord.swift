import Chronology
import Events
import Wording

/// Everything that is known of one incident of this side, or of one suspicion. Bounded.
struct IncidentRecord: Codable, Hashable, Sendable {
    let number: String
    var river: String
    var watercourse: String?
    var kilometre: Double
    var substance: String
    /// When it became known to us: from here the legal clocks run.
    var learned: Timestamp
    /// Since when a forecast is waited for: from the report or its last correction on.
    var waiting: Timestamp
    /// Nil while it is only suspected.
    var report: IncidentReported?
    /// Nil when it was reported without a suspicion before.
    var suspicion: IncidentSuspected?
    var impact = ImpactFacts()
    var plume: PlumeFacts?
    /// Whether the newest forecast says that the bed is dry there in this season.
    var isBedDry = false
    var decision: GradeDecided?
    /// What the criteria said when it was decided.
    var decidedUpon: IncidentGrade?
    /// Samples that were taken for it: the highest and the newest.
    private(set) var samples: [SampleRecorded] = []
    /// As it came back from the journal.
    var graded: IncidentGraded?
    /// As it was said last.
    var gradeSaid: GradeSaid?
    var reports: [ReportRecord] = []
    /// Tasks of either side: assigned and completed.
    var tasks = TaskCount()
    var closing: Closing?
    /// When a suspicion was found to be over.
    var cleared: Timestamp?
    /// Whether nobody waits for a forecast any more.
    var isPatienceOver = false
    /// Whether something changed that the newest draft does not say.
    var isDraftStale = false
    /// When the next alarm may go that has to wait.
    var heldUntil: Timestamp?
    /// When something was heard of it last.
    var heard: Timestamp

    struct GradeSaid: Codable, Hashable, Sendable {
        let fingerprint: String
        let at: Timestamp
        var isBack: Bool
    }

    struct TaskCount: Codable, Hashable, Sendable {
        var assigned = 0
        private(set) var completed = 0
        /// What was done last, in whatever order it was heard of.
        private var latest: TaskCompleted?

        mutating func take(_ done: TaskCompleted) {
            completed += 1
            if let latest, (done.at, done.task) < (latest.at, latest.task) { return }
            latest = done
        }

        /// What was done last, by whom and when.
        var source: String? { latest.map { "\($0.task) \($0.by) \($0.at.beijingText)" } }
    }

    struct Closing: Codable, Hashable, Sendable {
        let at: Timestamp
        let outcome: String
        let post: String
    }

    static let maximumSamples = 12
    static let maximumReports = 40

    init(_ suspicion: IncidentSuspected, at time: Timestamp) {
        (number, river, watercourse) = (suspicion.incident, suspicion.river, suspicion.watercourse)
        (kilometre, substance, learned, waiting, heard) = (suspicion.kilometre, suspicion.substance, time, time, time)
        self.suspicion = suspicion
    }

    init(_ report: IncidentReported, at time: Timestamp) {
        (number, river, watercourse, kilometre) = (report.incident, report.river, report.watercourse, report.kilometre)
        (substance, learned, waiting, heard) = (report.substance, time, time, time)
        self.report = report
    }

    /// A person has reported it, so that it is no longer a suspicion.
    var isConfirmed: Bool { report != nil }

    /// Reports and alarms wait for a new grade, so that nobody is told twice in a minute; not for long, should it be lost.
    func isGradeOnItsWay(at time: Timestamp) -> Bool {
        guard isConfirmed, let gradeSaid, !gradeSaid.isBack else { return false }
        return time - gradeSaid.at <= Self.longestWait
    }

    private static let longestWait = Duration.minutes(10)

    /// When a grade that was said and is not back is waited for no more.
    var gradeLost: Timestamp? { gradeSaid.map { $0.at + Self.longestWait + .seconds(1) } }

    /// The earliest counts.
    mutating func hold(_ until: Timestamp) { heldUntil = min(heldUntil ?? until, until) }

    /// A report takes the place of the one before. Where it says another release, no forecast is valid until the next.
    mutating func take(_ report: IncidentReported, at time: Timestamp) {
        if self.report.map({ !$0.isSameRelease(as: report) }) ?? true { forgetForecast(at: time) }
        (self.report, river, watercourse) = (report, report.river, report.watercourse)
        (kilometre, substance) = (report.kilometre, report.substance)
    }

    /// A forecast without arrivals knows nothing, unless it says that the bed is dry.
    mutating func take(_ forecast: PlumeForecast, reached rules: GradingRules, at time: Timestamp) {
        guard forecast.river == river else { return }
        guard forecast.arrivals.isEmpty else {
            plume = PlumeFacts(forecast, after: plume, rules: rules)
            isBedDry = false
            return
        }
        if plume != nil || isBedDry { forgetForecast(at: time) }
        isBedDry = forecast.assumptions.contains(PlumeFacts.dryBed)
    }

    private mutating func forgetForecast(at time: Timestamp) {
        (plume, isBedDry, isPatienceOver, waiting) = (nil, false, false, time)
    }

    /// A correction under the same number replaces the sample.
    mutating func take(_ sample: SampleRecorded) {
        if let index = samples.firstIndex(where: { $0.sample == sample.sample }) {
            samples[index] = sample
            return
        }
        samples.append(sample)
        guard samples.count > Self.maximumSamples else { return }
        let highest = samples.max { ($0.milligramsPerLitre ?? 0) < ($1.milligramsPerLitre ?? 0) }?.sample
        let oldest = samples.indices.filter { samples[$0].sample != highest }.min { samples[$0].sampled < samples[$1].sampled }
        if let oldest { samples.remove(at: oldest) }
    }
}

extension IncidentReported {
    /// Whether both say the same about what was released, where and when.
    fileprivate func isSameRelease(as other: IncidentReported) -> Bool {
        let isSamePlace = river == other.river && watercourse == other.watercourse && kilometre == other.kilometre && bank == other.bank
        let isSameMatter = substance == other.substance && massKilograms == other.massKilograms
        let isSameWater = dischargeCubicMetresPerSecond == other.dischargeCubicMetresPerSecond
        return isSamePlace && isSameMatter && isSameWater && released == other.released && durationSeconds == other.durationSeconds
    }
}
