import Accord
import ArgumentParser
import Events
import Foundation
import Journal
import Liaison
import Playbook
import Runtime

/// Takes a proof out of a journal.
struct LinkProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write down what proves that an event, or all of a warning, was said and received. 出具证明",
        discussion: """
            The bundle holds each event's bytes with its origin's signature, its place in this journal's chain, and the other side's signed
            receipt. Anybody can check it with `fengsui link verify`, without a node. Also while the journal is in use. What never crosses has
            no signature and proves nothing to the other side; the bundle says so of each event, by this node's policy.
            """)
    @OptionGroup var options: NodeOptions
    @Argument(help: "The event's id. 事件编号")
    var event: String?
    @Option(help: "The number of a warning, incident or consultation: everything that belongs to it. 预警编号")
    var warning: String?
    @Option(help: "Where the bundle goes; default: standard output. 输出文件")
    var out: String?

    func validate() throws {
        guard (event == nil) != (warning == nil) else { throw ValidationError("name an event or --warning, one of the two") }
    }

    func run() throws {
        try reporting {
            let configuration = try options.configuration()
            let journal = try JournalFile(path: configuration.folder.journal)
            let policy = try Self.policy(of: configuration)
            let keys = try SigningKeysFile(configuration.folder).ring.learning(from: journal, overlap: policy.overlapSeconds)
            let bundle = try ProofBundle(from: journal, of: configuration.side, keys: keys, policy: policy) { candidate in
                if let warning { return candidate.correlationID == warning || candidate.subject == warning }
                return candidate.id == event
            }
            guard !bundle.items.isEmpty else { throw Complaint("the journal has nothing of ‘\(warning ?? event ?? "")’") }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(bundle)
            guard let out else { return print(String(decoding: data, as: UTF8.self)) }
            try data.write(to: URL(filePath: out), options: .atomic)
            print("\(out): \(bundle.items.count) events, \(bundle.items.count { $0.receipt != nil }) with a receipt 有回执")
        }
    }

    /// As the link goes by it: with another overlap the bundle would prove what the link refused, or not what it took.
    private static func policy(of configuration: NodeConfiguration) throws -> CrossingPolicy {
        let (policy, findings) = CrossingPolicyFile.load(from: configuration.playbooks)
        guard let policy else { throw Findings(findings) }
        return policy
    }
}
