import ArgumentParser
import Events
import Foundation
import Journal
import Runtime
import ZeroMQ

/// How a node is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show how a node is: its journal, and how far each service has come. 节点状态",
        discussion: """
            Ends with 0 when the journal takes events and every service that reads it keeps up, 1 otherwise. How the link is, the other side's
            status and the desk say.
            """)
    @OptionGroup var options: NodeOptions

    /// Events that a service may have before it and still count as keeping up.
    private static let tolerable: Int64 = 1_000
    private static let patience = Duration.seconds(3)

    func run() async throws {
        let configuration = try options.configuration()
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
        do {
            let status = try await client.status(patience: Self.patience)
            await hub.close()
            let lines = configuration.services.filter { $0 != .journal }.map { line(for: $0, in: status) }
            print(head(of: status))
            for line in lines { print(line.text) }
            for reader in others(in: status, besides: configuration) { print(reader) }
            guard status.health == .open, lines.allSatisfy(\.isWell) else { throw ExitCode.failure }
        } catch let error as JournalError {
            await hub.close()
            printError("\(error)")
            throw ExitCode.failure
        }
    }

    private func head(of status: JournalStatus) -> String {
        let health =
            switch status.health {
            case .open: Terminal.styled("open 正常", .green)
            case .refusing(let reason): Terminal.styled("REFUSING 拒收: \(reason)", .red)
            }
        return "journal  \(status.side.rawValue)  \(status.realm)  head \(status.head)  \(health)"
    }

    private func line(for service: ServiceName, in status: JournalStatus) -> (text: String, isWell: Bool) {
        let name = service.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
        guard service.readsJournal else { return ("\(name) see the other side's status 见对方状态", true) }
        guard let reader = status.readers[service.rawValue], status.hears(service.rawValue) else {
            return (name + Terminal.styled(" not running 未运行", .red), false)
        }
        let behind = max(0, status.headSequence - reader.sequence)
        let text = "\(name) at \(reader.position), \(behind) behind 落后 \(behind)"
        return behind <= Self.tolerable ? (text, true) : (Terminal.styled(text, .yellow), false)
    }

    private func others(in status: JournalStatus, besides configuration: NodeConfiguration) -> [String] {
        let own = Set(configuration.services.map(\.rawValue))
        return status.readers.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }.map {
            "\($0.key.padding(toLength: 14, withPad: " ", startingAt: 0)) at \($0.value.position), \($0.value.secondsAgo) s ago"
        }
    }
}
