import Events
import Journal
import Logging
import Processing
import Runtime
import Wording

extension Sender {
    /// Says once that a channel takes nothing, and once that it does again; somebody is called about the first.
    func say(_ channel: String, _ isDown: Bool, _ reason: Bilingual?) async throws {
        let watch = OutcomeEvents.watch(ofChannel: channel)
        let event: Event
        if isDown, let reason {
            node.log.warning("channel \(channel) rests: \(reason.en)")
            event = try events.lapsed(watch, .channel, last: nil, every: 0, lapsing(channel, reason), at: node.clock.now)
        } else {
            node.log.notice("channel \(channel) takes messages again")
            event = try events.recovered(
                watch, .channel, Bilingual(zh: "通道 \(channel) 恢复", en: "channel \(channel) takes messages again"), at: node.clock.now)
        }
        try await node.delivery.deliver([event])
    }

    private func lapsing(_ channel: String, _ reason: Bilingual) -> Bilingual {
        Bilingual(
            zh: "通道 \(channel) 连续失败，暂停使用：\(reason.zh)",
            en: "channel \(channel) failed several times in a row and is passed over: \(reason.en)")
    }
}
