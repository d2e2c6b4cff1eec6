import ArgumentParser
import Calling
import Duty
import Foundation
import Notifying
import Playbook
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
        try await options.run(.notify) { node, playbooks in
            let (files, _) = PlaybookFolder.load(root: URL(filePath: node.configuration.playbooks).resolvingSymlinksInPath())
            let (duty, dutyFindings) = DutyPlan.read(files, region: playbooks.region)
            guard let duty else { throw Findings(dutyFindings) }
            let (plan, planFindings) = CallingPlan.read(files, region: playbooks.region, duty: duty)
            let (texts, textFindings) = MessageTexts.read(files)
            guard let plan, let texts else { throw Findings(planFindings + textFindings) }
            try await service(node, plan, duty, playbooks, texts).run()
        }
    }

    private func service(
        _ node: Node, _ plan: CallingPlan, _ duty: DutyPlan, _ playbooks: Playbooks, _ texts: MessageTexts
    ) throws(Findings) -> NotifyService {
        do {
            return try NotifyService(node: node, plan: plan, duty: duty, region: playbooks.region, texts: texts)
        } catch {
            throw Findings(error.findings)
        }
    }
}
