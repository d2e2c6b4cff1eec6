import Accord
import Chronology
import Crypto
import Events
import Foundation
import Journal
import Runtime
import ZeroMQ

/// The conductor's end of one node: says things into its journal and hears what is said there.
final class NodeEnd {
    let side: Side
    private let realm: Realm
    private let client: JournalClient
    private let readers: [String]
    private let policy: CrossingPolicy
    private let signer: EventSigner
    private var heard: Int64 = 0

    init(_ side: Side, _ stage: Stage, _ hub: Hub) {
        self.side = side
        let configuration = stage.configuration(of: side)
        realm = configuration.realm
        client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
        readers = stage.readers(of: side)
        policy = CrossingPolicyFile.load(from: configuration.playbooks).value ?? .standard
        signer = EventSigner(of: configuration)
    }

    func waitUntilOpen() async throws {
        _ = try await client.status(patience: .seconds(60))
    }

    func say(
        _ payload: any EventPayload, subject: String, id: String, at time: Timestamp, service: String, correlationID: String? = nil
    ) async throws {
        let event = signer.sign(
            try Event(
                payload, id: id, source: "/\(side.rawValue)/\(service)", subject: subject, time: time, side: side, realm: realm,
                correlationID: correlationID ?? (payload is IncidentReported ? subject : nil)))
        switch try await patiently({ try await self.client.append([event])[0] }) {
        case .stored, .known: return
        case .refused(let reason), .delayed(let reason): throw Complaint(reason)
        }
    }

    /// The head of the journal when everybody who answers has come to it; nil while somebody is behind.
    func quietHead() async throws -> Int64? {
        let status = try await patiently { try await self.client.status() }
        let isQuiet = readers.allSatisfy { (status.readers[$0]?.sequence ?? -1) >= status.headSequence }
        return isQuiet ? status.headSequence : nil
    }

    /// What was said since the last time.
    func news() async throws -> [Event] {
        var events: [Event] = []
        while true {
            let page = try await patiently { try await self.client.read(after: self.heard) }
            events += page.events.map(\.event)
            heard = page.through
            if page.isLast { return events }
        }
    }

    /// How often a journal that is away is tried, each time for a client's patience: it starts again by itself.
    private static let attempts = 6

    private func patiently<Result>(_ work: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.attempts {
            do { return try await work() } catch let error as JournalError where error.isPassing { continue }
        }
        return try await work()
    }

    /// What this journal holds of the events that cross, each with a digest of all it says, in order. What the link says about itself, when
    /// its own time comes, is left out.
    func crossed() async throws -> [String] {
        heard = 0
        return try await news().filter { policy.takes($0, from: $0.side) && !$0.type.hasPrefix("link.") }.map {
            "\($0.source) \($0.id) \(SHA256.hash(data: $0.json))"
        }.sorted()
    }
}
