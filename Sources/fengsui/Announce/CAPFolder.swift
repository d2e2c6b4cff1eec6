import CAP
import CAPXML
import Events
import Foundation
import Journal
import Logging
import Processing
import Runtime
import Wording

/// Keeps a node's CAP messages as files, and the feed of those in force and ended beside them. All of it can be written again from the
/// journal.
struct CAPFolder: Sendable {
    private let node: Node
    private let name: Bilingual
    private let sender: String
    private let keyFile: String?
    private let messages: URL
    private let answers: URL
    private let feed: URL

    /// While nothing comes: a message that has expired leaves the feed.
    private static let interval = Duration.seconds(30)
    /// Messages from which the feed is made.
    private static let maximumKept = 1_000

    /// - Throws: `CAPXMLError` when the private key cannot be used.
    init(_ node: Node, _ announcer: NodeConfiguration.Announcer) throws {
        (self.node, name, sender, keyFile) = (node, announcer.name, announcer.sender, announcer.key)
        let root = URL(filePath: node.configuration.folder.cap)
        (messages, answers, feed) = (root.appending(path: "messages"), root.appending(path: "answers"), root.appending(path: "feed.atom"))
        for folder in [messages, answers] { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        _ = try key()
    }

    /// Follows what this side says until the task is cancelled. A journal that is away is waited for.
    func run() async throws {
        var alerts: [CAPAlert] = []
        var follower = follower(after: 0)
        var written = ContinuousClock.now - Self.interval
        while !Task.isCancelled {
            do {
                let news = try await next(of: follower)
                for sent in news { try take(sent, into: &alerts) }
                guard !news.isEmpty || written.duration(to: .now) >= Self.interval else { continue }
                try writeFeed(of: alerts)
                written = .now
            } catch let error as JournalError {
                await follower.close()
                if case .rewound = error { alerts = [] }
                follower = self.follower(after: alerts.isEmpty ? 0 : await follower.position)
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func follower(after sequence: Int64) -> Follower {
        Follower(node.journal, realm: node.configuration.realm, after: sequence, typePrefixes: [CAPSent.type])
    }

    private func next(of follower: Follower) async throws -> [CAPSent] {
        guard case .events(let events) = try await follower.next() else { return [] }
        return events.map(\.event).filter { $0.side == node.configuration.side && $0.type == CAPSent.type }
            .compactMap { try? $0.payload(CAPSent.self) }
    }

    // MARK: Files

    /// What is there is left alone: its signature was made once.
    private func take(_ sent: CAPSent, into alerts: inout [CAPAlert]) throws {
        guard let alert = try CAPReader().read(Array(sent.xml.utf8)).alert else { return }
        let isAnswer = alert.msgType == .ack || alert.msgType == .error
        let file = (isAnswer ? answers : messages).appending(path: CAPFileName.of(alert.reference))
        if !FileManager.default.fileExists(atPath: file.path) { try write(sent, to: file) }
        if !isAnswer { alerts = (alerts + [alert]).suffix(Self.maximumKept) }
    }

    private func write(_ sent: CAPSent, to file: URL) throws {
        let bytes = Array(sent.xml.utf8)
        try Data(try key().map { try CAPSigner.sign(bytes, with: $0) } ?? bytes).write(to: file, options: .atomic)
        node.log.info("\(file.lastPathComponent) is written")
    }

    /// Read for each message: a new key counts from the next one on.
    private func key() throws -> SigningKey? { try keyFile.map { try CAPKeyFile.read($0, isPrivate: true) } }

    private func writeFeed(of alerts: [CAPAlert]) throws {
        // A feed of an exercise has another name in everything that a program or a person goes by.
        let exercise = node.configuration.realm.exercise
        let title = exercise.map { Bilingual(zh: "【演练 \($0)】现行与已结束的预警", en: "[EXERCISE \($0)] Alerts in force and ended") }
        let atom = AtomFeed(
            id: "urn:fengsui:cap:\(node.configuration.realm):\(sender):", address: "feed.atom",
            title: title ?? Bilingual(zh: "现行与已结束的预警", en: "Alerts in force and ended"), author: name, messages: "messages/")
        try Data(try atom.bytes(of: alerts, at: node.clock.now)).write(to: feed, options: .atomic)
    }
}
