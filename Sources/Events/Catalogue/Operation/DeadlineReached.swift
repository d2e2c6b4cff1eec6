package import Chronology

/// A time that a processor waited for has come. Subject: the processor.
package struct DeadlineReached: EventPayload {
    package static let type = "deadline.reached"
    package static let version = 1

    /// The processor.
    package let processor: String
    /// The time it waited for.
    package let deadline: Timestamp

    package init(
        processor: String, deadline: Timestamp
    ) {
        self.processor = processor
        self.deadline = deadline
    }
}
