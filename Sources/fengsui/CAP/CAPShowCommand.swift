import ArgumentParser
import CAP
import CAPXML
import Chronology
import Foundation
import Wording

/// Plain text for the person on duty.
struct CAPShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a CAP message as plain text, times in Beijing. 显示预警消息",
        discussion: """
            Several files are shown in their order, each with whether it is not yet
            sent, in force, expired, cancelled or superseded, as far as the others
            tell.

            Ends with 1 when a file is no message that the schema takes; then say
            `fengsui cap lint`. Files beyond 32 MiB in all are not shown.
            """)

    @Argument(help: ArgumentHelp("CAP messages; - is standard input. 消息文件", valueName: "file"))
    var files: [String]

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    @Option(help: ArgumentHelp("At which time; default: now. 时刻", valueName: "rfc3339"))
    var at: String?

    func validate() throws { try CAPFile.checkCount(of: files) }

    func run() throws {
        let now = try moment()
        let reader = try CAPReader()
        let read = CAPFile.read(files, by: reader)
        let states = CAPState.states(of: read.compactMap(\.reading.alert), at: now)
        var next = states.makeIterator()
        for file in read { show(file, file.reading.alert == nil ? nil : next.next()) }
        guard states.count == read.count else { throw ExitCode.failure }
    }

    private func moment() throws -> Timestamp {
        guard let at else { return Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        guard let moment = Timestamp(rfc3339: at) else {
            throw ValidationError("‘\(at)’ is no time; write it like 2020-03-26T18:00:00+08:00")
        }
        return moment
    }

    private func show(_ file: CAPFile, _ state: CAPState?) {
        if files.count > 1 { print(Terminal.styled("== \(file.name.printable)", .bold)) }
        guard let alert = file.reading.alert else {
            let first = file.reading.findings.first { $0.rule.severity == .error }
            let reason = language.choose(from: first?.text ?? CAPFile.together)
            return printError("\(file.name.printable): \(reason.printable)")
        }
        let languages: [Language] = language == .both ? [.zh, .en] : [language == .zh ? .zh : .en]
        print(languages.map { CAPSheet(alert, in: $0, state: state).text }.joined(separator: "\n\n"))
    }
}
