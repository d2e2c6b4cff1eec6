import ArgumentParser
import Foundation
import Logging
import Playbook
import Runtime

/// A journal of another node stays that however often the service starts.
extension RuntimeError: Configurational {}

/// What every command that belongs to a node asks for.
struct NodeOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The node's YAML file. 节点文件", valueName: "file"))
    var node: String

    /// Reads the node file; its mistakes are printed and end the command.
    func configuration() throws -> NodeConfiguration {
        let url = URL(filePath: node)
        guard let data = FileManager.default.contents(atPath: url.path) else {
            throw Complaint("\(node) cannot be read; name the node's YAML file with --node (Deploy/nodes/ has examples)")
        }
        let (text, unreadable) = PlaybookFolder.text(of: data, file: node)
        guard let text else { throw Findings(unreadable) }
        let (value, findings) = NodeConfiguration.read(text, file: url.path)
        guard let value else { throw Findings(findings) }
        return value
    }
}

/// What a service asks for besides.
struct ServiceOptions: ParsableArguments {
    @OptionGroup var node: NodeOptions

    @Flag(help: .hidden)
    var supervised = false

    /// Runs a service until it is asked to stop. A fault in the configuration ends with the code that tells the supervisor not to try again.
    func run(_ service: ServiceName, _ body: @escaping @Sendable (Node, Playbooks) async throws -> Void) async throws {
        do {
            let configuration = try node.configuration()
            let playbooks = try Playbooks.load(of: configuration, in: node.node)
            let node = try Node.open(configuration, service: service.rawValue)
            try await runUntilStopped(supervised: supervised, log: node.log, stopsItself: service == .desk) {
                try await body(node, playbooks)
            }
            await node.close()
        } catch let complaint as any Configurational {
            printError("\(service.rawValue): \(complaint)")
            throw ExitCode(Supervisor.configurationFault)
        }
    }
}
