import Chronology
import Events
import Processing
import Wording

/// Everything that is to be sent and is not settled: which message goes to which channel when. A value without I/O and without a clock.
///
/// A message goes to the first channel of its ladder that is worth asking. One that fails is asked again after a pause, then the next one
/// is; when all have failed it waits and begins again, until it is no longer worth sending.
struct Outbox: Sendable {
    private(set) var items: [String: OutboxItem] = [:]
    private var lanes: [String: Lane] = [:]
    private var alarms = Alarms<Wake>()
    private var directives: [Directive] = []
    private let lane: @Sendable (String) -> ChannelLimits?

    private enum Wake: Hashable, Sendable {
        case item(String)
        case lane(String)
    }

    /// Messages that are not settled; the least urgent one gives way.
    static let maximum = 20_000
    /// Between two attempts with one channel; doubled for the next.
    static let pause = Duration.milliseconds(500)
    /// After all channels failed; doubled each time.
    static let firstWait = Duration.seconds(2)
    static let longestWait = Duration.seconds(60)
    /// In a channel's queue while there is another one to ask.
    static let patience = Duration.seconds(20)
    /// A channel that says that it is too much rests at once.
    static let restWhenLimited = Duration.seconds(60)

    private let most: Int

    /// - Parameter lane: the limits of a channel; nil when this node has none of that name.
    init(maximum: Int = Outbox.maximum, lane: @escaping @Sendable (String) -> ChannelLimits?) { (most, self.lane) = (maximum, lane) }

    /// When something has to be looked at again.
    var nextWake: Duration? { alarms.first }

    /// Everything up to before this number of the journal is settled; nil when all is.
    var firstUnsettled: Int64? { items.values.lazy.map(\.sequence).min() }

    // MARK: What happens

    mutating func take(_ request: NotificationRequested, sequence: Int64, at now: Moment) -> [Directive] {
        guard items[request.notification] == nil else { return [] }
        items[request.notification] = OutboxItem(request, sequence: sequence)
        if items.count > most { giveWay(for: request) }
        if items[request.notification]?.place == .nowhere { route(request.notification, now) }
        return told()
    }

    /// Its outcome is in the journal.
    mutating func settle(_ notification: String) { items[notification] = nil }

    mutating func finish(
        _ notification: String, channel: String, _ result: Result<String?, ChannelError>, at now: Moment
    ) -> [Directive] {
        lanes[channel]?.end()
        switch result {
        case .success(let reference):
            succeed(channel)
            if let item = items[notification] {
                record(notification, .transported(channel: channel, reference: reference, attempts: item.attempts))
            }
        case .failure(let error):
            items[notification]?.note(channel, error.text)
            judge(channel, error, of: items[notification]?.recipient ?? notification, now)
            goOn(notification, channel, error, now)
        }
        pump(channel, now)
        return told()
    }

    mutating func wake(at now: Moment) -> [Directive] {
        while let wake = alarms.pop(at: now.uptime) {
            switch wake {
            case .lane(let name): pump(name, now)
            case .item(let id): rouse(id, now)
            }
        }
        return told()
    }

    /// What the journal says about a channel from before.
    mutating func learn(channel: String, isDown: Bool) {
        guard open(channel) else { return }
        lanes[channel]?.isSaidDown = isDown
    }

    private mutating func told() -> [Directive] {
        defer { directives = [] }
        return directives
    }

    // MARK: Where to

    private mutating func route(_ id: String, _ now: Moment) {
        guard var item = items[id], item.place != .settled else { return }
        guard now.time < item.request.expires else { return giveUp(id, PassedOver.expired) }
        for name in item.candidates where !open(name) {
            item.note(name, PassedOver.unknown, counts: false)
            item.refused.insert(name)
        }
        items[id] = item
        for name in item.candidates {
            if lanes[name]?.circuit.isAvailable(at: now.uptime) == true { return enqueue(id, name, now) }
            items[id]?.note(name, PassedOver.resting, counts: false)
        }
        wait(id, now)
    }

    /// For a channel that rests to be worth asking, or for the next time round.
    private mutating func wait(_ id: String, _ now: Moment) {
        guard var item = items[id] else { return }
        if item.request.channels.allSatisfy({ item.refused.contains($0) }) { return giveUp(id, nil) }
        item.rounds += 1
        item.passed = []
        // One that does not rest is asked after the pause, however long another one still rests.
        let back = item.candidates.map { lanes[$0]?.circuit.opens ?? .zero }.min()
        let pause = (1..<min(item.rounds, 8)).reduce(Self.firstWait) { pause, _ in pause * 2 }
        item.place = .waiting(until: max(back ?? .zero, now.uptime + min(pause, Self.longestWait)), channel: nil)
        items[id] = item
        setAlarm(id, now)
    }

    private mutating func enqueue(_ id: String, _ name: String, _ now: Moment) {
        guard var item = items[id] else { return }
        item.number += 1
        item.place = .queued(name, since: now.uptime)
        items[id] = item
        lanes[name]?.enqueue(Ticket(notification: id, number: item.number), item.request.urgency)
        pump(name, now)
        if items[id]?.place == item.place { setAlarm(id, now) }
    }

    /// Starts what may start.
    private mutating func pump(_ name: String, _ now: Moment) {
        while let ticket = lanes[name]?.next(at: now.uptime) {
            guard let item = items[ticket.notification], item.number == ticket.number, case .queued(name, _) = item.place else { continue }
            guard now.time < item.request.expires else {
                giveUp(ticket.notification, PassedOver.expired)
                continue
            }
            lanes[name]?.begin(at: now.uptime)
            items[ticket.notification]?.place = .sending(name)
            directives.append(.send(item.request, channel: name))
        }
        if let time = lanes[name]?.frees(at: now.uptime) { alarms.set(.lane(name), at: time) }
    }

