import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Runtime
import Wording
import ZeroMQ

/// Follows a node's events.
struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail", abstract: "Follow a node's events, for people or as JSON lines. 跟踪事件")
    @OptionGroup var options: NodeOptions
    @Argument(help: "Beginnings of the event types to show, like warning. or air.forecast; none: all. 事件类型前缀")
    var types: [String] = []
    @Flag(help: "One CloudEvents JSON object a line. 输出 JSON 行")
    var json = false
    @Option(help: "Begin after this sequence number; 0 is the beginning. Default: only what is new. 起始序号")
    var after: Int64?
    @Flag(help: "End when everything there is has been shown. 到末尾即结束")
    var noFollow = false
    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        let configuration = try options.configuration()
        let story = StoryLine(try Playbooks.load(of: configuration, in: options.node), language)
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
        do {
            let start = try await start(client)
            let follower = Follower(client, realm: configuration.realm, after: start, typePrefixes: types)
            try await follow(follower, story)
        } catch let error as JournalError {
            await hub.close()
            printError("\(error)")
            throw ExitCode.failure
        }
        await hub.close()
    }

    private func start(_ client: JournalClient) async throws -> Int64 {
        if let after { return after }
        return try await client.status().headSequence
    }

    private func follow(_ follower: Follower, _ story: StoryLine) async throws {
        while true {
            switch try await follower.next() {
            case .events(let events): for event in events { show(event, story) }
            case .idle: break
            }
            fflush(nil)
            let (position, head) = (await follower.position, await follower.head)
            if noFollow, position >= head { return }
        }
    }

    private func show(_ journaled: JournaledEvent, _ story: StoryLine) {
        if json {
            print(String(decoding: journaled.event.json, as: UTF8.self))
        } else {
            print(story.line(for: journaled.event, sequence: journaled.sequence))
        }
    }
}
