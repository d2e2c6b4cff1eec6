import Chronology

/// What the response service knows, bounded by a maximum and by how long a finished response is kept.
package struct RespondState: Hashable, Sendable, Codable {
    /// By the number of the warning or incident.
    package internal(set) var responses: [String: ResponseRecord] = [:]

    /// How long a finished response is kept. It stays in the journal.
    package static let keptAfterEnd = Duration.days(30)

    /// Responses kept, open and finished together, should incidents never be closed. An open one that is forgotten stays in the journal;
    /// its tasks are neither reminded of nor withdrawn any more. Illustrative: far more than a prefecture has open at a time.
    package static let maximum = 200

    package init() {}

    /// In the order of their numbers.
    package var ordered: [ResponseRecord] { responses.values.sorted { $0.number < $1.number } }

    /// The trigger to which a response or a task belongs.
    func trigger(ofTask task: String) -> String? {
        responses.values.first { $0.tasks.contains { $0.number == task } }?.trigger
    }

    /// Forgets what ended long ago and, beyond the maximum, first what ended, then what was not heard of for the longest time.
    /// - Parameter trigger: what was heard of just now; it stays.
    mutating func prune(at time: Timestamp, keeping trigger: String?) {
        responses = responses.filter { $0.value.closing.map { time - $0.at <= Self.keptAfterEnd } ?? true }
        while responses.count > Self.maximum {
            let others = responses.values.filter { $0.trigger != trigger }
            guard let least = others.min(by: { $0.isForgotten(before: $1) }) else { return }
            responses[least.trigger] = nil
        }
    }
}
