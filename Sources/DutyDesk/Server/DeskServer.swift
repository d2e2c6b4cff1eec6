import Chronology
import Duty
import Events
import Foundation
import Hummingbird
import HummingbirdCore
import Journal
import Logging
import NIOCore
import Processing
package import Region
package import Runtime
package import Wording

/// The duty desk of one node: follows the journal and serves the page.
package struct DeskServer: Sendable {
    private let node: Node
    private let region: Region
    private let names: [String: Bilingual]
    private let rules: DeskRules

    /// Where the desk listens when the node's file names nothing: this machine only, since there is no login.
    package static let defaultHost = "127.0.0.1"
    package static let defaultPort = 8420

    /// - Parameter names: what the playbooks call rivers and substances, by id.
    /// - Parameter rules: who sits where, and what the desk goes by.
    package init(node: Node, region: Region, names: [String: Bilingual] = [:], rules: DeskRules = DeskRules()) {
        (self.node, self.region, self.names, self.rules) = (node, region, names, rules)
    }

    /// Runs until the task is cancelled.
    /// - Parameter listening: is told the port once the page can be opened; of use where the port was 0.
    /// - Throws: `DeskError` when the page's files are missing, and when the system does not open the port.
    package func run(listening: @escaping @Sendable (_ port: Int) -> Void = { _ in }) async throws {
        let board = DeskBoard()
        let application = try application(board, listening)
        let processor = DeskProcessor(region: region, names: spoken, register: rules.register)
        let shell = ProcessorShell(processor, on: node) { state, position, health in
            board.show(state, at: position, health)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await shell.run() }
            group.addTask { try await serve(application) }
            group.addTask { try await watchJournal(board) }
            group.addTask { try await keepAlive(board) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func serve(_ application: some ApplicationProtocol) async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            throw DeskError(error, host: address.host, port: address.port) ?? error
        }
    }

    private var address: (host: String, port: Int) {
        (node.configuration.desk?.host ?? Self.defaultHost, node.configuration.desk?.port ?? Self.defaultPort)
    }

    /// Names of playbooks, and of the people of the rotas.
    private var spoken: [String: Bilingual] {
        names.merging(rules.duty.people.map { ($0.id, $0.name) }) { name, _ in name }.merging(rules.calls) { name, _ in name }
    }

    private func application(_ board: DeskBoard, _ listening: @escaping @Sendable (Int) -> Void) throws -> some ApplicationProtocol {
        let (host, port) = address
        let routes = try routes(board, host: host)
        return Application(
            router: routes.router(),
            server: HTTPServerBuilder { responder in
                KeptChannel(inner: HTTP1Channel(responder: responder, configuration: .init(idleTimeout: .seconds(Self.idleSeconds))))
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { listening(port) }
            },
            logger: node.log)
    }

    private func routes(_ board: DeskBoard, host: String) throws(DeskError) -> DeskRoutes {
        let (side, realm) = (node.configuration.side, node.configuration.realm)
        let label = NodeLabel(
            side: side, realm: realm.description, exercise: realm.exercise, clock: node.configuration.clock.rawValue,
            feed: node.configuration.announce == nil ? nil : DeskRoutes.feed)
        return DeskRoutes(
            board: board, recorder: Recorder { [node] event in try await node.journal.append([node.signer.sign(event)])[0] },
            pages: try PageFiles(for: side, realm: realm), region: region, label: label, rules: rules,
            names: NameTable(region: region, side: side, others: names, people: rules.duty.people), hosts: Safeguards.hosts(for: host),
            cap: node.configuration.announce == nil ? nil : CAPShelf(folder: node.configuration.folder.cap),
            now: { [clock = node.clock] in clock.now },
            event: { [node] payload, subject, id, correlation, causation throws(EventError) in
                try node.event(payload, subject: subject, id: id, correlationID: correlation, causationID: causation)
            })
    }
}

// MARK: - Keeping watch

extension DeskServer {
    /// A connection on which nothing moves is closed after this time; a stream and a page that asks at intervals move every few seconds.
    static let idleSeconds: Int64 = 20
    /// More wait at the door. Pages beyond those that listen are told to close theirs after each answer, as browsers do.
    static let maximumConnections = 512
    /// How often a page hears that the desk is there.
    static let beat = Duration.seconds(5)
    /// How often the journal is asked how it is, and how long it may take to answer.
    static let question = Duration.seconds(5)

    private func keepAlive(_ board: DeskBoard) async throws {
        while true {
            try await Task.sleep(for: Self.beat)
            board.beat()
        }
    }

    /// The processor only waits when the journal is away; the page has to say so. A service that is dead says nothing of it itself.
    private func watchJournal(_ board: DeskBoard) async throws {
        let begun = ContinuousClock.now
        var judge = ServiceJudge(services: node.configuration.services.filter(\.readsJournal))
        while true {
            do {
                let status = try await node.journal.status(patience: Self.question)
                _ = judge.take(status.readers, uptime: begun.duration(to: .now))
                board.note(status, absent: judge.missing.map(\.rawValue).sorted())
            } catch let error as JournalError {
                board.noteSilence(error.description)
            }
            try await Task.sleep(for: Self.question)
        }
    }
}
