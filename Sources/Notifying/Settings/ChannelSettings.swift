/// `channels.yaml` of a node: which ways out of the house there are. It lies in the node's folder `keys` and never in a repository.
package struct ChannelsFile: Hashable, Sendable {
    package let channels: [ChannelSettings]
    /// Somebody outside who notices when this node goes quiet; nil: nobody.
    package let watchdog: WatchdogSettings?

    package static let name = "channels.yaml"
    package static let maximum = 16
    /// Without a file only the desk is told.
    package static let none = ChannelsFile(channels: [], watchdog: nil)

    package init(channels: [ChannelSettings], watchdog: WatchdogSettings?) {
        (self.channels, self.watchdog) = (channels, watchdog)
    }
}

/// One channel.
package struct ChannelSettings: Hashable, Sendable {
    /// As ladders and contacts call it.
    package let id: String
    package let way: Way
    /// For one attempt.
    package let timeout: Duration
    package let limits: ChannelLimits

    package init(id: String, way: Way, timeout: Duration, limits: ChannelLimits) {
        (self.id, self.way, self.timeout, self.limits) = (id, way, timeout, limits)
    }

    /// How it goes out, with what it needs for that. Secrets are named by their files.
    package enum Way: Hashable, Sendable {
        case webhook(url: String, secretFile: String?)
        case wecom(url: String, keyFile: String, isMarkdown: Bool)
        case dingtalk(url: String, tokenFile: String, secretFile: String)
        case mail(command: String, from: String)
        /// - report: where the daemon puts delivery reports; nil: none are asked for.
        case sms(outgoing: String, staging: String, sent: String, failed: String, report: String?, parts: Int)
        case desk
    }

    package var kind: ChannelKind {
        switch way {
        case .webhook: .webhook
        case .wecom: .wecom
        case .dingtalk: .dingtalk
        case .mail: .mail
        case .sms: .sms
        case .desk: .desk
        }
    }
}

/// How much a channel is asked to do.
package struct ChannelLimits: Hashable, Sendable {
    /// Messages under way at once.
    package let concurrency: Int
    /// Messages in any minute; a quarter of them is kept for what is more than minor.
    package let perMinute: Int
    /// Attempts before the next channel is tried.
    package let attempts: Int

    package init(concurrency: Int = 4, perMinute: Int = 600, attempts: Int = 2) {
        (self.concurrency, self.perMinute, self.attempts) = (concurrency, perMinute, attempts)
    }

    package static let concurrencies = 1...32
    package static let attemptCounts = 1...5
    package static let rates = 1...60_000
}

/// An address that is told every minute that this node is alive.
package struct WatchdogSettings: Hashable, Sendable {
    package let url: String
    package let secretFile: String?
    package let every: Duration

    package init(url: String, secretFile: String?, every: Duration) { (self.url, self.secretFile, self.every) = (url, secretFile, every) }
}
