import ArgumentParser
import Chronology
import DutyDesk
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
    @Option(help: "Language: zh, en; default both. 语言")
    var language: OutputLanguage?

    func run() async throws {
        let configuration = try options.configuration()
        let narration = EventNarration(region: try Playbooks.load(from: configuration.playbooks).region)
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: configuration.folder.sockets)
        do {
            let start = try await after ?? client.status().headSequence
            let follower = Follower(client, realm: configuration.realm, after: start, typePrefixes: types)
            try await follow(follower, narration)
        } catch let error as JournalError {
            await hub.close()
            printError("\(error)")
            throw ExitCode.failure
        }
        await hub.close()
    }

    private func follow(_ follower: Follower, _ narration: EventNarration) async throws {
        while true {
            switch try await follower.next() {
            case .events(let events): for event in events { show(event, narration) }
            case .idle: break
            }
            fflush(nil)
            let (position, head) = (await follower.position, await follower.head)
            if noFollow, position >= head { return }
        }
    }

    private func show(_ journaled: JournaledEvent, _ narration: EventNarration) {
        if json {
            print(String(decoding: journaled.event.json, as: UTF8.self))
        } else {
            print(StoryLine(narration, language).line(for: journaled.event, sequence: journaled.sequence))
        }
    }
}
