import Events
import Journal
import Notifying
import Playbook
import Runtime
import Wording
import ZeroMQ

/// What of a node has to work before anybody is called: the journal, the services that judge and call, and what its channels need.
struct NodeReadiness: Encodable {
    /// Why the journal takes nothing; nil when it does.
    let journal: Bilingual?
    /// Services of the node that do not run.
    let absent: [String]
    /// What is wrong with its channels.
    let channels: [Finding]

    /// For a look at playbooks alone.
    static let unasked = NodeReadiness(journal: nil, absent: [], channels: [])

    private static let patience = Duration.seconds(3)

    var isBroken: Bool { journal != nil || !absent.isEmpty || channels.hasErrors }

    /// Asks a node's journal, and looks at its files.
    static func ask(_ configuration: NodeConfiguration) async throws -> NodeReadiness {
        let channels = unready(configuration)
        let hub = try Hub()
        do {
            let status = try await JournalClient(hub: hub, endpoints: configuration.folder.sockets).status(patience: patience)
            await hub.close()
            // Without these two nobody is called, also where the node's file leaves them out.
            let needed = ServiceName.allCases.filter { [.alert, .notify].contains($0) || configuration.services.contains($0) }
            let absent = needed.filter(\.readsJournal).map(\.rawValue).filter { !status.hears($0) }
            return NodeReadiness(journal: refusal(status), absent: absent, channels: channels)
        } catch let error as JournalError {
            await hub.close()
            let silence = Bilingual(zh: "日志服务没有应答，请用 fengsui status 查看", en: "the journal does not answer (\(error))")
            return NodeReadiness(journal: silence, absent: [], channels: channels)
        }
    }

    private static func refusal(_ status: JournalStatus) -> Bilingual? {
        guard case .refusing(let reason) = status.health else { return nil }
        return Bilingual(zh: "日志拒收：\(reason)", en: "the journal refuses events: \(reason)")
    }

    /// An exercise reads no such files.
    private static func unready(_ configuration: NodeConfiguration) -> [Finding] {
        guard configuration.realm == .actual else { return [] }
        do {
            return try PrivateFiles.read(in: configuration.folder.keys).unready
        } catch {
            return error.findings
        }
    }

    func lines(_ language: OutputLanguage) -> [String] {
        var lines: [Bilingual] = []
        if let journal {
            lines.append(Bilingual(zh: "现在什么也不会呼叫：\(journal.zh)", en: "Now nobody would be called: \(journal.en)"))
        }
        if !absent.isEmpty {
            let names = absent.joined(separator: ", ")
            lines.append(Bilingual(zh: "现在没有运行的服务：\(names)", en: "Services that do not run now: \(names)"))
        }
        if !channels.isEmpty { lines.append(Bilingual(zh: "渠道现在的问题：", en: "Wrong with the channels now:")) }
        return lines.map { language.choose(from: $0) }
            + channels.map { "  " + language.choose(from: Bilingual(zh: $0.text(in: .zh), en: $0.text(in: .en))) }
    }
}
