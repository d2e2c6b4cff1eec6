import ArgumentParser
import Journal

/// Walks the chain of a journal.
struct JournalVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every record of a journal, also while it is in use. 校验日志",
        discussion: """
            Ends with 0 when every record is as it was stored, and with 1 after naming the first that is not. It prints the last record's
            link: two copies that end with the same number and link hold the same events.
            """)
    @OptionGroup var options: JournalFileOptions

    func run() throws {
        try reporting {
            let verification = try options.open().verify(progress: showProgress)
            Terminal.endProgress()
            print("\(verification.count) events, chain unbroken 链完整, last link \(verification.link.hexadecimal)")
        }
    }
}

extension [UInt8] {
    var hexadecimal: String {
        map { byte in (byte < 0x10 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
