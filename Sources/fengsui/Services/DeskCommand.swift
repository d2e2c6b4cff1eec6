import Alerting
import ArgumentParser
import DutyDesk
import Rivers
import Runtime

/// Serves the duty desk's page.
struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Serve the page of the duty desk. 值班台")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.desk) { node, playbooks in
            let recall = playbooks.procedure.recall
            let side = node.configuration.side
            let rules = DeskRules(
                side: side, duty: playbooks.duty, calling: playbooks.calling,
                recall: DeskRecall(posts: recall.posts, within: recall.within), hazards: Hazard.allCases.map(\.rawValue),
                rivers: playbooks.rivers.rivers.map(DeskWaterway.init),
                register: RegisterKeeper(side: side, rivers: playbooks.rivers, region: playbooks.region))
            try await DeskServer(node: node, region: playbooks.region, names: playbooks.names, rules: rules).run()
        }
    }
}

extension DeskWaterway {
    init(_ river: River) {
        self.init(id: river.id, name: river.name, lengthKilometres: river.stem?.lengthKilometres ?? 0)
    }
}
