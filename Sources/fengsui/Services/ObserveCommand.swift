import ArgumentParser
import Observing
import Runtime

/// Reads the network's files and judges each day.
struct ObserveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe",
        abstract: "Read the network's files from the inbox and judge each day. 监测数据",
        discussion: """
            Put CSV files into the folder `inbox` of the node's data folder; write elsewhere first and rename, or begin the name with a
            point until the file is whole. A file that was read goes to `archive`. What cannot be read is said as an event with file,
            line and reason, and nothing of it is lost.
            """)
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.observe) { node, playbooks in
            let processor = ObserveProcessor(side: node.configuration.side, region: playbooks.region, tables: playbooks.tables)
            let inbox = Inbox(node: node, intake: Intake(region: playbooks.region))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await ProcessorShell(processor, on: node, watch: { state, position, _ in inbox.learn(state, position) }).run()
                }
                group.addTask { try await inbox.watch() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }
}
