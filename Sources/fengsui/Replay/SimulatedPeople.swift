import Chronology
import Events
import Region

/// The people of a replay. They see what is addressed to their side, acknowledge it after a while, answer consultations, release their own
/// side's proposals, and report tasks done.
/// They are called simulated in everything they say.
struct SimulatedPeople {
    struct Habits: Sendable, Hashable {
        let acknowledgeAfter: Duration
        /// When they get a task done, as a share of the time that they have for it.
        let completeAtShare: Double
        /// How many of the tasks they get done, 0 to 1; the others become overdue.
        let completedShare: Double
        /// How long after a consultation is opened the posts that must answer do so.
        let answerAfter: Duration
        /// How long after a proposal as many of them as it needs release it.
        let releaseAfter: Duration
        /// How many of the answers disagree, 0 to 1; the others agree.
        let disagreeingShare: Double
    }

    /// Something they are going to say.
    struct Deed {
        let at: Timestamp
        let side: Side
        let payload: any EventPayload
        let subject: String
        let id: String
        let correlationID: String?
        /// Where several posts say the same kind of thing about one event: which.
        let post: String?

        /// What is said at one time is said in an order that does not hang on which of two events caused it.
        fileprivate var order: [String] { [side.rawValue, type(of: payload).type, subject, post ?? "", id] }
    }

    private static let person = "模拟人员 simulated"
    private let habits: Habits
    private let region: Region
    private var deeds: [Deed] = []
    private var finished: Set<String> = []

    init(_ habits: Habits, region: Region) {
        (self.habits, self.region) = (habits, region)
    }

    /// Takes notice of an event in one side's journal.
    mutating func see(_ event: Event, in side: Side) throws(EventError) {
        switch event.type {
        case WarningIssued.type, WarningUpdated.type, PlumeForecast.type, IncidentGraded.type: acknowledge(event, side)
        case CallOpened.type where event.side == side, CallResumed.type where event.side == side: take(event, side)
        case ConsultationOpened.type: answer(try event.payload(), event, side)
        case WarningProposed.type where event.side == side: release(try event.payload(), event, side)
        case TaskAssigned.type where event.side == side: plan(try event.payload(), event, side)
        case AlarmSent.type: readBack(try event.payload(), event, side)
        case ReportDue.type where event.side == side: handIn(try event.payload(), event, side)
        case TaskWithdrawn.type, TaskCompleted.type: finished.insert(event.subject)
        default: break
        }
    }

    /// When they are going to say something next.
    var next: Timestamp? { deeds.map(\.at).min() }

    /// What they say by `time`, in order.
    mutating func deeds(by time: Timestamp) -> [Deed] {
        let due = deeds.filter { $0.at <= time }.sorted {
            $0.at == $1.at ? $0.order.lexicographicallyPrecedes($1.order) : $0.at < $1.at
        }
        deeds.removeAll { $0.at <= time }
        return due.filter { !($0.payload is TaskCompleted) || !finished.contains($0.subject) }
    }

    private mutating func acknowledge(_ event: Event, _ side: Side) {
        guard let post = region.posts(of: side).first else { return }
        let at = event.time + habits.acknowledgeAfter
        let acknowledgement = AcknowledgementRecorded(
            of: event.id, aggregate: event.subject, post: post.id, person: Self.person, at: at, note: nil)
        deeds.append(deed(acknowledgement, at, side, event))
    }

    /// Whoever is called says “I have it”, in the words that the desk has for it.
    private mutating func take(_ event: Event, _ side: Side) {
        guard let post = region.posts(of: side).first else { return }
        let at = event.time + habits.acknowledgeAfter
        let acknowledgement = AcknowledgementRecorded(
            of: event.id, aggregate: event.subject, post: post.id, person: Self.person, at: at, note: nil)
        deeds.append(deed(acknowledgement, at, side, event))
    }

    private mutating func plan(_ task: TaskAssigned, _ event: Event, _ side: Side) {
        guard let post = region.posts(of: side).first, isDone(task) else { return }
        let available = Double(max(0, (task.due - event.time).wholeMilliseconds))
        let at = event.time + .milliseconds(Int64(available * habits.completeAtShare))
        let completion = TaskCompleted(
            task: task.task, by: post.id, person: Self.person, evidence: "演练记录 exercise record", at: at)
        deeds.append(deed(completion, at, side, event))
    }

    /// The posts of this side that have to answer do, always the same way.
    private mutating func answer(_ consultation: ConsultationOpened, _ event: Event, _ side: Side) {
        let at = event.time + habits.answerAfter
        for participant in consultation.participants where participant.side == side && participant.isRequired {
            let disagrees = Self.draw(consultation.consultation, participant.post) < habits.disagreeingShare
            let opinion = ConsultationAnswered(
                consultation: consultation.consultation, stance: disagrees ? .disagree : .agree, post: participant.post,
                person: Self.person, at: at, reason: "演练意见 exercise opinion")
            deeds.append(deed(opinion, at, side, event, as: participant.post))
        }
    }

    /// Different people in different posts stand behind it, one after the other; behind what is for both sides first, because an own warning
    /// says which common one it is part of.
    private mutating func release(_ proposal: WarningProposed, _ event: Event, _ side: Side) {
        let own = Set(region.places(of: side).map(\.code))
        let at = event.time + habits.releaseAfter + (own.isSuperset(of: proposal.places) ? .minutes(1) : .zero)
        for (index, post) in proposal.release.posts.prefix(proposal.release.people).enumerated() {
            let endorsement = WarningEndorsed(
                proposal: proposal.proposal, warning: proposal.warning, post: post, person: "\(Self.person) \(index + 1)", at: at,
                note: "演练 exercise")
            deeds.append(deed(endorsement, at, side, event, as: post))
        }
    }

    /// Whoever is told takes the call after a while and reads it back.
    private mutating func readBack(_ alarm: AlarmSent, _ event: Event, _ side: Side) {
        guard alarm.toSide == side else { return }
        let at = event.time + habits.acknowledgeAfter
        let receipt = AlarmReceived(
            alarm: alarm.alarm, incident: alarm.incident, post: alarm.toPost, person: Self.person, readBack: "演练复述 exercise read-back",
            at: at)
        deeds.append(deed(receipt, at, side, event))
    }

    /// A report is handed in once, before its time; what is announced anew is the same report.
    private mutating func handIn(_ report: ReportDue, _ event: Event, _ side: Side) {
        guard report.revision == 0, let post = region.posts(of: side).first else { return }
        let available = Double(max(0, (report.due - event.time).wholeMilliseconds))
        let at = event.time + .milliseconds(Int64(available * habits.completeAtShare))
        let submission = ReportSubmitted(
            report: report.report, incident: report.incident, post: post.id, person: Self.person, at: at,
            note: "演练，未实际上报 exercise, not sent")
        deeds.append(deed(submission, at, side, event))
    }

    private func deed(_ payload: any EventPayload, _ at: Timestamp, _ side: Side, _ event: Event, as post: String? = nil) -> Deed {
        let id = EventIdentity.derived(from: ["people", side.rawValue, type(of: payload).type, event.id] + [post].compactMap { $0 })
        return Deed(at: at, side: side, payload: payload, subject: event.subject, id: id, correlationID: event.correlationID, post: post)
    }

    /// Always the same tasks, drawn by their number.
    private func isDone(_ task: TaskAssigned) -> Bool { Self.draw(task.task) < habits.completedShare }

    /// 0 to 1, always the same for the same names.
    private static func draw(_ names: String...) -> Double {
        Double(Int(EventIdentity.derived(from: names).prefix(4), radix: 16) ?? 0) / 65_536
    }
}
