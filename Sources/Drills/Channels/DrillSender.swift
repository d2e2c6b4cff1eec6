package import Chronology
package import Events

/// The sender of one side: hands requested messages to channels, and writes down what became of them. What it holds is gone when it dies;
/// what has no outcome in the journal is handed over again, under the same number.
struct DrillSender {
    /// Counts its lives, so that an answer to a dead one finds nobody.
    private(set) var life = 1
    var isRunning = true
    var position: Int64 = 0
    /// Messages in hand.
    private(set) var inHand: Set<String> = []
    /// Messages whose outcome is in the journal.
    private(set) var settled: Set<String> = []

    mutating func takes(_ notification: String) -> Bool {
        !settled.contains(notification) && inHand.insert(notification).inserted
    }

    mutating func settle(_ notification: String) {
        inHand.remove(notification)
        settled.insert(notification)
    }

    mutating func die() {
        (isRunning, inHand, settled) = (false, [], [])
        life += 1
    }

    /// Reads its journal again from the beginning.
    mutating func start() { (isRunning, position) = (true, 0) }

    /// How long a channel may be silent.
    static let patience = Duration.seconds(30)
}

/// A message that was handed to a channel, as the channel has it.
package struct Handed: Hashable, Sendable {
    package let at: Timestamp
    package let side: Side
    package let notification: String
    package let call: String
    package let channel: String
    /// Whether the channel took it.
    package var isTaken = false
    /// Whether the sender died before it could write the outcome down.
    package var diedBefore = false
}
