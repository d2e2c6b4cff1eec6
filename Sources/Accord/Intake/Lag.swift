import Chronology
import Events

/// How far behind the other journal this side is, and when that is worth saying.
struct Lag: Hashable, Sendable, Codable {
    /// Events from which on being behind is said.
    static let behind: Int64 = 1_000
    /// Seconds from which on it is said.
    static let late = 60
    /// Between two such words while it lasts.
    static let pause = Duration.seconds(300)

    private var seconds = 0
    private var said: Timestamp?
    private var isBehind = false
    private var read = 0
    private var since: Timestamp?

    mutating func see(_ page: PeerPage, _ machine: Timestamp) {
        since = since ?? machine
        read += page.events.count
        if let last = page.events.last {
            seconds = Int(clamping: max(0, (machine - last.recorded).wholeSeconds))
        } else if page.isLast {
            seconds = 0
        }
    }

    mutating func due(_ peer: Side, position: Int64, head: Int64, _ machine: Timestamp) -> LinkMeasured? {
        let left = max(0, head - position)
        let isWorse = left >= Self.behind || (left > 0 && seconds >= Self.late)
        let isDue = isWorse ? said.map { machine >= $0 + Self.pause || machine < $0 } ?? true : isBehind && left == 0
        guard isDue else { return nil }
        let took = max(1, since.map { (machine - $0).wholeSeconds } ?? 1)
        let measured = LinkMeasured(
            peer: peer, position: String(position), head: String(head), behind: Int(clamping: left), lag: left == 0 ? 0 : seconds,
            pace: Int(clamping: Int64(read) / took))
        (said, isBehind, read, since) = (isWorse ? machine : nil, isWorse, 0, machine)
        return measured
    }
}
