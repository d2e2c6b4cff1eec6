import Events
import Wording

/// Channels that refuse one message after another.
extension NotifyProcessor {
    /// A channel that has refused so many messages in a row is a thing to look after.
    func listen(_ attempts: [ChannelAttempt], taken channel: String?, _ state: inout NotifyState) -> [Emission] {
        guard let most = plan.watches.channelFailures else { return [] }
        var emissions: [Emission] = []
        for attempt in attempts {
            let id = "channel-\(attempt.channel)"
            guard state.watches[id] != nil || state.watches.count < Self.maximumWatches else { continue }
            var record = state.watches[id] ?? WatchRecord(kind: .channel, every: 0)
            record.failures += 1
            if record.failures == most, !record.isLapsed { emissions.append(lapsed(id, record)) }
            state.watches[id] = record
        }
        if let channel, let record = state.watches["channel-\(channel)"] {
            state.watches["channel-\(channel)"]?.failures = 0
            if record.isLapsed { emissions.append(recovered("channel-\(channel)", .channel)) }
        }
        return emissions
    }

    /// Watches that are kept, with those of channels.
    static let maximumWatches = 1_000
}
