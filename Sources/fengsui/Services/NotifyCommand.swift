import ArgumentParser
import Notifying
import Runtime

/// Calls people until one of them acknowledges, and watches over the other services.
struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Call people by the channels of this node until one acknowledges. 通知",
        discussion: """
            Channels and addresses stand in channels.yaml and contacts.yaml in the folder `keys` of the node's data folder; nobody else may read
            them (chmod 600). Without them only the desk is told. In an exercise they are not read: messages go to the desk and into the folder
            `outbox` of the exercise's own data.
            """)
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.notify) { node, playbooks in try await service(node, playbooks).run() }
    }

    private func service(_ node: Node, _ playbooks: Playbooks) throws(Findings) -> NotifyService {
        do {
            return try NotifyService(
                node: node, plan: playbooks.calling, duty: playbooks.duty, region: playbooks.region, texts: playbooks.texts,
                names: playbooks.names)
        } catch {
            throw Findings(error.findings)
        }
    }
}
