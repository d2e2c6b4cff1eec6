package import Events
package import Journal
package import Logging
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

    package static func open(_ configuration: NodeConfiguration, service: String) throws -> Node {
        let hub = try Hub()
        var log = Logger(label: "fengsui.\(service)")
        log[metadataKey: "side"] = "\(configuration.side.rawValue)"
        return Node(
            configuration: configuration, service: service, hub: hub,
            journal: JournalClient(hub: hub, endpoints: configuration.folder.sockets),
            clock: NodeClock(configuration.clock), log: log)
    }

    package func close() async {
        await journal.close()
        await hub.close()
    }

    package var source: String { "/\(configuration.side.rawValue)/\(service)" }

    /// Says something in this service's name, at this node's time, and returns when it is on disk.
    package func publish(
        _ payload: any EventPayload, subject: String, id: String, correlationID: String? = nil, causationID: String? = nil
    ) async throws -> WireOutcome {
        let event = try event(payload, subject: subject, id: id, correlationID: correlationID, causationID: causationID)
        return try await journal.append([event])[0]
    }

    package func event(
        _ payload: any EventPayload, subject: String, id: String, correlationID: String? = nil, causationID: String? = nil
    ) throws(EventError) -> Event {
        try Event(
            payload, id: id, source: source, subject: subject, time: clock.now, side: configuration.side, realm: configuration.realm,
            correlationID: correlationID, causationID: causationID)
    }
}
