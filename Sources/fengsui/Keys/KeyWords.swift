import Accord
import Chronology
import Events
import Journal
import Processing
import Runtime
import ZeroMQ

/// Says in a node's journal what happens to its signing keys, so that the other side hears of it.
struct KeyWords {
    let configuration: NodeConfiguration

    /// Says a word signed with `key`, at the node's time.
    /// - Returns: the time it was said at.
    /// - Throws: `Complaint` when the journal does not take it: then nothing may be changed.
    func say(signedWith key: SigningKey, _ payload: (Timestamp) -> any EventPayload) async throws -> Timestamp {
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
        do {
            let time = try await time(client)
            let source = "/\(configuration.side.rawValue)/hand"
            let payload = payload(time)
            let id = EventIdentity.derived(from: [source, type(of: payload).type, key.verifying.name, time.rfc3339])
            let event = try Event(
                payload, id: id, source: source, subject: configuration.side.rawValue, time: time, side: configuration.side,
                realm: configuration.realm)
            let outcome = try await client.append([key.sign(event)], patience: .seconds(5))[0]
            await hub.close()
            if case .refused(let reason) = outcome { throw Complaint(reason) }
            if case .delayed(let reason) = outcome { throw Complaint(reason) }
            return time
        } catch let error as JournalError {
            await hub.close()
            throw Complaint("nothing was changed, because the journal has to say it: \(error)")
        }
    }

    private func time(_ client: JournalClient) async throws -> Timestamp {
        guard configuration.clock == .journal else { return NodeClock.system() }
        return try await ExerciseTime.last(in: client, realm: configuration.realm)
    }
}
