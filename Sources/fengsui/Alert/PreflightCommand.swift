import ArgumentParser
import Calling
import Chronology
import Duty
import Events
import Foundation
import Journal
import Notifying
import Region
import Runtime
import Wording

/// Who would be called, and what is broken.
struct PreflightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preflight",
        abstract: "If this fired now: who is called in what order, and what is broken in the days to come. 呼叫预检",
        discussion: """
            Goes up the ladder of a rule as the notify service would when nobody acknowledges, and looks at every hand-over of the posts
            concerned: nobody on duty, absent, no channel, the same person on every step, no chief. With --node the node's own journal says
            who has swapped or is away and which channels take nothing now, its contacts.yaml which channel reaches whom, and the node whether
            its services run and its channels have what they need; ask as the node's user. With --playbooks, and in an exercise, every channel
            is taken to reach everybody. Calling rules that leave something uncalled are named and refused.
            Ends with 0 when every critical call comes to the chief, 1 when one would not, or the node or a channel keeps it from somebody, 78 when
            the files cannot be used.
            """)

    @Option(name: .shortAndLong, help: ArgumentHelp("The node's YAML file. 节点文件", valueName: "file"))
    var node: String?
    @Option(help: ArgumentHelp("The playbooks, instead of --node. 预案目录", valueName: "folder"))
    var playbooks: String?
    @Option(help: "Of which side, with --playbooks: local or corps; default: both. 哪一方")
    var side: SideOption?
    @Option(
        help: ArgumentHelp("A rule of duty/calling.yaml; default: all critical ones are checked, and one is shown. 规则", valueName: "id"))
    var rule: String?
    @Option(help: ArgumentHelp("When it fires; default: now. 时间", valueName: "time"))
    var at: TimeOption?
    @Option(help: "Days to look ahead, up to 60. 检查天数")
    var days = 14
    @Flag(help: "One JSON object. 输出 JSON")
    var json = false
    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard (node == nil) != (playbooks == nil) else { throw ValidationError("name --node or --playbooks, one of the two") }
        guard (1...Preflight.longestLook).contains(days) else { throw ValidationError("--days is 1 to \(Preflight.longestLook)") }
    }

    func run() async throws {
        var isBroken = false
        try await reportingAsync {
            let ground = try await ground()
            for side in ground.sides {
                let report = try report(of: side, ground)
                isBroken = isBroken || report.isBroken
                print(json ? try report.json : ground.mark.everyLine(of: report.text(language)))
            }
        }
        if isBroken { throw ExitCode.failure }
    }

    private struct Ground {
        let folder: CallingFolder
        let sides: [Side]
        let book: DutyBook
        let reach: Reach
        var dead = DeadChannels()
        var node = NodeReadiness.unasked
        /// In an exercise.
        var mark: ExerciseMark?
    }

    private func ground() async throws -> Ground {
        guard let node else {
            let sides = side.map { [$0.side] } ?? Side.allCases
            return Ground(folder: try CallingFolder(playbooks ?? ""), sides: sides, book: DutyBook(), reach: .unknown)
        }
        var options = NodeOptions()
        options.node = node
        let configuration = try options.configuration()
        let path = configuration.folder.journal
        let journal = FileManager.default.fileExists(atPath: path) ? try JournalFile(path: path) : nil
        let book = try journal.map(CallingFolder.book) ?? DutyBook()
        let dead = try journal.map { try CallingFolder.deadChannels(in: $0, of: configuration.side) } ?? DeadChannels()
        let folder = try CallingFolder(configuration.playbooks)
        return Ground(
            folder: folder, sides: [configuration.side], book: book, reach: try reach(configuration, folder.region), dead: dead,
            node: try await NodeReadiness.ask(configuration), mark: ExerciseMark(configuration.realm))
    }

    private func reach(_ configuration: NodeConfiguration, _ region: Region) throws(Findings) -> Reach {
        do {
            return try .known(to: configuration, in: region)
        } catch {
            throw Findings(error.findings)
        }
    }

    private func report(of side: Side, _ ground: Ground) throws -> PreflightReport {
        let plan = ground.folder.plan
        let critical = plan.rules.filter { $0.urgency == .critical }
        let wanted =
            rule.flatMap(plan.rule) ?? (rule == nil ? critical.first { $0.events.contains(WarningIssued.type) } ?? critical.first : nil)
        guard let wanted else {
            throw Complaint("there is no rule ‘\(rule ?? "")’; there are \(plan.rules.map(\.id).joined(separator: ", "))")
        }
        let start = at?.time ?? .now
        let preflight = Preflight(
            side: side, plan: plan, duty: ground.folder.duty, book: ground.book, reach: ground.reach, region: ground.folder.region)
        let calls = preflight.walk(wanted, at: start)
        let isJudged = !ground.reach.isUnknown && wanted.urgency == .critical
        return PreflightReport(
            exercise: ground.mark?.exercise, side: side, rule: wanted.id, ladder: wanted.ladder, at: start, days: days,
            calls: calls,
            troubles: preflight.troubles(of: rule == nil ? critical : [wanted], from: start, days: days), deadChannels: ground.dead.since,
            unreached: preflight.unreached(rule == nil ? critical : [wanted], at: start, dead: ground.dead), node: ground.node,
            isDeskAlone: isJudged && calls.allSatisfy { Set($0.channels).isSubset(of: ["desk"]) })
    }
}

/// A side as an option.
struct SideOption: ExpressibleByArgument {
    let side: Side

    init?(argument: String) {
        guard let side = Side(rawValue: argument) else { return nil }
        self.side = side
    }
}

extension Timestamp {
    /// The machine's time.
    fileprivate static var now: Timestamp { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
