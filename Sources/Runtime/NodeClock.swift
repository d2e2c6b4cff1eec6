package import Chronology
package import Events
import Foundation
import Synchronization

/// What time it is for a node. The only place where a service's shell asks.
///
/// In an exercise that goes by the journal, the time is what the last `clock.advanced` event said, and it never goes back.
package final class NodeClock: Sendable {
    package let kind: NodeConfiguration.ClockKind
    private let heard = Mutex<Timestamp?>(nil)

    package init(_ kind: NodeConfiguration.ClockKind) { self.kind = kind }

    package var now: Timestamp {
        switch kind {
        case .system: Self.system()
        case .journal: heard.withLock { $0 } ?? .distantPast
        }
    }

    /// Whether it is known what time it is: in an exercise only after somebody has said so.
    package var isSet: Bool { kind == .system || heardTime != nil }

    /// What the journal said last; nil on the machine's clock.
    var heardTime: Timestamp? { heard.withLock { $0 } }

    /// The machine's time.
    package static func system() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Takes the time from a `clock.advanced` event; anything else is no concern of it.
    package func hear(_ event: Event) {
        guard kind == .journal, event.type == ClockAdvanced.type, let told = try? event.payload(ClockAdvanced.self) else { return }
        hear(told.to)
    }

    /// Never goes back: another part of the process may have heard more.
    func hear(_ time: Timestamp) {
        guard kind == .journal else { return }
        heard.withLock { $0 = max($0 ?? time, time) }
    }
}
