import Events
import Playbook
import Wording

/// How each record of `duty/calling.yaml` is written.
enum CallingRecords {
    static func limits(_ fields: Fields) -> CallingLimits? {
        let hold = fields.duration("longestHold", in: .seconds(60) ... .seconds(7 * 86_400))
        let silence = fields.duration("longestSilence", in: .seconds(60) ... .seconds(31 * 86_400))
        let gathering = fields.duration("gathering", in: .seconds(0) ... .seconds(3600))
        _ = fields.provenance()
        fields.rejectUnknownKeys()
        guard let hold, let silence, let gathering else { return nil }
        return CallingLimits(longestHold: hold, longestSilence: silence, gathering: gathering)
    }

    // MARK: Ladders

    static func ladder(_ fields: Fields) -> Located<Ladder>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let urgency = fields.choice("urgency", of: CallUrgency.self)
        let steps = fields.list("steps", count: 1...CallingPlan.maximumSteps, step)
        let wait = fields.integer("waitMinutes", in: 1...1440)
        let round = fields.optional.mapping("repeat", round)
        let acknowledged = fields.integer("ackMinutes", in: 1...10_080)
        let worth = fields.integer("worthMinutes", in: 1...10_080)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let urgency, let steps, let wait, let acknowledged, let worth, let provenance else { return nil }
        return Located(
            Ladder(
                id: id, name: name, urgency: urgency, steps: steps, wait: minutes(wait), repeat: round,
                acknowledged: minutes(acknowledged), worth: minutes(worth), provenance: provenance), at: fields.mark)
    }

    private static func step(_ fields: Fields) -> LadderStep? {
        let after = fields.integer("afterMinutes", in: 0...10_080)
        let posts = fields.mapping("posts") { posts -> [Side: [String]]? in
            let local = texts(posts, "local", 1...CallingPlan.maximumPosts)
            let corps = texts(posts, "corps", 1...CallingPlan.maximumPosts)
            posts.rejectUnknownKeys()
            guard let local, let corps else { return nil }
            return [.local: local, .corps: corps]
        }
        let channels = fields.entries("channels", count: 1...ChannelKind.allCases.count)?
            .compactMap { $0.choice(of: ChannelKind.self)?.rawValue }
        fields.rejectUnknownKeys()
        guard let after, let posts, let channels else { return nil }
        return LadderStep(after: minutes(after), posts: posts, channels: channels)
    }

    private static func round(_ fields: Fields) -> LadderRepeat? {
        let every = fields.integer("everyMinutes", in: 1...10_080)
        let rounds = fields.integer("rounds", in: 1...1000)
        fields.rejectUnknownKeys()
        guard let every, let rounds else { return nil }
        return LadderRepeat(every: minutes(every), rounds: rounds)
    }

    // MARK: Rules

    static func rule(_ fields: Fields) -> Located<CallRule>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let events = texts(fields, "events", 1...20)
        let when = fields.optional.mapping("when", conditions) ?? [:]
        let sides = fields.choice("sides", of: RuleSides.self)
        let urgency = fields.choice("urgency", of: CallUrgency.self)
        let ladder = fields.identifier("ladder")
        let chain = fields.identifier("chain")
        let group = fields.optional.identifier("group")
        let over = texts(fields, "over", 0...20)
        let answeredBy = fields.has("answeredBy") ? texts(fields, "answeredBy", 0...20) : []
        let before = fields.optional.duration("before", in: .seconds(60) ... .seconds(14 * 86_400))
        let lasts = fields.optional.duration("lasts", in: .seconds(60) ... .seconds(31 * 86_400))
        let title = fields.bilingual("title")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let events, let sides, let urgency, let ladder, let chain, let over, let answeredBy, let title,
            let provenance
        else { return nil }
        return Located(
            CallRule(
                id: id, name: name, events: events, when: when, sides: sides, urgency: urgency, ladder: ladder, chain: chain, group: group,
                over: over, answeredBy: answeredBy, before: before, lasts: lasts, title: title, provenance: provenance), at: fields.mark)
    }

    private static func conditions(_ fields: Fields) -> [String: Set<String>]? {
        var conditions: [String: Set<String>] = [:]
        for key in fields.keys { conditions[key] = texts(fields, key, 1...20).map(Set.init) }
        return conditions
    }

    static func texts(_ fields: Fields, _ key: String, _ count: ClosedRange<Int>) -> [String]? {
        fields.entries(key, count: count)?.compactMap { $0.string(length: 1...64) }
    }

    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
}

/// The kinds of channel that a ladder may name.
package enum ChannelKind: String, Hashable, Sendable, CaseIterable {
    /// The duty desk's page.
    case desk
    /// WeCom (企业微信) robot.
    case wecom
    /// DingTalk (钉钉) robot.
    case dingtalk
    case sms
    case email
    case webhook
}
