import ArgumentParser
import Foundation
import GuidanceShell
import Playbook
import Processing
import Runtime
import Wording

/// Asks every source of air/guidance.yaml once, due or not, and puts the replies into the node's inbox.
struct GuidanceFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetch from every source of air/guidance.yaml once, into the node's inbox. 下载一次",
        discussion: "Also where `enabled` is false. Ends with 1 when a source failed. In an exercise nothing is fetched.")
    @OptionGroup var options: NodeOptions

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        let configuration = try options.configuration()
        let policy = try Playbooks.load(of: configuration, in: options.node).guidance
        guard let fetcher = GuidanceFetcher(in: configuration.realm) else {
            throw Complaint("this node is in an exercise, and an exercise fetches nothing; put files into its inbox instead")
        }
        try configuration.folder.prepare()
        let watch = GuidanceWatch(
            policy, fetcher: fetcher, inbox: configuration.folder.inbox, memory: configuration.folder.snapshots + "/guidance.json",
            now: NodeClock.system, log: LogLevel.logger("fengsui.guidance"))
        let outcomes = await watch.round(all: true)
        await fetcher.close()
        for (source, outcome) in outcomes { print("\(source): \(language.choose(from: Self.text(of: outcome)))") }
        guard outcomes.allSatisfy({ if case .fetched = $0.outcome { true } else { false } }) else { throw ExitCode.failure }
    }

    private static func text(of outcome: GuidanceWatch.Outcome) -> Bilingual {
        switch outcome {
        case .fetched(let name): Bilingual(zh: "已放入收件目录：\(name)", en: "in the inbox: \(name)")
        case .failed(let error): error.text
        case .notKept(let reason): Bilingual(zh: "放不进收件目录：\(reason)", en: "cannot be put into the inbox: \(reason)")
        }
    }
}
