import Alerting
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
            let recall = playbooks.procedure.recall
            let rules = DeskRules(
                side: node.configuration.side, duty: playbooks.duty, calling: playbooks.calling,
                recall: DeskRecall(posts: recall.posts, within: recall.within))
            try await DeskServer(node: node, region: playbooks.region, names: playbooks.names, rules: rules).run()
        }
    }
}
