import ArgumentParser
import Drills
import Foundation
import Playbook
import Wording

/// Runs both nodes' services in a made-up world and judges what came of it.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Both nodes in one process, with cuts, crashes and people drawn from a seed; then judged. 双节点模拟与核查",
        discussion: """
            Runs the services of both sides over journals in memory, on a virtual
            clock: warnings, consultations, calls and incidents, while the link is
            cut, messages are lost and machines fall over. What came of it is then
            judged by a checker that knows the events and none of the services.

            The same seed is the same run, byte for byte. A seed that breaks a
            promise is told: the first broken rule, the events around it, and the
            line that plays it again. --everything shows each event of one seed.
            At the end it says how often each rule had something to judge.

            Ends with 1 when a promise is broken or the playbooks cannot be used.

            在一个进程里用虚拟时钟运行双方全部服务，按种子断网、丢包、断电、崩溃，再由独立的核查程序判断。同一种子逐字节重现。
            """)

    @Option(help: "How many seeds. 种子数")
    var seeds = 100

    @Option(help: "The first seed, or with --trace or --everything the only one. 起始种子")
    var seed: UInt64 = 1

    @Option(help: "Days of weather in each run, 1 to 60; default: 2. 每次模拟的天数")
    var days: Int?

    @Option(help: "Instead of days: hours in which everything goes wrong at once, 1 to 23. 每次模拟的小时数")
    var hours: Int?

    @Flag(help: "One seed only, and how it came to what it breaks. 只跑一个种子，讲述违反承诺的经过")
    var trace = false

    @Flag(help: "One seed only, every event of both sides. 逐步显示一个种子")
    var everything = false

    @Option(help: ArgumentHelp("The folder of playbooks. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: "zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard seeds >= 1 else { throw ValidationError("--seeds has to be at least 1") }
        guard seed <= UInt64.max - UInt64(seeds) else { throw ValidationError("--seed is too large") }
        guard (1...DrillLength.maximumDays).contains(days ?? 1) else {
            throw ValidationError("--days has to be 1 to \(DrillLength.maximumDays)")
        }
        guard (1...DrillLength.maximumHours).contains(hours ?? 1) else {
            throw ValidationError("--hours has to be 1 to \(DrillLength.maximumHours)")
        }
        guard days == nil || hours == nil else { throw ValidationError("give --days or --hours, not both") }
    }

    private var length: DrillLength { hours.map { .hours($0) } ?? .days(days ?? 2) }

    func run() throws {
        let ground = try loadGround()
        let checker = HistoryChecker(HistoryFacts(ground))
        var report = DrillReport(language: language, length: length)
        for number in seed..<seed + UInt64(trace || everything ? 1 : seeds) {
            let history = Simulation(seed: number, length, ground: ground, cast: .production(on: ground)).run()
            if everything { report.tellAll(history) }
            report.take(history, checker.judge(history))
        }
        report.finish()
        guard report.violations == 0 else { throw ExitCode.failure }
    }

    private func loadGround() throws -> DrillGround {
        let (files, _) = PlaybookFolder.load(root: URL(filePath: playbooks).resolvingSymlinksInPath())
        let (ground, findings) = DrillGround.read(files)
        guard let ground else { throw Findings(findings) }
        return ground
    }
}
