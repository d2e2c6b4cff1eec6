import Chronology
import Events
import Wording

/// Everything that is known of one incident of this side, or of one suspicion. Bounded.
struct IncidentRecord: Codable, Hashable, Sendable {
    let number: String
    let river: String
    var watercourse: String?
    var kilometre: Double
    var substance: String
    /// When it became known to us: from here the legal clocks run.
    var learned: Timestamp
    /// Nil while it is only suspected.
    var report: IncidentReported?
    /// Nil when it was reported without a suspicion before.
    var suspicion: IncidentSuspected?
    var impact = ImpactFacts()
    var plume: PlumeFacts?
    var decision: GradeDecided?
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
    /// When something was heard of it last.
    var heard: Timestamp

    struct GradeSaid: Codable, Hashable, Sendable {
        let fingerprint: String
        let at: Timestamp
        var isBack: Bool
    }

    struct TaskCount: Codable, Hashable, Sendable {
        var assigned = 0
        var completed = 0
        /// What was handed in last.
        var latest: String?
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
        (kilometre, substance, learned, heard) = (suspicion.kilometre, suspicion.substance, time, time)
        self.suspicion = suspicion
    }

    init(_ report: IncidentReported, at time: Timestamp) {
        (number, river, watercourse, kilometre) = (report.incident, report.river, report.watercourse, report.kilometre)
        (substance, learned, heard) = (report.substance, time, time)
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

    mutating func take(_ sample: SampleRecorded) {
        guard !samples.contains(where: { $0.sample == sample.sample }) else { return }
        samples.append(sample)
        guard samples.count > Self.maximumSamples else { return }
        let highest = samples.max { ($0.milligramsPerLitre ?? 0) < ($1.milligramsPerLitre ?? 0) }?.sample
        let oldest = samples.indices.filter { samples[$0].sample != highest }.min { samples[$0].sampled < samples[$1].sampled }
        if let oldest { samples.remove(at: oldest) }
    }
}
