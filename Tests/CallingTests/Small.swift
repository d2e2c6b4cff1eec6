import Chronology
import Duty
import Events
import Playbook
import Region
import Wording

@testable import Calling

/// A small plan: an officer, a deputy, a chief; five and ten minutes.
enum Small {
    static let ladder = Ladder(
        id: "ladder", name: text("ladder"), urgency: .critical,
        steps: [
            LadderStep(after: .minutes(0), posts: [.local: ["officer"], .corps: ["other-officer"]], channels: ["desk", "sms"]),
            LadderStep(after: .minutes(5), posts: [.local: ["deputy"], .corps: ["other-officer"]], channels: ["sms"]),
            LadderStep(after: .minutes(10), posts: [.local: ["the-chief"], .corps: ["other-chief"]], channels: ["sms"]),
        ], wait: .minutes(5), repeat: LadderRepeat(every: .minutes(15), rounds: 100), acknowledged: .minutes(60), worth: .minutes(60))

    static let quiet = Ladder(
        id: "quiet", name: text("quiet"), urgency: .minor,
        steps: [LadderStep(after: .minutes(0), posts: [.local: ["officer"], .corps: ["other-officer"]], channels: ["desk"])],
        wait: .minutes(30), repeat: LadderRepeat(every: .minutes(30), rounds: 3), acknowledged: .minutes(120), worth: .minutes(60))

    static let warning = CallRule(
        id: "warning", name: text("warning"), events: [WarningIssued.type], sides: .both, urgency: .critical, ladder: "ladder",
        chain: "warning", over: [WarningLifted.type, WarningCancelled.type], title: text("{level} warning of {hazard}"))
    static let raised = CallRule(
        id: "raised", name: text("raised"), events: [WarningUpdated.type], when: ["change": ["raised"]], sides: .both, urgency: .critical,
        ladder: "ladder", chain: "warning", over: [WarningLifted.type, WarningCancelled.type], title: text("raised to {level}"))
    static let lifted = CallRule(
        id: "lifted", name: text("lifted"), events: [WarningLifted.type], sides: .both, urgency: .minor, ladder: "quiet", chain: "end",
        group: "news", over: [], lasts: .hours(12), title: text("lifted"))
    static let task = CallRule(
        id: "task", name: text("task"), events: [TaskOverdue.type], sides: .own, urgency: .minor, ladder: "quiet", chain: "task",
        group: "task", over: [TaskCompleted.type], lasts: .hours(12), title: text("task {about} overdue"))

    static func plan(rules: [CallRule] = [warning, raised, lifted, task], watches: WatchPlan = .none) -> CallingPlan {
        CallingPlan(rules: rules, ladders: [ladder, quiet], watches: watches)
    }

    /// The officer changes at 08:00 and 20:00 in Beijing; the deputy's post is the same two people the other way round.
    /// - Parameter without: posts whose rota has nobody any more.
    static func duty(without vacant: Set<String> = []) -> DutyPlan {
        let people = ["ana", "ben", "cleo"].map { DutyPerson(id: $0, name: text($0), side: .local, provenance: .illustrative) }
        return DutyPlan(
            people: people,
            rotas: [("officer", ["ana", "ben"]), ("deputy", ["ben", "ana"]), ("the-chief", ["cleo"])].map { post, people in
                rota(post, people, last: vacant.contains(post) ? CalendarDate("2026-02-02") : nil)
            })
    }

    static func rota(_ post: String, _ people: [String], last: CalendarDate? = nil) -> Rota {
        Rota(
            post: post, side: .local,
            layers: [
                RotaLayer(
                    days: .every, shifts: [DailyShift("08:00-20:00")!, DailyShift("20:00-08:00")!], people: people, each: .shift,
                    first: CalendarDate("2026-02-01")!, last: last)
            ], deputies: [], isConfirmed: false)
    }

    static let region: Region = {
        let names = ["officer", "deputy", "the-chief"]
        let posts =
            names.map { DutyPost(id: $0, name: text($0), organisation: "body", side: .local) }
            + ["other-officer", "other-chief"].map { DutyPost(id: $0, name: text($0), organisation: "other-body", side: .corps) }
        return Region(places: [], posts: posts)
    }()

    static func bench(
        _ side: Side = .local, plan: CallingPlan = plan(), duty: DutyPlan = duty(), reach: Reach = .unknown, realm: Realm = .actual
    ) -> Bench {
        Bench(NotifyProcessor(side: side, plan: plan, duty: duty, region: region, reach: reach), realm: realm)
    }

    static func text(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }
}

// MARK: - Events

func issued(_ warning: String = "w1", _ level: WarningLevel = .orange) -> WarningIssued {
    WarningIssued(
        warning: warning, hazard: "pollution", area: "area", places: [], level: level, onset: CalendarDate("2026-03-02")!,
        ends: CalendarDate("2026-03-04")!, criterion: "c", citation: "c", probability: 0.8, threshold: 0.5, causes: [],
        reason: Small.text("reason"))
}

func updated(_ change: WarningChange, from: WarningLevel, to level: WarningLevel, _ warning: String = "w1") -> WarningUpdated {
    WarningUpdated(
        warning: warning, hazard: "pollution", area: "area", places: [], change: change, from: from, level: level,
        onset: CalendarDate("2026-03-02")!, ends: CalendarDate("2026-03-04")!, criterion: "c", citation: "c", probability: 0.8,
        threshold: 0.5, causes: [], reason: Small.text("reason"))
}

func lifted(_ warning: String = "w1") -> WarningLifted {
    WarningLifted(
        warning: warning, hazard: "pollution", area: "area", level: .orange, criterion: "c", citation: "c", causes: [],
        reason: Small.text("reason"))
}

func cancelled(_ warning: String = "w1") -> WarningCancelled {
    WarningCancelled(
        warning: warning, hazard: "pollution", area: "area", level: .red, post: "officer", person: "ana", at: morning,
        reason: Small.text("reason"))
}

func acknowledged(
    _ of: String, _ aggregate: String = "w1", by person: String = "ana", at time: Timestamp, expires: Timestamp? = nil
) -> AcknowledgementRecorded {
    AcknowledgementRecorded(of: of, aggregate: aggregate, post: "officer", person: person, at: time, expires: expires)
}

func overdue(_ task: String) -> TaskOverdue { TaskOverdue(task: task, response: "r", unit: "unit", due: morning) }

func silence(
    _ number: String, upTo: CallUrgency, level: WarningLevel? = nil, from: Timestamp, until: Timestamp, rules: [String] = [],
    about: [String] = ["w1"]
) -> SilenceSet {
    SilenceSet(
        silence: number, rules: rules, about: about, upTo: upTo, level: level, begins: from, ends: until, post: "officer", person: "ana",
        at: from, reason: "maintenance")
}
