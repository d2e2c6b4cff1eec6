import ArgumentParser
import Events
import Runtime
import WarningMessages

/// Says this side's warnings as CAP messages, and judges and answers those of others.
struct AnnounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "announce",
        abstract: "Send this side's warnings as CAP messages; judge and answer those of others. CAP 消息收发",
        discussion: """
            Messages of this side and a feed of those in force and ended are kept in the folder `cap` of the node's data folder:
            `messages/*.cap`, `feed.atom`. They are signed when `announce: key` names a private key. A message that somebody puts into `cap/in` (write elsewhere
            first and rename) is judged; the answer, an Ack or an Error, lies in `cap/answers`, and the message goes to `cap/read`. The other
            side's messages come over the link and are answered over it.

            本方预警写入数据目录下的 cap/messages 与 cap/feed.atom；放入 cap/in 的消息经校验后，回执写入 cap/answers。
            """)
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.announce) { node, playbooks in
            guard let announcer = node.configuration.announce else {
                throw Complaint(
                    "this node says no CAP messages; add `announce:` with sender and name to its file, or take announce out of `services`")
            }
            let issuer = WarningMessages.Issuer(sender: announcer.sender, name: announcer.name, contact: announcer.contact)
            let processor = AnnounceProcessor(
                side: node.configuration.side, region: playbooks.region, issuer: issuer, names: playbooks.names)
            let folder = try CAPFolder(node, announcer)
            let inbox = CAPInbox(node, announcer)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ProcessorShell(processor, on: node).run() }
                group.addTask { try await folder.run() }
                group.addTask { try await inbox.watch() }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }
}
