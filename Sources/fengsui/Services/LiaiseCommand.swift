import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Liaison
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
            let theirs = JournalClient(
                hub: node.hub, endpoints: .remote(host: peer.address.host, port: peer.address.port),
                security: .curveClient(
                    keys: try KeyFiles.ownKeys(of: node.configuration), serverKey: try KeyFiles.publicKey(at: peer.keyFile)))
            let link = Link(
                to: node.configuration.side.other, realm: node.configuration.realm, theirs: theirs, ours: node.journal,
                cursorPath: node.configuration.folder.snapshots + "/liaise.json", log: node.log
            ) { change in
                let id = EventIdentity.derived(from: [node.source, change.state.rawValue, NodeClock.system().rfc3339])
                _ = try await node.publish(change, subject: change.peer.rawValue, id: id)
            }
            try await link.run()
        }
    }
}
