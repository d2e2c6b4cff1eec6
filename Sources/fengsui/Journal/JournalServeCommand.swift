import ArgumentParser
import Events
import Foundation
import Journal
import Logging
import Processing
import Runtime
import ZeroMQ

/// Serves a node's journal: append, read, live.
struct JournalServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the node's journal until asked to stop. 运行日志服务",
        discussion: """
            Within the node it is reached through the ipc sockets in the node's folder `run`. Others reach it by tcp when the node file has
            `outside`, with a key that `fengsui keys allow` has let in; a change of that list counts at once.
            """)
    @OptionGroup var options: NodeOptions
    @Flag(help: .hidden)
    var supervised = false

    func run() async throws {
        let log = LogLevel.logger("fengsui.journal")
        do {
            let configuration = try options.configuration()
            try configuration.folder.prepare()
            let storage = try SQLiteStorage(path: configuration.folder.journal, realm: configuration.realm)
            let guarded = try configuration.outside.map { try OutsideDoor(configuration, $0, log) }
            try await runUntilStopped(supervised: supervised, log: log) {
                try await Self.serve(configuration, storage, guarded, log)
            }
        } catch let complaint as any Configurational {
            printError("journal: \(complaint)")
            throw ExitCode(Supervisor.configurationFault)
        } catch let error as JournalError {
            printError("journal: \(error)")
            throw Self.isConfigured(wrongly: error) ? ExitCode(Supervisor.configurationFault) : ExitCode.failure
        }
    }

    /// Whether starting again could not help: the file belongs to another realm or to another program.
    private static func isConfigured(wrongly error: JournalError) -> Bool {
        switch error {
        case .otherRealm, .notAJournal: true
        default: false
        }
    }

    private static func serve(
        _ configuration: NodeConfiguration, _ storage: SQLiteStorage, _ outside: OutsideDoor?, _ log: Logger
    ) async throws {
        let hub = try Hub()
        let clock = NodeClock(.system)
        do {
            let server = try await JournalServer(
                storage: storage, realm: configuration.realm, side: configuration.side,
                doors: .init(inside: configuration.folder.sockets, outside: outside?.door), hub: hub, now: { clock.now },
                isTimeBounded: configuration.clock == .system, notify: { JournalLog.write($0, to: log) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                if let outside { group.addTask { try await outside.watchKeys() } }
                defer { group.cancelAll() }
                try await group.next()
            }
            await hub.close()
        } catch {
            await hub.close()
            throw error
        }
    }
}

/// What the journal tells its operator, as lines of the log.
private enum JournalLog {
    static func write(_ notice: JournalServer.Notice, to log: Logger) {
        switch notice {
        case .listening(let endpoints):
            log.info("listening", metadata: ["append": "\(endpoints.append)", "read": "\(endpoints.read)", "live": "\(endpoints.live)"])
        case .refusing(let error): log.error("appends are refused: \(error)")
        case .openAgain: log.notice("appends are taken again")
        case .connectionsCut: log.notice("the list of keys became shorter: every connection from outside was cut and has to come again")
        }
    }
}
