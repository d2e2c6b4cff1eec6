import Events
import Foundation
import Journal
import Logging
import Playbook
import Runtime
import ZeroMQ

/// The two nodes of a replay: their files, their keys, their processes.
struct Stage: Sendable {
    let root: String
    let local: NodeConfiguration
    let corps: NodeConfiguration
    private let nodeFiles: [Side: String]

    /// The corps' observe is left out: the episode has no station on its ground.
    private static let services: [Side: [ServiceName]] = [
        .local: ServiceName.allCases,
        .corps: ServiceName.allCases.filter { $0 != .observe },
    ]
    private static let portsInARow = 10

    /// Makes folders, node files and keys, and lets each side read the other's journal.
    init(exercise: String, root: String, playbooks: String, journalPorts: Int, deskPort: Int) throws {
        self.root = root
        let playbooks = URL(filePath: playbooks).standardizedFileURL.path
        let ports = [Side.local: journalPorts, .corps: journalPorts + Self.portsInARow]
        let desks = [Side.local: deskPort, .corps: deskPort + 1]
        var configurations: [Side: NodeConfiguration] = [:]
        var files: [Side: String] = [:]
        for side in Side.allCases {
            let text = Self.nodeFile(
                side, exercise: exercise, root: root, playbooks: playbooks, port: ports[side, default: 0],
                peerPort: ports[side.other, default: 0], desk: desks[side, default: 0])
            files[side] = "\(root)/\(side.rawValue).yaml"
            configurations[side] = try Self.write(text, to: "\(root)/\(side.rawValue).yaml")
        }
        guard let local = configurations[.local], let corps = configurations[.corps] else { throw Complaint("a node file is missing") }
        (self.local, self.corps, nodeFiles) = (local, corps, files)
        try Self.exchangeKeys(local, corps)
    }

    func configuration(of side: Side) -> NodeConfiguration {
        switch side {
        case .local: local
        case .corps: corps
        }
    }

    /// Runs both nodes as child processes until the task is cancelled.
    func runNodes(_ log: Logger) async throws {
        let children = nodeFiles.sorted { $0.key.rawValue < $1.key.rawValue }.map { side, file in
            Supervisor.Child(name: side.rawValue, arguments: ["up", "--node", file, "--supervised"])
        }
        // The story is for people; of the services only what is out of the ordinary.
        let environment = [LogLevel.variable: Logger.Level.notice.rawValue]
        let supervisor = Supervisor(
            executable: UpCommand.executable, children: children, times: .init(stop: StopTime.ofNode), environment: environment, log: log)
        try await supervisor.run()
    }

    /// Who has to have come to the head of this side's journal before everything has been answered.
    func readers(of side: Side) -> [String] {
        let own = configuration(of: side).services.filter(\.readsJournal).map(\.rawValue)
        return own + ["\(side.other.rawValue)-liaise"]
    }

    // MARK: - Setting up

    private static func nodeFile(
        _ side: Side, exercise: String, root: String, playbooks: String, port: Int, peerPort: Int, desk: Int
    ) -> String {
        """
        # A node of a replay, written by `fengsui replay`.
        side: \(side.rawValue)
        realm: exercise-\(exercise)
        data: '\(root)/\(side.rawValue)'
        playbooks: '\(playbooks)'
        clock: journal
        services: [\((services[side] ?? []).map(\.rawValue).joined(separator: ", "))]
        outside: {host: 127.0.0.1, port: \(port)}
        peer: {host: 127.0.0.1, port: \(peerPort), key: '\(root)/\(side.other.rawValue)/keys/journal.public'}
        desk: {host: 127.0.0.1, port: \(desk)}
        announce: {sender: \(side.rawValue).exercise.invalid, name: {zh: 演练, en: Exercise}}

        """
    }

    private static func write(_ text: String, to path: String) throws -> NodeConfiguration {
        let (value, findings) = NodeConfiguration.read(text, file: path)
        guard let value else { throw Findings(findings) }
        guard !FileManager.default.fileExists(atPath: value.folder.journal) else {
            throw Complaint(
                "\(value.folder.path) holds a journal already; a replay begins with an empty folder, name another with --folder")
        }
        try value.folder.prepare()
        try Data(text.utf8).write(to: URL(filePath: path))
        return value
    }

    private static func exchangeKeys(_ one: NodeConfiguration, _ other: NodeConfiguration) throws {
        for (own, peer) in [(one, other), (other, one)] {
            _ = try KeyFiles.make(for: own)
            try KeyExchange.accept(KeyFiles.card(of: own), at: peer, keyFile: nil)
        }
    }
}

extension Stage {
    func deskAddress(of side: Side) -> String {
        let desk = configuration(of: side).desk
        return "http://\(desk?.host ?? "127.0.0.1"):\(desk?.port ?? 0)/"
    }
}
