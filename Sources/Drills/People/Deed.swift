import Chronology
import Events

/// Something that a person is going to say at the desk.
struct Deed {
    /// By which this deed is told from any other; the same deed sent again is the same event.
    let key: String
    /// What is said, at the desk's time; nil when there is no reason any more.
    let make: (Timestamp) -> Said?
    /// Instead of saying something, somebody makes up their mind about this.
    var change: Change?

    enum Change { case silence, rota }

    struct Said {
        let payload: any EventPayload
        let subject: String
        let correlation: String?
        let cause: String?

        init(_ payload: any EventPayload, subject: String, correlation: String? = nil, cause: String? = nil) {
            (self.payload, self.subject, self.correlation, self.cause) = (payload, subject, correlation, cause)
        }
    }
}

/// A deed and when it is done, by the world's time.
struct PlannedDeed {
    let at: Timestamp
    let deed: Deed
}
