import ArgumentParser
import Foundation
import Logging
import Runtime

/// Plays a past episode through two real nodes, faster than it happened.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a past episode through two nodes, local and corps, faster than it happened. 回放",
        discussion: """
            Starts both nodes as they would run, in an exercise realm of their own, feeds them the episode's files hour by hour, and tells
            what happens. Nothing of it can reach the real world. The people in it are simulated and are called so.
            """)

    @Argument(help: "The scenario's YAML file. 情景文件")
    var scenario: String
    @Option(help: "The folder Playbooks. 预案目录")
    var playbooks = "Playbooks"
    @Option(help: "Where the two nodes keep their data; default: a new folder for temporary files. 数据目录")
    var folder: String?
    @Option(help: "The first of the tcp ports that the two journals use (six in two rows). 端口")
    var ports = 17_700
    @Option(help: "The local desk's port; the corps' is the next one. 值班台端口")
    var deskPort = 8420
    @Flag(help: "End with a summary instead of leaving the desks open. 演完即止")
    var once = false
    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        do {
            let loaded = try Playbooks.load(from: playbooks)
            let episode = try Scenario.load(from: scenario, playbooks: loaded)
            let stage = try Stage(
                exercise: episode.exercise, root: folder ?? Self.temporaryFolder(), playbooks: playbooks, journalPorts: ports,
                deskPort: deskPort)
            try await play(episode, on: stage, loaded)
        } catch let complaint as any Configurational {
            printError("\(complaint)")
            throw ExitCode(Supervisor.configurationFault)
        }
    }

    private func play(_ episode: Scenario, on stage: Stage, _ playbooks: Playbooks) async throws {
        let storyteller = StoryLine(playbooks, language)
        let log = LogLevel.logger("fengsui.replay")
        try await runUntilStopped(supervised: false, log: log) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await stage.runNodes(log) }
                group.addTask {
                    let conductor = try Conductor(episode, stage, playbooks, storyteller)
                    let summary = try await conductor.play()
                    print(summary.text(language))
                    fflush(nil)
                    guard summary.isGood else { throw ExitCode.failure }
                    if !once { try await conductor.leaveOpen() }
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private static func temporaryFolder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "fengsui-replay-\(getpid())").path
    }
}
