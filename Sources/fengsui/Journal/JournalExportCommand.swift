import ArgumentParser
import Foundation
import Journal

/// Writes a journal's events out for other programs.
struct JournalExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print a journal's events, one CloudEvents JSON object a line. 导出事件")
    @OptionGroup var options: JournalFileOptions
    @Option(help: "First sequence number. 起始序号")
    var from: Int64 = 1
    @Option(help: "Last sequence number; default: the end. 结束序号")
    var to: Int64?
    @Option(help: "Only topics that begin like this, e.g. actual.air.; may be repeated. 主题前缀")
    var prefix: [String] = []

    /// Written to the output in one go.
    private static let bytesAtOnce = 1 << 20

    func validate() throws {
        guard from >= 1, to.map({ $0 >= from }) ?? true else { throw ValidationError("--from is 1 or more, and --to not before it") }
    }

    func run() throws {
        try reporting {
            let journal = try options.open()
            let head = try journal.head()
            var lines = Data()
            try journal.events(after: from - 1, through: to ?? .max, prefixes: prefix) { event in
                lines.append(contentsOf: Self.line(event.body))
                guard lines.count >= Self.bytesAtOnce else { return }
                try FileHandle.standardOutput.write(contentsOf: lines)
                lines.removeAll(keepingCapacity: true)
                showProgress(event.sequence, max(event.sequence, min(head, to ?? .max)))
            }
            Terminal.endProgress()
            try FileHandle.standardOutput.write(contentsOf: lines)
        }
    }

    /// A line end between two parts of the JSON text means nothing there, and within a string it is written `\n`.
    private static func line(_ body: [UInt8]) -> [UInt8] {
        body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A]
    }
}
