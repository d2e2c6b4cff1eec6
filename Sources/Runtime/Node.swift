package import Events
package import Journal
package import Logging
package import Processing
package import ZeroMQ

/// One process's connection to its node.
package struct Node: Sendable {
    package let configuration: NodeConfiguration
    /// The service's name, the last part of the source of what it says.
    package let service: String
    package let hub: Hub
    package let journal: JournalClient
    package let clock: NodeClock
    package let log: Logger
    /// Signs what this service says and what crosses to the other side, when the node has a signing key.
    package let signer: EventSigner

    package static func open(_ configuration: NodeConfiguration, service: String) throws -> Node {
        let hub = try Hub()
        var log = LogLevel.logger("fengsui.\(service)")
        log[metadataKey: "side"] = "\(configuration.side.rawValue)"
        return Node(
            configuration: configuration, service: service, hub: hub,
            journal: JournalClient(hub: hub, endpoints: configuration.folder.sockets),
            clock: NodeClock(configuration.clock), log: log, signer: EventSigner(of: configuration, log: log))
    }

    package func close() async {
        await journal.close()
        await hub.close()
    }

    package var source: String { "/\(configuration.side.rawValue)/\(service)" }

    /// The way of this service's events into its journal.
    package var delivery: Delivery { Delivery(to: journal, log: log, signer: signer) }

    /// - Throws: `RuntimeError.otherJournal`.
    func checkJournal() async throws {
        let status = try await journal.status()
        guard status.side == configuration.side, status.realm == configuration.realm.description else {
            throw RuntimeError.otherJournal(
                found: "\(status.side.rawValue) \(status.realm)", wanted: "\(configuration.side.rawValue) \(configuration.realm)")
        }
    }

    package func event(
        _ payload: any EventPayload, subject: String, id: String, correlationID: String? = nil, causationID: String? = nil
    ) throws(EventError) -> Event {
        try Event(
            payload, id: id, source: source, subject: subject, time: clock.now, side: configuration.side, realm: configuration.realm,
            correlationID: correlationID, causationID: causationID)
    }
}

/// Why a service cannot go on.
package enum RuntimeError: Error, Hashable, CustomStringConvertible {
    case otherJournal(found: String, wanted: String)

    package var description: String {
        switch self {
        case .otherJournal(let found, let wanted):
            "the journal in this node's folder is that of ‘\(found)’ and not of ‘\(wanted)’; start the whole node again with its own file"
        }
    }
}
