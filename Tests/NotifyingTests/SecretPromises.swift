import Chronology
import Events
import Foundation
import Logging
import Playbook
import Processing
import Synchronization
import Testing
import Wording

@testable import Journal
@testable import Notifying
@testable import Runtime

/// Keeps every line that is logged, with everything that stands beside it.
private struct Lines: LogHandler {
    final class Book: Sendable { let lines = Mutex<[String]>([]) }
    let book: Book
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { book.lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:]) \(metadata)") } }
}

@Suite("What may never get out", .timeLimit(.minutes(2)), .serialized)
struct SecretPromises {
    private static let secrets = [
        "wecom.key": "693a91f6-7abc-4bc4-97a0-0ec251fa5aaa", "dingtalk.token": "tokentokentoken0123456789",
        "dingtalk.secret": "SECabc+/def=0123",
        "webhook.secret": "hook-s3cret&of nobody".replacing(" ", with: "~"), "watch.secret": "watch-s3cret-of-nobody",
    ]
    private static let addresses = ["officer-1@example.invalid", "00000000001"]

    /// A node's private files: every kind of channel, all of them on this machine.
    private func settle(_ stage: SenderStage, _ server: TestServer, _ spool: TestFolder, sendmail: String, path: String = "") throws {
        let channels = """
            channels:
              - {id: wecom, kind: wecom, url: "\(server.address)", keyFile: wecom.key, attempts: 1, timeout: 2s}
              - {id: dingtalk, kind: dingtalk, url: "\(server.address)", tokenFile: dingtalk.token, secretFile: dingtalk.secret, attempts: 1, timeout: 2s}
              - {id: webhook, kind: webhook, url: "\(server.address)\(path)", secretFile: webhook.secret, attempts: 1, timeout: 2s}
              - {id: email, kind: mail, command: "\(sendmail)", from: fengsui@example.invalid, attempts: 1}
              - {id: sms, kind: sms, outgoing: \(spool.path)/outgoing, staging: \(spool.path)/staging, sent: \(spool.path)/sent,
                 failed: \(spool.path)/failed, report: \(spool.path)/report, attempts: 1, timeout: 5s}
            watchdog: {url: "\(server.address)", secretFile: watch.secret}
            """
        let ways =
            "{wecom: member-1, dingtalk: member-1, webhook: \"+00000000001\", email: officer-1@example.invalid, sms: \"+00000000001\"}"
        let files = [ChannelsFile.name: channels, Contacts.name: "people:\n  kashgar-officer-1: \(ways)\n"].merging(Self.secrets) { $1 }
        for (name, text) in files {
            let path = stage.configuration.folder.keys + "/" + name
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
    }

    /// Sends one message by every channel, lets the daemon and a heartbeat work, and gives all that was logged.
    private func work(_ stage: SenderStage, _ spool: TestFolder, _ daemon: Daemon) async throws -> [String] {
        let book = Lines.Book()
        let opened = try Node.open(stage.configuration, service: "notify")
        let node = Node(
            configuration: opened.configuration, service: opened.service, hub: opened.hub, journal: opened.journal, clock: opened.clock,
            log: Logger(label: "test") { _ in Lines(book: book) }, signer: opened.signer)
        let post = ChannelPost(connect: .seconds(1))
        let (channels, watchdog) = try NotifyService.ways(of: node, post)
        let writer = MessageWriter(texts: MessageTexts(entries: [:]), realm: .actual, languages: [:], posts: [:])
        let running = Task { try await Sender(node: node, channels: channels, writer: writer).run() }
        let sending = Task { try await daemon.work() }
        let ways = ["wecom", "dingtalk", "webhook", "email", "sms"]
        for way in ways { try await stage.ask("\(daemon.name)-\(way)", [way]) }
        _ = try await stage.outcomes(ways.count * (daemon.name == "bad" ? 1 : 2))
        if let failure = try await watchdog?.ping() { node.log.warning("\(failure)") }
        try await ReceiptWatch(node: node, channels: channels.reporting).look()
        for task in [running, sending] {
            task.cancel()
            _ = await task.result
        }
        await post.close()
        await node.close()
        return book.lines.withLock { $0 }
    }

    /// Every file below a folder, but for the keys themselves.
    private func files(below path: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { !$0.hasPrefix("keys/") }.compactMap { name in
            FileManager.default.contents(atPath: "\(path)/\(name)").map { name + "\n" + String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test("no secret and no address gets into an event, the log, a file, the arguments or the surroundings of a program, whatever happens")
    func sweep() async throws {
        let (stage, spool) = (try await SenderStage(), try TestFolder.spool())
        // It repeats all that it was told, and refuses it the first time.
        let tells = spool.path + "/told"
        let sendmail = try spool.write(
            "sendmail",
            """
            #!/bin/sh
            (echo "$@"; env; tr '\\0' ' ' < /proc/$PPID/cmdline) >> \(tells)
            cat >&2
            test -e \(spool.path)/good
            """, mode: 0o700)
        let bad = try await TestServer(.echo)
        try settle(stage, bad, spool, sendmail: sendmail)
        var said = try await work(stage, spool, Daemon(spool, ending: "failed", name: "bad"))
        await bad.stop()
        _ = try spool.write("good", "")
        let good = try await TestServer(.answer(#"{"errcode":0,"reference":"r"}"#))
        try settle(stage, good, spool, sendmail: sendmail)
        said += try await work(stage, spool, Daemon(spool, ending: "sent", name: "good"))
        #expect(good.requests.count == 4 && bad.requests.count == 4)
        await good.stop()
        let events = try await stage.writing.journal.read(after: 0).events.map { String(decoding: $0.event.json, as: UTF8.self) }
        #expect(events.count { $0.contains("\"\(NotificationTransported.type)\"") } == 5)
        said += events + files(below: stage.folder.path) + [try String(contentsOfFile: tells, encoding: .utf8)]
        let own = FileManager.default.contents(atPath: "/proc/self/cmdline") ?? Data()
        said.append(String(decoding: own, as: UTF8.self))
        for secret in Array(Self.secrets.values) + Self.addresses {
            for form in [
                secret, Data(secret.utf8).base64EncodedString(),
                secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret,
            ] {
                #expect(!said.contains { $0.contains(form) }, "\(form) got out")
            }
        }
        #expect(said.contains { $0.contains(Redaction.mark) })
        await stage.end()
    }

    @Test("a server that says what another channel was given gets it into no event and no line of the log")
    func others() async throws {
        let (stage, spool) = (try await SenderStage(), try TestFolder.spool())
        let path = "an-address-of-nobody-0123456789"
        let told = (Self.secrets.values.sorted() + [path]).joined(separator: " ")
        let sendmail = try spool.write("sendmail", "#!/bin/sh\ncat > /dev/null\necho '\(told)' >&2\nexit 1\n", mode: 0o700)
        let server = try await TestServer(.answer(told, status: "400 Bad Request", type: "text/plain"))
        try settle(stage, server, spool, sendmail: sendmail, path: "/\(path)")
        let said = try await work(stage, spool, Daemon(spool, ending: "failed", name: "bad", reason: told))
        await server.stop()
        let events = try await stage.writing.journal.read(after: 0).events.map { String(decoding: $0.event.json, as: UTF8.self) }
        // Four channels repeat them, and the watchdog's server.
        #expect(events.count { $0.contains("\"\(NotificationFailed.type)\"") && $0.contains(Redaction.mark) } == 5)
        #expect(said.contains { $0.contains("answered 400") && !$0.contains("channel") && $0.contains(Redaction.mark) })
        for secret in Array(Self.secrets.values) + [path] {
            #expect(!(said + events).contains { $0.contains(secret) }, "\(secret) got out")
        }
        await stage.end()
    }

    @Test("what is wrong with a private file is said without what stands in it")
    func findings() throws {
        for (name, mode) in Self.secrets.keys.flatMap({ name in [0o644, 0o600].map { (name, $0) } }) {
            let folder = try TestFolder()
            let path = try folder.write(name, "first line of \(name)\nsecond", mode: mode)
            let (text, findings) = PrivateFile.secret(path)
            #expect(text == nil && findings.hasErrors && !findings.contains { "\($0)".contains("first line") })
        }
    }
}
