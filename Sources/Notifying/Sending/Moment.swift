package import Chronology
import Processing

/// One moment on two clocks: what time it is for the node, by which messages expire, and how long this process has been running, by which
/// it waits. In an exercise the first may run a hundred times as fast.
package struct Moment: Hashable, Sendable {
    package let time: Timestamp
    package let uptime: Duration

    package init(time: Timestamp, uptime: Duration) { (self.time, self.uptime) = (time, uptime) }
}
