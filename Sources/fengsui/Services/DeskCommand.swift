import ArgumentParser
import DutyDesk
import Runtime

/// Serves the duty desk's page.
struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Serve the page of the duty desk. 值班台")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.desk) { node, playbooks in
            try await DeskServer(node: node, region: playbooks.region, names: playbooks.names).run()
        }
    }
}
