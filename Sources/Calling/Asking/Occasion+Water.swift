import Chronology
import Events
import Wording

/// Incidents on the water, their alarms and their reports.
extension Occasion {
    static func ofWater(_ event: Event, _ names: SpokenNames) throws(EventError) -> Occasion? {
        switch event.type {
        case AlarmSent.type: of(try event.payload(AlarmSent.self), event, names)
        case AlarmUnanswered.type: of(try event.payload(AlarmUnanswered.self), event)
        case IncidentReported.type: of(try event.payload(IncidentReported.self), event)
        case IncidentSuspected.type: of(try event.payload(IncidentSuspected.self), event)
        case IncidentContested.type: of(try event.payload(IncidentContested.self), event)
        case IncidentGraded.type: of(try event.payload(IncidentGraded.self), event)
        case ReportDue.type: of(try event.payload(ReportDue.self), event)
        case ReportOverdue.type: of(try event.payload(ReportOverdue.self), event)
        default: try end(event)
        }
    }

    static let waterVocabularies: [String: Vocabulary] = {
        let kinds = AlarmKind.allCases.map(\.rawValue)
        let reports = IncidentReportKind.allCases.map(\.rawValue)
        let persons = Vocabulary(isPersons: true)
        return [
            AlarmSent.type: Vocabulary(facts: ["kind": kinds], words: ["about", "kind", "text", "due"], hasDue: true, namesPosts: true),
            AlarmUnanswered.type: Vocabulary(facts: ["kind": kinds], words: ["about", "kind", "receiver", "due"]),
            IncidentReported.type: Vocabulary(facts: [:], words: ["about", "river", "reason"]),
            IncidentSuspected.type: Vocabulary(
                facts: ["severity": SuspicionSeverity.allCases.map(\.rawValue)], words: ["about", "river", "reason", "severity"]),
            IncidentContested.type: Vocabulary(words: ["about", "reason"]),
            IncidentGraded.type: Vocabulary(
                facts: ["grade": IncidentGrade.allCases.map(\.rawValue)], words: ["about", "grade", "reason"]),
            ReportDue.type: Vocabulary(facts: ["kind": reports], words: ["about", "kind", "due", "reason"], hasDue: true),
            ReportOverdue.type: Vocabulary(facts: ["kind": reports], words: ["about", "kind", "due"]),
            AlarmReceived.type: persons, ReportSubmitted.type: persons, IncidentClosed.type: persons, GradeDecided.type: persons,
            SuspicionCleared.type: Vocabulary(),
        ]
    }()

    private static func of(_ alarm: AlarmSent, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: alarm.alarm)
        occasion.facts["kind"] = alarm.kind.rawValue
        (occasion.words["kind"], occasion.words["text"]) = (alarm.kind.spoken, alarm.text)
        (occasion.addressee, occasion.receiver) = (alarm.toSide, alarm.toSide)
        occasion.asked[alarm.toSide] = [alarm.toPost]
        occasion.ask(by: alarm.receiptDue)
        return occasion
    }

    private static func of(_ silent: AlarmUnanswered, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: silent.alarm)
        occasion.facts["kind"] = silent.kind.rawValue
        (occasion.words["kind"], occasion.words["receiver"]) = (silent.kind.spoken, silent.toName)
        occasion.receiver = silent.toSide
        occasion.ask(by: silent.receiptDue)
        return occasion
    }

    private static func of(_ report: IncidentReported, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: report.incident)
        occasion.words["river"] = Bilingual(zh: report.river, en: report.river)
        occasion.words["reason"] = Bilingual(zh: report.description, en: report.description)
        return occasion
    }

    private static func of(_ suspicion: IncidentSuspected, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: suspicion.incident)
        occasion.facts["severity"] = suspicion.severity.rawValue
        (occasion.words["severity"], occasion.words["reason"]) = (suspicion.severity.spoken, suspicion.reason)
        occasion.words["river"] = Bilingual(zh: suspicion.river, en: suspicion.river)
        return occasion
    }

    private static func of(_ contested: IncidentContested, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: contested.incident)
        occasion.words["reason"] = contested.reason
        return occasion
    }

    private static func of(_ graded: IncidentGraded, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: graded.incident)
        occasion.level = graded.grade.level
        occasion.facts["grade"] = graded.grade.rawValue
        (occasion.words["grade"], occasion.words["reason"]) = (graded.grade.spoken, graded.reason)
        return occasion
    }

    private static func of(_ report: ReportDue, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: report.report)
        occasion.facts["kind"] = report.kind.rawValue
        (occasion.words["kind"], occasion.words["reason"]) = (report.kind.spoken, report.reason)
        occasion.ask(by: report.due)
        return occasion
    }

    private static func of(_ late: ReportOverdue, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: late.report)
        occasion.facts["kind"] = late.kind.rawValue
        occasion.words["kind"] = late.kind.spoken
        occasion.ask(by: late.due)
        return occasion
    }

    private static func end(_ event: Event) throws(EventError) -> Occasion? {
        switch event.type {
        case AlarmReceived.type:
            let received = try event.payload(AlarmReceived.self)
            return Occasion(event, about: received.alarm).by(received.post, received.person)
        case ReportSubmitted.type:
            let submitted = try event.payload(ReportSubmitted.self)
            return Occasion(event, about: submitted.report).by(submitted.post, submitted.person)
        case IncidentClosed.type:
            let closed = try event.payload(IncidentClosed.self)
            return Occasion(event, about: closed.incident).by(closed.post, closed.person)
        case GradeDecided.type:
            let decided = try event.payload(GradeDecided.self)
            return Occasion(event, about: decided.incident).by(decided.post, decided.person)
        case SuspicionCleared.type: return Occasion(event, about: try event.payload(SuspicionCleared.self).incident)
        default: return nil
        }
    }
}
