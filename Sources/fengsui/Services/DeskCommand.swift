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
            let rules = DeskRules(
                side: node.configuration.side, duty: playbooks.duty, calling: playbooks.calling,
                recall: DeskRecall(posts: recall.posts, within: recall.within), hazards: Hazard.allCases.map(\.rawValue),
                rivers: playbooks.rivers.rivers.map(DeskWaterway.init))
            try await DeskServer(node: node, region: playbooks.region, names: playbooks.names, rules: rules).run()
        }
    }
}

extension DeskWaterway {
    init(_ river: River) {
        let entries = river.entries.map { ($0.id, Entry(name: $0.name, side: $0.side)) }
        self.init(
            id: river.id, name: river.name, lengthKilometres: river.stem?.lengthKilometres ?? 0,
            entries: Dictionary(entries, uniquingKeysWith: { first, _ in first }))
    }
}
