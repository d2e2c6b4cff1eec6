import ArgumentParser
import Events
import Foundation
import Journal
import Logging
import Runtime

/// Runs a whole node.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Run a node: its journal and its services, restarted when they fall over. 启动节点")
    @OptionGroup var options: NodeOptions
    @Flag(help: .hidden)
    var supervised = false

    func run() async throws {
        let configuration: NodeConfiguration
        do {
            configuration = try options.configuration()
            _ = try Playbooks.load(of: configuration, in: options.node)
            try refuseOtherRealm(configuration)
            try configuration.folder.prepare()
        } catch let complaint as any Configurational {
            printError("up: \(complaint)")
            throw ExitCode(Supervisor.configurationFault)
        }
        let log = LogLevel.logger("fengsui.up")
        let children = Self.children(of: configuration, nodeFile: options.node)
        do {
            try await runUntilStopped(supervised: supervised, log: log) {
                try await Supervisor(executable: Self.executable, children: children, log: log).run()
            }
        } catch SupervisorError.configuration(let service) {
            printError("up: \(SupervisorError.configuration(service: service))")
            throw ExitCode(Supervisor.configurationFault)
        }
    }

    /// Before anything starts: another node may run on this folder, and the services would fall over its journal one by one.
    private func refuseOtherRealm(_ configuration: NodeConfiguration) throws {
        let path = configuration.folder.journal
        // One that is not there yet, or cannot be opened, is the journal service's to make or to complain of.
        guard let stored = try? JournalFile(path: path).realm, stored != configuration.realm else { return }
        let error = JournalError.otherRealm(path: path, stored: stored.description, wanted: configuration.realm.description)
        throw Complaint("\(error) in the line ‘data:’ of \(options.node)")
    }

    /// The journal first; it is waited for by the others anyway.
    private static func children(of configuration: NodeConfiguration, nodeFile: String) -> [Supervisor.Child] {
        let options = ["--node", URL(filePath: nodeFile).path, "--supervised"]
        return ServiceName.allCases.filter(configuration.services.contains).map { service in
            switch service {
            case .journal: Supervisor.Child(name: "journal", arguments: ["journal", "serve"] + options)
            default: Supervisor.Child(name: service.rawValue, arguments: [service.rawValue] + options)
            }
        }
    }

    /// This very program.
    static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
