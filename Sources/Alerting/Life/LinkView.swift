import Chronology
import Events

/// Whether the other side can be reached, as this side's own journal has it.
struct LinkView: Hashable, Sendable, Codable {
    /// Since when it is down; nil while it is up, and before anything was said about it.
    private(set) var downSince: Timestamp?

    var isDown: Bool { downSince != nil }

    mutating func take(_ change: LinkChanged, at time: Timestamp) {
        switch change.state {
        case .up: downSince = nil
        case .down: downSince = downSince ?? time
        }
    }
}

/// The last words about warnings and consultations that were taken in, so that one that comes twice counts once.
struct RecentWords: Hashable, Sendable, Codable {
    private var ids: [String] = []

    static let maximum = 500

    /// - Returns: false for one that was taken in before.
    mutating func take(_ event: Event) -> Bool {
        let id = "\(event.source) \(event.id)"
        guard !ids.contains(id) else { return false }
        ids.append(id)
        ids.removeFirst(max(0, ids.count - Self.maximum))
        return true
    }
}
