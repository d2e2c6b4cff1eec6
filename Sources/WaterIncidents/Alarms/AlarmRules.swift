import Chronology
import Events
import Playbook
import Wording

/// Who tells whom downstream, and how long a receipt may take, as `rivers/alarms.yaml` has it.
package struct AlarmRules: Hashable, Sendable {
    /// A county or city on one side's part, with the post that is told for it.
    struct Receiver: Hashable, Sendable {
        let place: String
        let side: Side
        let post: String
    }

    /// The posts that speak for each side.
    let senders: [Side: String]
    /// The posts that are told where no receiver is written.
    let receivers: [Side: String]
    let places: [Receiver]
    /// A warning from this probability on; less is an information.
    let warnProbability: Double
    /// Who was warned is told that it is less likely below this, and not before.
    let goneProbability: Double
    /// An arrival has to move by so much before it is told anew.
    let updateShift: Duration
    /// Nobody gets more than one update in so long, unless the water comes sooner or the grade is graver.
    let updatePause: Duration
    /// The least severity of a suspicion for which upstream is asked.
    let searchFrom: SuspicionSeverity
    /// How long a receipt may take.
    let receipts: [AlarmKind: Duration]
    let provenance: Provenance

    /// Updates for one receiver of one incident, beside those that say that it is worse.
    static let maximumUpdates = 12

    func post(of side: Side, in place: String) -> String {
        places.first { $0.place == place && $0.side == side }?.post ?? receivers[side] ?? senders[side] ?? ""
    }

    func receipt(of kind: AlarmKind) -> Duration { receipts[kind] ?? .minutes(15) }
}
