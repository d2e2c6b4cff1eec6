import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Liaison
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
            let theirs = JournalClient(
                hub: node.hub, endpoints: .remote(host: peer.address.host, port: peer.address.port),
                security: .curveClient(
                    keys: try KeyFiles.ownKeys(of: node.configuration), serverKey: try KeyFiles.publicKey(at: peer.keyFile)))
            let link = Link(
                to: node.configuration.side.other, realm: node.configuration.realm, theirs: theirs,
                cursorPath: node.configuration.folder.snapshots + "/liaise.json", log: node.log
            ) { events in
                try await node.delivery.deliver(events)
            } say: { change in
                try await Self.say(change, at: node)
            }
            try await link.run()
        }
    }

    /// In an exercise nothing can be said before it has a time.
    private static func say(_ change: LinkChanged, at node: Node) async throws -> Bool {
        guard let time = try await moment(at: node) else { return false }
        let id = EventIdentity.derived(from: [node.source, change.state.rawValue, NodeClock.system().rfc3339])
        let event = try Event(
            change, id: id, source: node.source, subject: change.peer.rawValue, time: time, side: node.configuration.side,
            realm: node.configuration.realm)
        try await node.delivery.deliver([event])
        return true
    }

    /// This process follows the other side's journal and not its own, so it has to ask its own for the time.
    private static func moment(at node: Node) async throws -> Timestamp? {
        guard node.configuration.clock == .journal else { return node.clock.now }
        do {
            let time = try await ExerciseTime.last(in: node.journal, realm: node.configuration.realm)
            return time > .distantPast ? time : nil
        } catch let error as JournalError where error.isPassing {
            return nil
        }
    }
}
