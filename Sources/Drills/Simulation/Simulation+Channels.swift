import Chronology
import Events
import Processing

/// The sender and its channels.
extension Simulation {
    /// The sender reads on in its journal.
    func send(_ side: Side) {
        guard let node = nodes[side], node.hasPower, node.sender.isRunning else { return }
        var requests: [(NotificationRequested, Event)] = []
        while node.sender.position < node.journal.head {
            node.sender.position += 1
            let event = node.journal[node.sender.position].event
            guard event.side == side else { continue }
            switch event.type {
            case NotificationTransported.type:
                if let done = try? event.payload(NotificationTransported.self) { node.sender.settle(done.notification) }
            case NotificationFailed.type:
                if let failed = try? event.payload(NotificationFailed.self) { node.sender.settle(failed.notification) }
            case NotificationRequested.type:
                if let request = try? event.payload(NotificationRequested.self) { requests.append((request, event)) }
            default: break
            }
        }
        let isForgetful = cast.sendsAgain && node.sender.life > 1
        let due = requests.filter { isForgetful || node.sender.takes($0.0.notification) }
        for (request, event) in due { hand(request, event, 0, [], side) }
    }

    /// How often nothing gets out of the node at all.
    private static let outage = 0.03

    private func hand(_ request: NotificationRequested, _ cause: Event, _ channel: Int, _ attempts: [ChannelAttempt], _ side: Side) {
        guard channel < request.channels.count, (nodes[side]?.clock.now ?? now) < request.expires else {
            let failed = NotificationFailed(notification: request.notification, call: request.call, attempts: attempts, at: now)
            return write(failed, cause, side)
        }
        if channel == 0, !isCalm, channels.happens(Self.outage) {
            let attempts = request.channels.map { ChannelAttempt(channel: $0, attempts: 1, reason: "no network") }
            return write(
                NotificationFailed(notification: request.notification, call: request.call, attempts: attempts, at: now), cause, side)
        }
        let draw = isCalm ? 1 : channels.fraction()
        let habits = climate.channels
        let answer: Handing.Answer = draw < habits.stalls ? .silent : draw < habits.stalls + habits.fails ? .refused : .taken
        history.handed.append(
            Handed(
                at: now, side: side, notification: request.notification, call: request.call, channel: request.channels[channel]))
        let handing = Handing(
            request: request, cause: cause, channel: channel, attempts: attempts, answer: answer, log: history.handed.count - 1,
            life: nodes[side]?.sender.life ?? 0)
        let wait = answer == .silent ? DrillSender.patience : channels.waiting(.milliseconds(400))
        add(.channelAnswers(side, handing), after: wait)
    }

    /// A channel has answered, or its time is over.
    func take(_ handing: Handing, _ side: Side) {
        if handing.answer == .taken { history.handed[handing.log].isTaken = true }
        guard let sender = nodes[side]?.sender, sender.isRunning, sender.life == handing.life else {
            history.handed[handing.log].diedBefore = true
            return
        }
        let channel = handing.request.channels[handing.channel]
        if handing.answer == .taken {
            if !isCalm, channels.happens(climate.channels.diesBetween) {
                history.handed[handing.log].diedBefore = true
                return dieSender(side)
            }
            let done = NotificationTransported(
                notification: handing.request.notification, call: handing.request.call, channel: channel, attempts: handing.attempts,
                reference: nil, at: now)
            return write(done, handing.cause, side)
        }
        let attempt = ChannelAttempt(channel: channel, attempts: 1, reason: handing.answer == .silent ? "no answer" : "refused")
        hand(handing.request, handing.cause, handing.channel + 1, handing.attempts + [attempt], side)
    }

    private func write(_ payload: some EventPayload, _ cause: Event, _ side: Side) {
        guard let node = nodes[side] else { return }
        let source = "/\(side.rawValue)/channels"
        let event = try? Event(
            payload, id: EventIdentity.derived(source: source, cause: cause, index: 0), source: source, subject: cause.subject,
            time: node.clock.now, side: side, realm: realm, correlationID: cause.correlationID, causationID: cause.id)
        if let event { append(event, to: side) }
        if let done = payload as? NotificationTransported { nodes[side]?.sender.settle(done.notification) }
        if let failed = payload as? NotificationFailed { nodes[side]?.sender.settle(failed.notification) }
    }

    // MARK: - Falling over

    private func dieSender(_ side: Side) {
        note(side, "发送服务在交付之后、记录之前崩溃", "the sender dies between handing over and writing down")
        history.counts.crashes += 1
        nodes[side]?.sender.die()
        add(.senderRestart(side), after: crashes.span(.seconds(1) ... .seconds(30)))
    }

    func restartSender(_ side: Side) {
        guard nodes[side]?.hasPower ?? false else { return }
        if nodes[side]?.sender.isRunning == false { nodes[side]?.sender.start() }
        add(.send(side), after: .milliseconds(20))
    }
}
