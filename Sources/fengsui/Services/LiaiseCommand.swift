import Accord
import ArgumentParser
import Events
import Foundation
import Journal
import Liaison
import Logging
import Playbook
import Processing
import Runtime
import ZeroMQ

/// Fetches the other side's events.
struct LiaiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liaise", abstract: "Fetch from the other side's journal what concerns both. 兵地联络")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.liaise) { node, _ in
            guard let peer = node.configuration.peer else {
                throw Complaint("this node has no peer; add `peer:` with host, port and key to its file, or take liaise out of `services`")
            }
            let (terms, doors) = (try LinkTerms(of: node), try PeerDoors(of: node, to: peer))
            let link = Link(
                Self.home(node, terms), theirs: { await doors.now() }, memoryPath: node.configuration.folder.linkMemory, log: node.log)
            try await link.run()
        }
    }

    private static func home(_ node: Node, _ terms: LinkTerms) -> LinkHome {
        let time = AskedTime(of: node)
        return LinkHome(
            side: node.configuration.side, realm: node.configuration.realm, journal: node.journal,
            isTimeOwn: node.configuration.clock == .system, machine: { NodeClock.system() },
            keep: { try await node.delivery.deliver(foreign: $0) }, say: { _ = try await node.delivery.deliver($0) },
            terms: { await terms.now() }, time: { try await time.now() })
    }
}

/// The other side's journal, by each of its public keys; read again when their file changes.
actor PeerDoors {
    private let node: Node
    private let peer: NodeConfiguration.Peer
    private var content: Data?
    private var clients: [JournalClient]

    /// - Throws: `Complaint` when this node has no key or knows none of the other side's.
    init(of node: Node, to peer: NodeConfiguration.Peer) throws {
        (self.node, self.peer) = (node, peer)
        content = FileManager.default.contents(atPath: peer.keyFile)
        clients = try Self.clients(node, peer)
    }

    /// While the file has a mistake what was read before counts.
    func now() async -> [JournalClient] {
        let new = FileManager.default.contents(atPath: peer.keyFile)
        guard new != content else { return clients }
        content = new
        do {
            let old = clients
            clients = try Self.clients(node, peer)
            for client in old { await client.close() }
        } catch {
            node.log.error("the other side's keys have a mistake, and what was read before still counts: \(error)")
        }
        return clients
    }

    private static func clients(_ node: Node, _ peer: NodeConfiguration.Peer) throws -> [JournalClient] {
        let own = try KeyFiles.ownKeys(of: node.configuration)
        return try KeyFiles.publicKeys(at: peer.keyFile).map { key in
            JournalClient(
                hub: node.hub, endpoints: .remote(host: peer.address.host, port: peer.address.port),
                security: .curveClient(keys: own, serverKey: key), maximumFrame: Link.maximumFrame)
        }
    }
}

/// What the two sides have agreed and whose keys were let in, read again when the files change: a key that was taken in counts at once.
actor LinkTerms {
    private let node: Node
    private var known: (CrossingPolicy, KeyRing)
    private var content: [Data?]
    private var looked = ContinuousClock.now

    private static let glance = Duration.seconds(1)

    /// - Throws: `Findings` when the policy or the list of keys cannot be read.
    init(of node: Node) throws {
        self.node = node
        content = Self.content(of: node.configuration)
        known = try Self.read(node.configuration)
        // The node runs on all the same: its own people are warned by it whether the other side believes it or not.
        guard known.0.signatures == .required else { return }
        do {
            _ = try KeyFiles.signingKey(of: node.configuration)
        } catch {
            node.log.error("the other side will refuse what this node says, because it cannot sign it: \(error)")
        }
    }

    /// While a file has a mistake what was read before counts, and the log says so.
    func now() -> (CrossingPolicy, KeyRing) {
        guard looked.duration(to: .now) > Self.glance else { return known }
        looked = .now
        let new = Self.content(of: node.configuration)
        guard new != content else { return known }
        content = new
        do {
            known = try Self.read(node.configuration)
            node.log.notice("the link goes by the changed policy and keys now")
        } catch {
            node.log.error("the policy or the keys have a mistake, and what was read before still counts: \(error)")
        }
        return known
    }

    private static func read(_ configuration: NodeConfiguration) throws -> (CrossingPolicy, KeyRing) {
        let (policy, findings) = CrossingPolicyFile.load(from: configuration.playbooks)
        guard let policy else { throw Findings(findings) }
        return (policy, try SigningKeysFile(configuration.folder).ring)
    }

    private static func content(of configuration: NodeConfiguration) -> [Data?] {
        [configuration.playbooks + "/" + CrossingPolicy.file, configuration.folder.signingKeys].map(FileManager.default.contents(atPath:))
    }
}
