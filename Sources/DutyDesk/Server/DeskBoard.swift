import Chronology
import Events
import Journal
import Synchronization

/// What the processor showed last and how the journal is, for everyone who asks; and who wants to hear of a change.
final class DeskBoard: Sendable {
    /// The journal, as the desk knows it.
    enum JournalHealth: Hashable, Sendable {
        /// Nothing has been heard yet.
        case starting
        case open
        /// It takes nothing; the reason says what to do.
        case refusing(reason: String)
        /// It does not answer.
        case silent(reason: String)
    }

    struct Glance: Sendable {
        var state = DeskState()
        /// The journal's sequence up to which the state has come.
        var position: Int64 = 0
        /// The journal's last event, as far as heard.
        var head: Int64 = 0
        var health = JournalHealth.starting
        /// Services of this node that the journal has not heard of for a while.
        var absent: [String] = []
        /// Counts everything that makes the page look different.
        var revision: Int64 = 0

        var behind: Int64 { max(0, head - position) }
    }

    /// Pages that listen at once, at most; one more asks again every few seconds instead.
    static let maximumListeners = 64

    private let content = Mutex((glance: Glance(), listeners: [Int: AsyncStream<Void>.Continuation](), next: 0))

    var glance: Glance { content.withLock { $0.glance } }

    /// The processor's state after a batch.
    func show(_ state: DeskState, at position: Int64, _ health: JournalStatus.Health) {
        change { glance in
            glance.state = state
            glance.position = position
            glance.head = max(glance.head, position)
            glance.health = JournalHealth(health)
        }
    }

    /// What the journal says of itself, and services that it has not heard of for a while.
    func note(_ status: JournalStatus, absent: [String] = []) {
        change { glance in
            glance.head = max(glance.head, status.headSequence)
            glance.health = JournalHealth(status.health)
            glance.absent = absent
        }
    }

    func noteSilence(_ reason: String) {
        change { $0.health = .silent(reason: reason) }
    }

    private func change(_ body: (inout Glance) -> Void) {
        let changed = content.withLock { content in
            let before = content.glance
            body(&content.glance)
            let after = content.glance
            let same =
                before.position == after.position && before.health == after.health && (before.behind > 0) == (after.behind > 0)
                && before.absent == after.absent
            if !same { content.glance.revision += 1 }
            return !same
        }
        if changed { beat() }
    }
}

extension DeskBoard.JournalHealth {
    init(_ health: JournalStatus.Health) {
        switch health {
        case .open: self = .open
        case .refusing(let reason): self = .refusing(reason: reason)
        }
    }
}

// MARK: - Listening

extension DeskBoard {
    /// Wakes every listener: something changed, or it is time to say that we are alive.
    func beat() {
        let listeners = content.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield() }
    }

    /// A stream of wake-ups; a listener that is slow hears several as one. Nil when there are too many already.
    func listen() -> AsyncStream<Void>? {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number: Int? = content.withLock { content in
            guard content.listeners.count < Self.maximumListeners else { return nil }
            content.next += 1
            content.listeners[content.next] = continuation
            return content.next
        }
        guard let number else { return nil }
        continuation.onTermination = { [weak self] _ in self?.forget(number) }
        // The first word comes at once.
        continuation.yield()
        return stream
    }

    private func forget(_ number: Int) {
        content.withLock { $0.listeners[number] = nil }
    }

    /// Whether there is no place for one more listener.
    var isCrowded: Bool { listenerCount >= Self.maximumListeners }

    var listenerCount: Int { content.withLock { $0.listeners.count } }
}
