import ArgumentParser
import Foundation
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
            _ = try Playbooks.load(from: configuration.playbooks)
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
