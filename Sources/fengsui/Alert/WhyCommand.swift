import ArgumentParser
import Calling
import Chronology
import Events
import Foundation
import Journal
import Runtime
import Wording

/// Why somebody was called, or was not.
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why was I (not) called: the whole way of a call, a warning, an incident or an event. 为何（未）通知",
        discussion: """
            Reads the node's journal and tells, in its order, which rules an event met and which not and why, each step with who was on duty,
            who was skipped and why, which silence kept it quiet, which channels were tried, what was shown, who acknowledged and when that
            ran out. --person and --post leave out what concerns others.
            """)

    @Argument(help: ArgumentHelp("A call, a warning, an incident, a task, or the id of an event. 编号", valueName: "id"))
    var id: String
    @Option(help: ArgumentHelp("Only about this person of the rota. 人员", valueName: "id"))
    var person: String?
    @Option(help: ArgumentHelp("Only about this post. 岗位", valueName: "id"))
    var post: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("The node's YAML file. 节点文件", valueName: "file"))
    var node: String
    @Flag(help: "One JSON object a line. 输出 JSON 行")
    var json = false
    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        guard person == nil || post == nil else { throw ValidationError("name --person or --post, not both") }
    }

    func run() throws {
        try reporting {
            var options = NodeOptions()
            options.node = node
            let configuration = try options.configuration()
            let folder = try CallingFolder(configuration.playbooks)
            let history = CallHistory(side: configuration.side, plan: folder.plan, region: folder.region)
            var answer = history.answer(about: id, only: asked)
            try JournalFile(path: configuration.folder.journal).events { answer.hear(try Event(json: $0.body)) }
            guard !answer.lines.isEmpty else {
                throw Complaint("the journal of \(node) has nothing about ‘\(id)’; name a call, a warning, an incident or an event's id")
            }
            let mark = ExerciseMark(configuration.realm)
            for line in answer.lines { print(json ? try Self.json(line, mark) : mark.everyLine(of: text(line))) }
        }
    }

    private var asked: CallHistory.Asked { person.map { .person($0) } ?? post.map { .post($0) } ?? .everybody }

    private func text(_ line: CallLine) -> String {
        "\(line.at.beijingText)  \(Terminal.inert(language.choose(from: line.text)))"
    }

    /// A line with the exercise that it is about.
    private struct Marked: Encodable {
        let line: CallLine
        let exercise: String?

        private enum Key: String, CodingKey { case exercise }

        func encode(to encoder: any Encoder) throws {
            try line.encode(to: encoder)
            var own = encoder.container(keyedBy: Key.self)
            try own.encodeIfPresent(exercise, forKey: .exercise)
        }
    }

    private static func json(_ line: CallLine, _ mark: ExerciseMark?) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(Marked(line: line, exercise: mark?.exercise)), as: UTF8.self)
    }
}
