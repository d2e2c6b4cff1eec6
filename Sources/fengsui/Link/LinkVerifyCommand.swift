import ArgumentParser
import Events
import Foundation
import Liaison

/// Checks a proof.
struct LinkVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a proof without any node. 核验证明",
        discussion: """
            Ends with 0 when everything in it holds, 1 when something was changed or a signature, a place or a receipt does not hold, 2 when
            nothing is broken and an event that should be signed is not, 78 when the file is no bundle. What never crossed needs no signature
            and is no fault. The keys come with the bundle: compare their names with the key cards that the two sides exchanged, or nothing is
            proven about who signed.
            """)
    @Argument(help: "The bundle's file. 证明文件")
    var file: String

    /// A thousand events of the largest size would have more; nobody needs that.
    private static let maximumBytes = 64 << 20

    func run() throws {
        try reporting {
            guard let data = FileManager.default.contents(atPath: file) else { throw Complaint("\(file) cannot be read") }
            guard data.count <= Self.maximumBytes else {
                throw Complaint("\(file) has more than \(Self.maximumBytes) bytes; prove fewer events at once")
            }
            guard let bundle = try? JSONDecoder().decode(ProofBundle.self, from: data) else {
                throw Complaint("\(file) is no bundle of `fengsui link prove`")
            }
            print("journal of \(bundle.side.rawValue), \(bundle.realm)")
            for key in bundle.keys { print("key \(key.name) of \(key.side.rawValue): compare it with the key card 请与密钥卡核对") }
            let verdicts = bundle.check()
            for verdict in verdicts { show(verdict) }
            let outcome = ProofBundle.Outcome(verdicts)
            guard outcome == .holds else { throw ExitCode(outcome.rawValue) }
        }
    }

    private func show(_ verdict: ProofBundle.Verdict) {
        print(verdict.event.map { "\($0.type) \($0.subject) \($0.id)  \($0.time)" } ?? "?")
        for fact in verdict.facts { print("  " + Terminal.styled("✓ ", .green) + fact) }
        for remark in verdict.remarks { print("  · " + remark) }
        for fault in verdict.omissions + verdict.faults { print("  " + Terminal.styled("✗ \(fault)", .red)) }
    }
}
