/// A processor could not understand an event and left it out. Subject: the processor.
package struct EventRejected: EventPayload {
    package static let type = "event.rejected"
    package static let version = 1

    /// The processor.
    package let processor: String
    /// The id of the event.
    package let event: String
    /// The source of the event.
    package let source: String
    /// Why.
    package let reason: String

    package init(
        processor: String, event: String, source: String, reason: String
    ) {
        self.processor = processor
        self.event = event
        self.source = source
        self.reason = reason
    }
}
