import Events
import Journal
import Processing
import Runtime

/// Writes down what networks say about messages that a channel had sent: that the telephone has one, or that it could not be delivered.
struct ReceiptWatch: Sendable {
    private let node: Node
    private let channels: [any ReportingChannel]
    private let events: OutcomeEvents

    /// Between two looks. A report may come after seconds or days, and nobody is called later because of it.
    static let glance = Duration.seconds(5)

    init(node: Node, channels: [any ReportingChannel]) {
        (self.node, self.channels) = (node, channels)
        events = OutcomeEvents(side: node.configuration.side, realm: node.configuration.realm)
    }

    /// Runs until the task is cancelled.
    func run() async throws {
        while true {
            try await look()
            try await Task.sleep(for: Self.glance)
        }
    }

    /// A report is put away after it is in the journal: a crash between says the same once more, and the journal has it already.
    func look() async throws {
        for channel in channels {
            for receipt in await channel.receipts(at: NodeClock.system()) {
                try await node.delivery.deliver([try events.event(receipt)])
                await channel.settle(receipt)
            }
        }
    }
}
