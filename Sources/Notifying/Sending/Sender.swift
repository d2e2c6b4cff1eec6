import Chronology
import Events
import Journal
import Processing
package import Runtime

/// Hands every message that is asked for to a channel, and writes down what became of it.
///
/// It follows the journal, so a message is lost by no crash; what is in no outcome is sent again under the same number when the process
/// died between handing it over and writing that down.
package struct Sender: Sendable {
    let node: Node
    let channels: ChannelSet
    let writer: MessageWriter
    let events: OutcomeEvents
    private let start = ContinuousClock.now

    package init(node: Node, channels: ChannelSet, writer: MessageWriter) {
        (self.node, self.channels, self.writer) = (node, channels, writer)
        events = OutcomeEvents(side: node.configuration.side, realm: node.configuration.realm)
    }

    /// Sending at once, over all channels.
    static let most = 256

    /// In a replay time runs as fast as it likes, and nothing leaves the system: there nothing expires, so that a replay that was disturbed
    /// says the same.
    var now: Moment { Moment(time: isReplay ? .distantPast : node.clock.now, uptime: start.duration(to: .now)) }

    private var isReplay: Bool { node.clock.kind == .journal }

    /// Runs until the task is cancelled. A journal that is away is waited for.
    package func run() async throws {
        let (inputs, put) = AsyncStream.makeStream(of: SenderInput.self)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await SenderReading(sender: self, put: put).run() }
            var desk = SenderDesk(Outbox { [channels] in channels.member($0)?.limits })
            var alarm: Duration?
            for await input in inputs {
                for directive in try take(input, &desk) { perform(directive, desk, put, &group) }
                if case .woken(let time) = input, time == alarm { alarm = nil }
                guard let wake = desk.outbox.nextWake, alarm.map({ wake < $0 }) ?? true else { continue }
                alarm = wake
                group.addTask { await sleep(until: wake, put) }
            }
        }
    }

    private func sleep(until wake: Duration, _ put: AsyncStream<SenderInput>.Continuation) async {
        try? await Task.sleep(until: start + wake, clock: .continuous)
        put.yield(.woken(wake))
    }

    private func take(_ input: SenderInput, _ desk: inout SenderDesk) throws -> [Directive] {
        switch input {
        case .requested(let journaled, let request): return desk.take(request, journaled, at: now)
        case .settled(let notification):
            desk.settle(notification)
            return []
        case .channel(let name, let isDown):
            desk.outbox.learn(channel: name, isDown: isDown)
            return []
        case .finished(let notification, let channel, let result):
            return desk.outbox.finish(notification, channel: channel, result, at: now)
        case .woken: return desk.outbox.wake(at: now)
        case .asked(let position, let answer):
            answer.yield(desk.settledThrough(position))
            answer.finish()
            return []
        }
    }

    private func perform(
        _ directive: Directive, _ desk: SenderDesk, _ put: AsyncStream<SenderInput>.Continuation,
        _ group: inout ThrowingDiscardingTaskGroup<any Error>
    ) {
        switch directive {
        case .send(let request, let channel):
            let requested = desk.causes[request.notification]?.time ?? now.time
            group.addTask {
                let result = await send(request, requested, channel)
                put.yield(.finished(request.notification, channel: channel, result))
            }
        case .record(let request, let outcome):
            let cause = desk.causes[request.notification]
            group.addTask { try await record(request, outcome, cause, put) }
        case .say(let channel, let isDown, let reason): group.addTask { try await say(channel, isDown, reason) }
        }
    }

    private func send(_ request: NotificationRequested, _ requested: Timestamp, _ name: String) async -> Result<String?, ChannelError> {
        guard let member = channels.member(name) else { return .failure(.failed("there is no such channel")) }
        let message = writer.message(
            request, requested: requested, for: member.route, address: channels.address(member, request))
        do throws(ChannelError) {
            return .success(try await member.channel.send(message))
        } catch {
            return .failure(error)
        }
    }

    private func record(
        _ request: NotificationRequested, _ outcome: Outcome, _ cause: Event?, _ put: AsyncStream<SenderInput>.Continuation
    ) async throws {
        let time = isReplay ? cause?.time : nil
        let event = try events.event(request, outcome, cause: cause, at: time ?? node.clock.now)
        try await node.delivery.deliver([event])
        // It comes back through the journal as well; refused there, it must not stay here for ever.
        put.yield(.settled(request.notification))
    }
}
