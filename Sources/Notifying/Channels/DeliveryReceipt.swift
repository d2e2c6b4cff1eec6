package import Chronology

/// What a network said about a message after a channel had taken it.
package struct DeliveryReceipt: Hashable, Sendable {
    package let notification: String
    package let call: String
    package let channel: String
    package let fate: Fate
    /// When the channel had sent it.
    package let sent: Timestamp
    /// When the report came.
    package let at: Timestamp
    /// How the channel finds again what it said this from.
    let name: String
    let files: [String]

    /// What became of it.
    package enum Fate: Hashable, Sendable {
        /// The telephone has it. Whether anybody has looked is another matter.
        case delivered
        /// The network has given up, and why, without a number of a telephone.
        case lost(String)
    }
}

/// A channel that hears more about a message than that it was taken.
package protocol ReportingChannel: Channel {
    /// What has come in; the same again until it is settled. Also puts away what is waited for no longer.
    func receipts(at now: Timestamp) async -> [DeliveryReceipt]

    /// It is written down.
    func settle(_ receipt: DeliveryReceipt) async
}
