/// This side's chain from journal to people is alive. Subject: the side. It crosses the link: the other side calls its own people when it
/// does not come.
package struct HeartbeatSaid: EventPayload {
    package static let type = "heartbeat.said"
    package static let version = 1

    /// Counted by the side.
    package let number: Int
    /// Seconds until the next.
    package let every: Int
    /// Calls that are open.
    package let open: Int
    /// Calls that nobody has acknowledged.
    package let unanswered: Int

    package init(number: Int, every: Int, open: Int, unanswered: Int) {
        self.number = number
        self.every = every
        self.open = open
        self.unanswered = unanswered
    }
}
