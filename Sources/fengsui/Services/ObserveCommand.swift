import ArgumentParser
import GuidanceShell
import Logging
import Observing
import Processing
import Runtime

/// Reads the network's files and judges each day.
struct ObserveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe",
        abstract: "Read the network's files from the inbox and judge each day. 监测数据",
        discussion: """
            Put files of observations (CSV), of the rivers' monitors (CSV: monitor,time,parameter,value) or of guidance (replies of
            Open-Meteo, GRIB, CSV) into the folder `inbox` of the node's data folder; write elsewhere first and rename, or begin the name with a
            point until the file is whole. A file that was read goes to `archive`. What cannot be read is said as an event with file,
            line and reason, and nothing of it is lost.
            """)
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.observe) { node, playbooks in
            let processor = ObserveProcessor(side: node.configuration.side, region: playbooks.region, tables: playbooks.tables)
            let reader = GuidanceReader(points: playbooks.guidance.gridPoints)
            let inbox = Inbox(
                node: node, intake: Intake(region: playbooks.region), water: WaterIntake(names: playbooks.waterNames), guidance: reader)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await ProcessorShell(processor, on: node, watch: { state, position, _ in inbox.learn(state, position) }).run()
                }
                group.addTask { try await inbox.watch() }
                addFetching(playbooks.guidance, at: node, to: &group)
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    /// Nothing is added where nothing is fetched: the first task that ends, ends the service.
    private func addFetching(_ policy: GuidancePolicy, at node: Node, to group: inout ThrowingTaskGroup<Void, any Error>) {
        guard policy.isEnabled, !policy.sources.isEmpty else { return }
        guard let fetcher = GuidanceFetcher(in: node.configuration.realm) else {
            node.log.notice("this is an exercise, so no guidance is fetched")
            return
        }
        let watch = GuidanceWatch(policy, fetcher: fetcher, at: node)
        group.addTask {
            do {
                try await watch.run()
            } catch {
                await fetcher.close()
                throw error
            }
        }
    }
}

extension GuidanceWatch {
    /// The watch of a node: its inbox, its clock, its log.
    init(_ policy: GuidancePolicy, fetcher: GuidanceFetcher, at node: Node) {
        let folder = node.configuration.folder
        self.init(
            policy, fetcher: fetcher, inbox: folder.inbox, memory: folder.snapshots + "/guidance.json", now: { node.clock.now },
            log: node.log)
    }
}
