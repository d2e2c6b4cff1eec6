package import Chronology

/// When a source is due. A host is never asked more often than every five minutes, however often the service is restarted.
package struct FetchSchedule: Hashable, Sendable, Codable {
    package var lastSuccess: Timestamp?
    package var lastAttempt: Timestamp?
    /// Failures since the last success.
    package var failures: Int

    package init() { failures = 0 }

    static let firstPause = Duration.seconds(300)
    static let longestPause = Duration.seconds(3600)

    /// The first time from which it may be asked again; nil: at once.
    package func due(every: Duration) -> Timestamp? {
        guard let lastAttempt else { return nil }
        guard failures > 0 else { return lastAttempt + every }
        // 5, 10, 20, 40, 60, 60 … minutes
        let doublings = min(failures - 1, 8)
        let pause = (0..<doublings).reduce(Self.firstPause) { pause, _ in pause * 2 }
        return lastAttempt + min(pause, Self.longestPause, every)
    }

    package mutating func succeeded(at now: Timestamp) {
        (lastSuccess, lastAttempt, failures) = (now, now, 0)
    }

    package mutating func failed(at now: Timestamp) {
        (lastAttempt, failures) = (now, min(failures, 1_000_000) + 1)
    }
}
