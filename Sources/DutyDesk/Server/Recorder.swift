import Chronology
import Events
import Journal
import Synchronization

/// Puts what a person said into the journal, once, and answers only when the journal has.
///
/// The event is made at the first attempt and kept: a second click or a retry sends the same bytes, which the journal knows already.
final class Recorder: Sendable {
    /// Appends one event and returns what became of it.
    typealias Append = @Sendable (Event) async throws -> WireOutcome

    struct Receipt: Encodable, Hashable {
        /// The journal's number, as text.
        let sequence: String
        /// True when it had been recorded before.
        let again: Bool
    }

    /// Events kept for a retry, at most.
    static let maximumKept = 1000

    private let append: Append
    private let kept = Mutex((events: [String: (event: Event, words: String)](), order: [String]()))

    init(append: @escaping Append) { self.append = append }

    /// - Parameters:
    ///   - id: the event's id.
    ///   - words: what the person said, without the time. Other words under the same id are another attempt, which the journal
    ///     refuses when it has the first.
    ///   - make: makes the event with that id.
    func record(id: String, words: String, make: () throws(EventError) -> Event) async throws(DeskRefusal) -> Receipt {
        let event = try first(id, words, make)
        do {
            return try receipt(try await append(event), id)
        } catch let refusal as DeskRefusal {
            throw refusal
        } catch let error as JournalError {
            throw .unanswered(error.description)
        } catch {
            throw .unanswered("\(error)")
        }
    }

    private func receipt(_ outcome: WireOutcome, _ id: String) throws(DeskRefusal) -> Receipt {
        switch outcome {
        case .stored(let sequence): return Receipt(sequence: String(sequence), again: false)
        case .known(let sequence): return Receipt(sequence: String(sequence), again: true)
        case .delayed(let reason): throw .notRecorded(reason, isPassing: true)
        case .refused(let reason):
            forget(id)
            throw .notRecorded(reason, isPassing: false)
        }
    }

    private func first(_ id: String, _ words: String, _ make: () throws(EventError) -> Event) throws(DeskRefusal) -> Event {
        do throws(EventError) {
            let event = try make()
            return kept.withLock { kept in
                if let earlier = kept.events[id], earlier.words == words { return earlier.event }
                if kept.events.updateValue((event, words), forKey: id) == nil { kept.order.append(id) }
                if kept.order.count > Self.maximumKept { kept.events[kept.order.removeFirst()] = nil }
                return event
            }
        } catch {
            throw .unreadable(error.description)
        }
    }

    private func forget(_ id: String) {
        kept.withLock { kept in
            kept.events[id] = nil
            kept.order.removeAll { $0 == id }
        }
    }
}
