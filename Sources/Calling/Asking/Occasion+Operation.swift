import Chronology
import Events
import Wording

/// Tasks, watches, the link, and calls of the other side.
extension Occasion {
    static func ofOperation(_ event: Event, _ names: SpokenNames) throws(EventError) -> Occasion? {
        switch event.type {
        case TaskOverdue.type: of(try event.payload(TaskOverdue.self), event, names)
        case TaskCompleted.type:
            try by(event, event.payload(TaskCompleted.self)) { ($0.task, $0.by, $0.person) }
        case TaskWithdrawn.type: Occasion(event, about: try event.payload(TaskWithdrawn.self).task)
        case WatchLapsed.type: of(try event.payload(WatchLapsed.self), event)
        case WatchRecovered.type: Occasion(event, about: try event.payload(WatchRecovered.self).watch)
        case LinkRefused.type: of(try event.payload(LinkRefused.self), event)
        case LinkHealed.type: of(try event.payload(LinkHealed.self), event)
        case CallUnanswered.type: of(try event.payload(CallUnanswered.self), event)
        case CallClosed.type: Occasion(event, about: try event.payload(CallClosed.self).call)
        default: nil
        }
    }

    static let operationVocabularies: [String: Vocabulary] = [
        TaskOverdue.type: Vocabulary(words: ["about", "unit", "due"]),
        TaskCompleted.type: Vocabulary(isPersons: true),
        TaskWithdrawn.type: Vocabulary(),
        WatchLapsed.type: Vocabulary(facts: ["kind": WatchKind.allCases.map(\.rawValue)], words: ["about", "reason"]),
        WatchRecovered.type: Vocabulary(),
        LinkRefused.type: Vocabulary(facts: ["cause": LinkRefusal.allCases.map(\.rawValue)], words: ["about", "reason"]),
        LinkHealed.type: Vocabulary(facts: ["independent": ["true", "false"]], words: ["about", "decisions"]),
        CallUnanswered.type: Vocabulary(words: ["about", "reason"]),
        CallClosed.type: Vocabulary(),
    ]

    private static func by<Payload>(
        _ event: Event, _ payload: Payload, _ parts: (Payload) -> (about: String, post: String, person: String)
    ) -> Occasion {
        let (about, post, person) = parts(payload)
        return Occasion(event, about: about).by(post, person)
    }

    private static func of(_ late: TaskOverdue, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: late.task)
        occasion.words["unit"] = names.organisation(late.unit)
        occasion.ask(by: late.due)
        return occasion
    }

    private static func of(_ lapsed: WatchLapsed, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: lapsed.watch)
        (occasion.facts["kind"], occasion.words["reason"]) = (lapsed.kind.rawValue, lapsed.reason)
        return occasion
    }

    private static func of(_ refused: LinkRefused, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: "refused-\(refused.peer.rawValue)")
        (occasion.facts["cause"], occasion.words["reason"]) = (refused.cause.rawValue, refused.reason)
        return occasion
    }

    private static func of(_ healed: LinkHealed, _ event: Event) -> Occasion {
        var occasion = Occasion(event, about: "healed-\(healed.peer.rawValue)-\(healed.until.milliseconds / 1000)")
        occasion.facts["independent"] = healed.decisions.isEmpty ? "false" : "true"
        occasion.words["decisions"] = Bilingual(zh: "\(healed.decisions.count)", en: "\(healed.decisions.count)")
        return occasion
    }

    /// A call that is itself about a call is told no further.
    private static func of(_ silent: CallUnanswered, _ event: Event) -> Occasion? {
        guard !silent.call.contains("-\(NotifyProcessor.relay)-") else { return nil }
        var occasion = Occasion(event, about: silent.call)
        occasion.words["reason"] = silent.reason
        return occasion
    }
}
