package import Chronology
package import Events
import Synchronization

/// What time it is for a node. The only place where a service's shell asks.
///
/// In an exercise that goes by the journal, the time is what the last `clock.advanced` event said, and it never goes back.
package final class NodeClock: Sendable {
    package let kind: Kind
    private let machine: @Sendable () -> Timestamp
    private let heard = Mutex<Timestamp?>(nil)

    package enum Kind: String, CaseIterable, Sendable {
        /// The machine's own time.
        case system
        /// The time that `clock.advanced` events say: for exercises and replays only.
        case journal
    }

    /// - Parameter machine: reads the machine's time, in a simulation the simulated machine's; not asked by the journal's clock.
    package init(_ kind: Kind, machine: @escaping @Sendable () -> Timestamp) { (self.kind, self.machine) = (kind, machine) }

    package var now: Timestamp {
        switch kind {
        case .system: machine()
        case .journal: heard.withLock { $0 } ?? .distantPast
        }
    }

    /// Whether it is known what time it is: in an exercise only after somebody has said so.
    package var isSet: Bool { kind == .system || heardTime != nil }

    /// What the journal said last; nil on the machine's clock.
    package var heardTime: Timestamp? { heard.withLock { $0 } }

    /// Takes the time from a `clock.advanced` event; anything else is no concern of it.
    package func hear(_ event: Event) {
        guard kind == .journal, event.type == ClockAdvanced.type, let told = try? event.payload(ClockAdvanced.self) else { return }
        hear(told.to)
    }

    /// Never goes back: another part of the process may have heard more.
    package func hear(_ time: Timestamp) {
        guard kind == .journal else { return }
        heard.withLock { $0 = max($0 ?? time, time) }
    }
}
