import ArgumentParser
import Calling
import Chronology
import Duty
import Wording

/// Who sits where.
struct DutyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show who is on duty, the next hand-overs, and what is wrong in the days to come. 谁在值班",
        discussion: """
            With --playbooks it goes by the rotas alone; with --node also by the swaps, absences and take-overs in the node's journal. With
            --post every shift is listed. Ends with 0 when each post has somebody all the time, 1 when one has nobody, 78 when a file has errors.
            仅有 --playbooks 时按值班表；有 --node 时还计入日志中的换班、缺勤与接班。时间均为北京时间。
            """)

    @OptionGroup var source: DutySourceOptions

    @Option(help: ArgumentHelp("List the shifts of this post; may be repeated. 岗位", valueName: "id"))
    var post: [String] = []

    @Option(help: ArgumentHelp("How many days to look ahead, up to \(Self.mostDays). 天数", valueName: "days"))
    var days = 14

    @Flag(help: "One JSON object. 输出 JSON")
    var json = false

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    private static let mostDays = 31

    func validate() throws {
        guard (1...Self.mostDays).contains(days) else { throw ValidationError("--days is from 1 to \(Self.mostDays)") }
    }

    func run() throws {
        try reporting {
            let duty = try source.read()
            let posts = try chosen(from: duty)
            let outlook = DutyOutlook(duty, posts: posts, until: duty.now + .hours(24 * days))
            let lines = json ? [try DutyRecord.line(outlook)] : DutyTable(outlook, language, withShifts: !post.isEmpty).lines
            for line in lines { print(json ? line : duty.mark.everyLine(of: line)) }
            guard !outlook.findings.contains(where: \.leavesNobody) else { throw ExitCode.failure }
        }
    }

    /// The posts that were asked for; of a node its own side's, else all that have a rota.
    private func chosen(from duty: DutyReading) throws -> [String] {
        guard post.isEmpty else {
            let known = duty.plan.rotas.map(\.post)
            if let strange = post.first(where: { !known.contains($0) }) {
                throw Complaint("there is no rota of ‘\(strange)’; there are \(known.joined(separator: ", "))")
            }
            return post
        }
        return duty.plan.rotas.filter { rota in duty.side.map { $0 == rota.side } ?? true }.map(\.post)
    }
}
