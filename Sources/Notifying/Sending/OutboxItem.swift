import Chronology
import Events
import Wording

/// One message that is not settled, and how far it has come.
struct OutboxItem: Sendable {
    let request: NotificationRequested
    /// Its number in the journal.
    let sequence: Int64
    var place = Place.nowhere
    /// Counts up whenever it leaves a queue, so that its old ticket is void.
    var number = 0
    /// Attempts by channel.
    private(set) var tries: [String: (count: Int, reason: String)] = [:]
    /// Channels that will not take it, however often they are asked.
    var refused: Set<String> = []
    /// Channels that were given up for this time round.
    var passed: Set<String> = []
    /// Times that all channels were given up.
    var rounds = 0
    /// Attempts with the channel that it is at.
    var attemptsHere = 0

    enum Place: Hashable {
        case nowhere
        case queued(String, since: Duration)
        case sending(String)
        /// Until then, and then this channel, or whichever comes first.
        case waiting(until: Duration, channel: String?)
        /// What became of it is being written down.
        case settled
    }

    init(_ request: NotificationRequested, sequence: Int64) { (self.request, self.sequence) = (request, sequence) }

    /// Those still worth asking, in the ladder's order, each once. The desk comes last wherever it stands: it shows what is recorded anyway, so
    /// it takes what nothing that reaches people elsewhere will take, and never keeps them from being told. A channel that only fails for the
    /// moment is asked for `patientRounds` before.
    var candidates: [String] {
        var seen: Set<String> = []
        let open = request.channels.filter { !refused.contains($0) && seen.insert($0).inserted }
        let (away, desk) = (open.filter { $0 != Self.desk }, open.filter { $0 == Self.desk })
        let asked = away.isEmpty || rounds >= Self.patientRounds ? away + desk : away
        return asked.filter { !passed.contains($0) }
    }

    /// Whom it is for; a channel that fails for one of them may be good for another.
    var recipient: String { request.person ?? request.post }

    private static let desk = ChannelKind.desk.rawValue
    /// Rounds through the other channels before the desk takes a message: half a minute of pauses where none of them rests.
    static let patientRounds = 4

    mutating func note(_ channel: String, _ reason: Bilingual, counts: Bool = true) {
        let before = tries[channel]?.count ?? 0
        // Why it failed when it was tried is worth more than that it was passed over later.
        if !counts, before > 0 { return }
        tries[channel] = (before + (counts ? 1 : 0), "\(reason)")
    }

    /// In the ladder's order.
    var attempts: [ChannelAttempt] {
        var seen: Set<String> = []
        return request.channels.filter { seen.insert($0).inserted }.compactMap { channel in
            tries[channel].map { ChannelAttempt(channel: channel, attempts: $0.count, reason: $0.reason) }
        }
    }
}

/// Why a channel was not tried, or not any more.
enum PassedOver {
    static let expired = Bilingual(zh: "已过期", en: "expired")
    static let unknown = Bilingual(zh: "本节点的 channels.yaml 没有这个渠道", en: "channels.yaml of this node has no such channel")
    static let resting = Bilingual(zh: "连续失败后暂停中", en: "it rests after failures")
    static let stuck = Bilingual(zh: "排队没有进展", en: "its queue did not move")

    static func crowded(_ most: Int) -> Bilingual {
        Bilingual(zh: "等待的消息超过 \(most) 条，其他更紧急", en: "more than \(most) messages waited, and others were more urgent")
    }
}

/// What is to be done about a message or a channel.
enum Directive: Sendable, Hashable {
    case send(NotificationRequested, channel: String)
    case record(NotificationRequested, Outcome)
    /// A channel takes nothing any more, or takes messages again.
    case say(channel: String, isDown: Bool, reason: Bilingual?)
}

/// How it ended.
enum Outcome: Hashable, Sendable {
    case transported(channel: String, reference: String?, attempts: [ChannelAttempt])
    case failed([ChannelAttempt])
}
