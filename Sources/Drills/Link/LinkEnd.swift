import Accord
import Chronology
import Events

/// One side's end of the link: the production intake, what of it is on disk, and the question that is on its way.
struct LinkEnd {
    let side: Side
    /// As it would be read after a crash.
    private(set) var saved: LinkIntake
    var intake: LinkIntake
    var isRunning = true
    /// The number of the question that waits for its answer.
    private(set) var waiting: Int?
    private(set) var asked = 0

    /// How long an answer may take before the link counts as down.
    static let patience = Duration.seconds(10)
    /// Between two questions when nothing is heard of anything new.
    static let pause = Duration.minutes(4)
    /// While the other side cannot be reached.
    static let retry = Duration.seconds(75)

    /// - Parameter keys: the other side's, let in by hand; none where nothing is signed.
    init(_ side: Side, realm: Realm, policy: CrossingPolicy, keys: KeyRing) {
        self.side = side
        saved = LinkIntake(of: side, realm: realm, policy: policy, keys: keys)
        intake = saved
    }

    mutating func save() { saved = intake }

    mutating func ask() -> Int {
        asked += 1
        waiting = asked
        return asked
    }

    mutating func hear(_ number: Int) { if waiting == number { waiting = nil } }

    mutating func die() { (isRunning, waiting) = (false, nil) }

    /// What was not saved is gone, but for the receipt that its own journal still has.
    mutating func start(_ lastReceipt: LinkReceived?) {
        intake = saved
        intake.recover(lastReceipt)
        isRunning = true
    }
}
