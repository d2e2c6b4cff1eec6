import Chronology

/// What the response service knows, bounded by what is going on and by how long a finished response is kept.
package struct RespondState: Hashable, Sendable, Codable {
    /// By the number of the warning or incident.
    package internal(set) var responses: [String: ResponseRecord] = [:]

    /// How long a finished response is kept. It stays in the journal.
    package static let keptAfterEnd = Duration.days(30)

    package init() {}

    /// In the order of their numbers.
    package var ordered: [ResponseRecord] { responses.values.sorted { $0.number < $1.number } }

    /// The trigger to which a response or a task belongs.
    func trigger(ofTask task: String) -> String? {
        responses.values.first { $0.tasks.contains { $0.number == task } }?.trigger
    }

    mutating func prune(at time: Timestamp) {
        responses = responses.filter { $0.value.closing.map { time - $0.at <= Self.keptAfterEnd } ?? true }
    }
}
