/// An event as a journal numbered it.
package struct JournaledEvent: Sendable, Hashable {
    package let sequence: Int64
    package let event: Event

    package init(sequence: Int64, event: Event) {
        self.sequence = sequence
        self.event = event
    }
}
