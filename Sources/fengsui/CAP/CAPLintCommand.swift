import ArgumentParser
import CAP
import CAPXML
import Foundation
import Wording

/// Finds what is wrong with messages.
struct CAPLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Judge CAP messages by the schema and by the rules that it misses. 校验预警消息",
        discussion: """
            Every finding has its line, its rule and what to do about it; the rules
            are listed in Sources/fengsui/Documentation.docc/CAP.md. Files are
            hostile until they have been read: at most 6 MiB, nothing is fetched,
            and a DOCTYPE is refused.

            Several files that refer to one another are judged as a chain as well;
            give them in the order of sending. A signature is not verified here:
            see `fengsui cap verify`.

            Ends with 0 when no file has an error (with --strict: nor a warning),
            with 1 otherwise, also where a file cannot be read, and with 64 when
            the command itself is written wrongly. Hints never fail it.

            逐条给出行号、规则和改法。同一条预警的多个文件按发出顺序一起给出，会同时
            检查引用链。没有错误返回 0（加 --strict 时也没有警告），否则返回 1；命令
            本身写错返回 64。提示不影响结果。
            """)

    @Argument(help: ArgumentHelp("CAP messages; - is standard input. 消息文件", valueName: "file"))
    var files: [String]

    @Flag(help: "One JSON object a file. 输出 JSON 行")
    var json = false

    @Flag(help: "Warnings fail it as well. 有警告也算不通过")
    var strict = false

    @Flag(help: "Leave out hints. 不列提示")
    var quiet = false

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func validate() throws {
        try CAPFile.checkCount(of: files)
    }

    func run() throws {
        let judged = try Self.judge(files)
        for file in judged { print(json ? try CAPLintRecord(file).line : CAPLintReport(file, language, hidesHints: quiet).text) }
        guard judged.allSatisfy({ $0.verdict == .valid || $0.verdict == .questionable && !strict }) else { throw ExitCode.failure }
    }

    /// Each file by itself and as a part of its chain.
    private static func judge(_ names: [String]) throws -> [CAPJudged] {
        let reader = try CAPReader()
        let files = CAPFile.read(names, by: reader)
        let chain = CAPChain(files.map(\.reading.root))
        return files.enumerated().map { CAPJudged($0.element, inChain: chain.findings[$0.offset] ?? []) }
    }
}

/// A file with everything that was found.
struct CAPJudged {
    let file: String
    let findings: [CAPFinding]
    let omitted: Int
    let schemaObjection: String?
    let identifier: String?
    let sender: String?

    var verdict: CAPVerdict { CAPVerdict(findings) }

    init(_ file: CAPFile, inChain findings: [CAPFinding]) {
        self.file = file.name
        self.findings = (file.reading.findings + findings).enumerated().sorted {
            ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
        }
        .map(\.element)
        (omitted, schemaObjection) = (file.reading.omitted, file.reading.schemaObjection)
        (identifier, sender) = (file.identifier, file.sender)
    }
}