    private mutating func open(_ name: String) -> Bool {
        if lanes[name] != nil { return true }
        guard let limits = lane(name) else { return false }
        lanes[name] = Lane(limits: limits)
        return true
    }
}

// MARK: - After a failure

extension Outbox {
    private mutating func succeed(_ channel: String) {
        lanes[channel]?.circuit.succeed()
        guard lanes[channel]?.isSaidDown == true else { return }
        lanes[channel]?.isSaidDown = false
        directives.append(.say(channel: channel, isDown: false, reason: nil))
    }

    private mutating func judge(_ channel: String, _ error: ChannelError, of recipient: String, _ now: Moment) {
        switch (error, error.blame) {
        case (.limited, _): lanes[channel]?.circuit.fail(at: now.uptime, atOnce: Self.restWhenLimited)
        case (_, .channel): lanes[channel]?.circuit.fail(at: now.uptime)
        case (_, .either): lanes[channel]?.circuit.suspect(recipient, at: now.uptime)
        case (_, .recipient): return lanes[channel]?.circuit.learnNothing(at: now.uptime) ?? ()
        }
        guard let lane = lanes[channel], let opens = lane.circuit.opens, opens > now.uptime else { return }
        if !lane.isSaidDown { directives.append(.say(channel: channel, isDown: true, reason: error.text)) }
        lanes[channel]?.isSaidDown = true
        alarms.set(.lane(channel), at: opens)
        // Who stood in its queue need not wait for it.
        for ticket in lanes[channel]?.clear() ?? [] where isValid(ticket) { route(ticket.notification, now) }
    }

    private func isValid(_ ticket: Ticket) -> Bool { items[ticket.notification]?.number == ticket.number }

    private mutating func goOn(_ id: String, _ channel: String, _ error: ChannelError, _ now: Moment) {
        // One that is settled stays so, whoever else says something about it.
        guard var item = items[id], item.place == .sending(channel), let lane = lanes[channel] else { return }
        item.place = .nowhere
        item.attemptsHere += 1
        if error.isPassing, item.attemptsHere < lane.limits.attempts, lane.circuit.isClosed {
            let pause = (1..<item.attemptsHere).reduce(Self.pause) { pause, _ in pause * 2 }
            item.place = .waiting(until: now.uptime + pause, channel: channel)
            items[id] = item
            return setAlarm(id, now)
        }
        item.attemptsHere = 0
        if error.isPassing { item.passed.insert(channel) } else { item.refused.insert(channel) }
        items[id] = item
        route(id, now)
    }

    private mutating func rouse(_ id: String, _ now: Moment) {
        guard let item = items[id] else { return }
        switch item.place {
        case .settled, .sending, .nowhere: return
        case _ where now.time >= item.request.expires: giveUp(id, PassedOver.expired)
        case .waiting(let until, _) where until > now.uptime: setAlarm(id, now)
        case .waiting(_, let channel?) where lanes[channel]?.circuit.isAvailable(at: now.uptime) == true: enqueue(id, channel, now)
        case .waiting: route(id, now)
        case .queued(let channel, let since):
            let others = item.candidates.filter { $0 != channel && lanes[$0]?.circuit.isAvailable(at: now.uptime) != false }
            guard now.uptime >= since + Self.patience, !others.isEmpty else { return setAlarm(id, now) }
            items[id]?.note(channel, PassedOver.stuck, counts: false)
            items[id]?.passed.insert(channel)
            items[id]?.place = .nowhere
            route(id, now)
        }
    }

    /// When to look at a message again that waits; at the latest when it expires.
    private mutating func setAlarm(_ id: String, _ now: Moment) {
        guard let item = items[id] else { return }
        let expiry = now.uptime + max(item.request.expires - now.time, .milliseconds(1))
        switch item.place {
        case .waiting(let until, _): alarms.set(.item(id), at: min(max(until, now.uptime), expiry))
        case .queued(_, let since):
            let patience = since + Self.patience
            alarms.set(.item(id), at: min(patience > now.uptime ? patience : now.uptime + Self.patience, expiry))
        case .nowhere, .sending, .settled: return
        }
    }

    // MARK: Ends

    private mutating func giveUp(_ id: String, _ reason: Bilingual?) {
        guard var item = items[id] else { return }
        if let reason {
            for name in item.candidates.isEmpty ? Array(item.request.channels.prefix(1)) : item.candidates {
                item.note(name, reason, counts: false)
            }
        }
        items[id] = item
        record(id, .failed(item.attempts))
    }

    private mutating func record(_ id: String, _ outcome: Outcome) {
        guard let item = items[id], item.place != .settled else { return }
        items[id]?.place = .settled
        directives.append(.record(item.request, outcome))
    }

    /// The least urgent message that is not on its way, and of those the last one.
    private mutating func giveWay(for new: NotificationRequested) {
        let waiting = items.values.filter { item in
            switch item.place {
            case .nowhere, .queued, .waiting: true
            case .sending, .settled: false
            }
        }
        let last = waiting.max { ($0.request.urgency.place, $0.sequence) < ($1.request.urgency.place, $1.sequence) }
        giveUp(last?.request.notification ?? new.notification, PassedOver.crowded(most))
    }
}
