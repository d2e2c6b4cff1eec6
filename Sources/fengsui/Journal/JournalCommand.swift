import ArgumentParser
import Events
import Foundation
import Journal
import Runtime

/// Serves a node's journal, and looks after its file.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Serve a node's journal, verify it, back it up. 日志",
        discussion: """
            The journal is the truth of a node: every event in its order, each linked to the one before by a SHA-256 chain.
            日志是节点的唯一事实来源：事件按顺序保存，前后以 SHA-256 链相连。
            """,
        subcommands: [
            JournalServeCommand.self, JournalVerifyCommand.self, JournalBackupCommand.self, JournalRestoreCommand.self,
            JournalExportCommand.self,
        ])
}

/// Which journal a command is about.
struct JournalFileOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The node's YAML file. 节点文件", valueName: "file"))
    var node: String?

    @Option(help: ArgumentHelp("The journal's own file, instead of --node. 日志文件", valueName: "path"))
    var file: String?

    func validate() throws {
        guard (node == nil) != (file == nil) else { throw ValidationError("name the journal by --node or by --file, one of the two") }
    }

    /// Where the journal is, and its realm where that is known beforehand.
    func place() throws -> (path: String, realm: Realm?) {
        if let file { return (file, nil) }
        var options = NodeOptions()
        options.node = node ?? ""
        let configuration = try options.configuration()
        return (configuration.folder.journal, configuration.realm)
    }

    /// Opens it for reading.
    func open() throws -> JournalFile {
        let (path, realm) = try place()
        let journal = try JournalFile(path: path)
        if let realm, realm != journal.realm {
            throw JournalError.otherRealm(path: path, stored: journal.realm.description, wanted: realm.description)
        }
        return journal
    }
}

/// Runs a command on a journal file; what is wrong is printed once, and ends it with 1, a fault in what was written with 78.
func reporting(_ body: () throws -> Void) throws {
    do { try body() } catch { throw reported(error) }
}

func reportingAsync(_ body: () async throws -> Void) async throws {
    do { try await body() } catch { throw reported(error) }
}

/// Tells a person what was wrong; what it ends with.
private func reported(_ error: any Error) -> any Error {
    switch error {
    case let error as JournalError:
        Terminal.endProgress()
        printError("\(error)")
        return ExitCode.failure
    case let complaint as any Configurational:
        printError("\(complaint)")
        return ExitCode(Supervisor.configurationFault)
    default: return error
    }
}

/// Says how far a walk over a journal is.
func showProgress(_ done: Int64, _ total: Int64) {
    Terminal.progress("\(done) of \(total) events · \(total == 0 ? 100 : done * 100 / total) %")
}
