import Accord
import ArgumentParser
import Events
import Foundation
import Journal
import Liaison
import Logging
import Playbook
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
            let terms = try LinkTerms(of: node)
            let link = Link(
                Self.home(node, terms), theirs: try Self.doors(node, peer),
                memoryPath: node.configuration.folder.snapshots + "/liaise.json",
                log: node.log)
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

    /// The other journal, by each of its public keys.
    private static func doors(_ node: Node, _ peer: NodeConfiguration.Peer) throws -> [JournalClient] {
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

    /// - Throws: `Findings` when the policy or the list of keys cannot be read; `Complaint` when signatures are asked for and the node has
    ///   no key to give its own.
    init(of node: Node) throws {
        self.node = node
        content = Self.content(of: node.configuration)
        known = try Self.read(node.configuration)
        if known.0.signatures == .required { _ = try KeyFiles.signingKey(of: node.configuration) }
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
