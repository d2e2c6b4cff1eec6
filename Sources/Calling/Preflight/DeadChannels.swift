package import Chronology
package import Events
package import Wording

/// Channels of this node that take nothing now, as its journal has it: the sender says when one stops taking messages and when it takes them
/// again.
package struct DeadChannels: Hashable, Sendable {
    /// Since when, by the channel.
    package private(set) var since: [String: Timestamp] = [:]

    package init() {}

    /// Types of events that say it begin with this.
    package static let typePrefix = "watch."

    private static let watchPrefix = "channel-"

    /// The next event of the node's journal. What the other side says is of the other side's channels.
    package mutating func take(_ event: Event, of side: Side) throws(EventError) {
        guard event.side == side else { return }
        switch event.type {
        case WatchLapsed.type:
            let lapsed = try event.payload(WatchLapsed.self)
            guard let channel = Self.channel(lapsed.watch, lapsed.kind) else { return }
            since[channel] = since[channel] ?? event.time
        case WatchRecovered.type:
            let recovered = try event.payload(WatchRecovered.self)
            if let channel = Self.channel(recovered.watch, recovered.kind) { since[channel] = nil }
        default: return
        }
    }

    private static func channel(_ watch: String, _ kind: WatchKind) -> String? {
        guard kind == .channel, watch.hasPrefix(watchPrefix) else { return nil }
        return String(watch.dropFirst(watchPrefix.count))
    }
}

/// Somebody whom dead channels keep a call from.
package struct UnreachedCall: Hashable, Sendable, Codable {
    package let ladder: String
    package let urgency: CallUrgency
    package let step: Int
    package let post: String
    package let person: String?
    /// What is left: nothing, or the desk alone.
    package let channels: [String]
    package let text: Bilingual

    /// Nil where something else than the desk still takes the message, or the desk was all there was.
    init?(_ call: PreflightCall, of ladder: Ladder, dead: DeadChannels) {
        let left = call.channels.filter { dead.since[$0] == nil }
        let isLessened = left.count < call.channels.count
        guard call.skipped == nil, isLessened, left.allSatisfy({ $0 == ChannelKind.desk.rawValue }) else { return nil }
        (self.ladder, urgency, step, post, person) = (ladder.id, ladder.urgency, call.step, call.post, call.person)
        channels = left
        let who = call.person.map { Bilingual(zh: "\(call.postName.zh) \($0)", en: "\($0) (\(call.postName.en))") } ?? call.postName
        text =
            left.isEmpty
            ? Bilingual(zh: "第 \(call.step + 1) 步通知不到\(who.zh)", en: "step \(call.step + 1) does not reach \(who.en)")
            : Bilingual(zh: "第 \(call.step + 1) 步只在值班台显示：\(who.zh)", en: "step \(call.step + 1) reaches \(who.en) by the desk only")
    }

    /// Whether an urgent call does not come to this person at all.
    package var isCritical: Bool { urgency == .critical && channels.isEmpty }
}

extension Preflight {
    /// Whom calls by these rules would not reach now, or by the desk alone, while channels are dead. One for each ladder, post and step.
    package func unreached(_ rules: [CallRule], at start: Timestamp, dead: DeadChannels) -> [UnreachedCall] {
        var seen: Set<String> = []
        return rules.filter { seen.insert($0.ladder).inserted }.flatMap { rule -> [UnreachedCall] in
            guard let ladder = ladder(of: rule) else { return [] }
            return walk(rule, at: start).compactMap { UnreachedCall($0, of: ladder, dead: dead) }
        }
    }
}
