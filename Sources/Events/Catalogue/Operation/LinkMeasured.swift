/// How far behind the other side's journal is read. Subject: the other side. Said when it changes much, and while it is behind at most once in some minutes.
package struct LinkMeasured: EventPayload {
    package static let type = "link.measured"
    package static let version = 1

    /// The other side.
    package let peer: Side
    /// The other journal's number up to which was read, as text.
    package let position: String
    /// Its head, as text.
    package let head: String
    /// Events that are not read yet.
    package let behind: Int
    /// Seconds between the last one's recording there and here.
    package let lag: Int
    /// Events a second, over the last stretch.
    package let pace: Int

    package init(peer: Side, position: String, head: String, behind: Int, lag: Int, pace: Int) {
        self.peer = peer
        self.position = position
        self.head = head
        self.behind = behind
        self.lag = lag
        self.pace = pace
    }
}
