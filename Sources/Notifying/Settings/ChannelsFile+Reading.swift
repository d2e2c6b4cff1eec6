import Foundation
package import Playbook
import Wording

extension ChannelsFile {
    /// - Parameter folder: where relative names of files begin.
    package static func read(_ text: String, file: String, folder: String) -> (value: ChannelsFile?, findings: [Finding]) {
        Reader.read(text, file: file) { fields in
            let channels = fields.list("channels", count: 0...maximum, unique: "id") { ChannelSettings($0, folder) }
            let watchdog = fields.optional.mapping("watchdog") { WatchdogSettings($0, folder) }
            fields.rejectUnknownKeys()
            return channels.map { ChannelsFile(channels: $0, watchdog: watchdog) }
        }
    }
}

extension ChannelSettings {
    fileprivate init?(_ fields: Fields, _ folder: String) {
        let id = fields.identifier("id")
        guard let kind = fields.choice("kind", of: ChannelKind.self) else { return nil }
        let way = Self.way(kind, fields, folder)
        let span: ClosedRange<Duration> = kind == .sms ? .seconds(5) ... .seconds(600) : .seconds(1) ... .seconds(60)
        let timeout = fields.optional.duration("timeout", in: span) ?? (kind == .sms ? .seconds(60) : .seconds(5))
        let limits = ChannelLimits(fields, kind)
        fields.rejectUnknownKeys()
        guard let id, let way else { return nil }
        self.init(id: id, way: way, timeout: timeout, limits: limits)
    }

    private static func way(_ kind: ChannelKind, _ fields: Fields, _ folder: String) -> Way? {
        func file(_ key: String) -> String? { fields.path(key, folder) }
        let url = [.webhook, .wecom, .dingtalk].contains(kind) ? fields.address("url") : nil
        switch kind {
        case .desk: return .desk
        case .webhook:
            let secret = fields.optional.path("secretFile", folder)
            return url.map { .webhook(url: $0, secretFile: secret) }
        case .wecom:
            let (key, isMarkdown) = (file("keyFile"), fields.optional.flag("markdown") ?? false)
            guard let url, let key else { return nil }
            return .wecom(url: url, keyFile: key, isMarkdown: isMarkdown)
        case .dingtalk:
            let (token, secret) = (file("tokenFile"), file("secretFile"))
            guard let url, let token, let secret else { return nil }
            return .dingtalk(url: url, tokenFile: token, secretFile: secret)
        case .mail:
            let command = fields.optional.path("command", "/") ?? "/usr/sbin/sendmail"
            let from = fields.parsed("from", as: Words.mail, example: "fengsui@example.invalid") { MailMessage.isAddress($0) ? $0 : nil }
            return from.map { .mail(command: command, from: $0) }
        case .sms:
            let (outgoing, staging, sent, failed) = (file("outgoing"), file("staging"), file("sent"), file("failed"))
            let parts = fields.optional.integer("parts", in: 1...SMSMessage.mostParts) ?? 3
            let report = fields.optional.path("report", folder)
            guard let outgoing, let staging, let sent, let failed else { return nil }
            if let report, isShared(report, with: [outgoing, staging, sent, failed]) { return fields.refuseReport() }
            return .sms(outgoing: outgoing, staging: staging, sent: sent, failed: failed, report: report, parts: parts)
        }
    }
}

extension ChannelSettings {
    /// Whether others write there: in `incoming`, everybody who knows a number of the modem's.
    private static func isShared(_ report: String, with folders: [String]) -> Bool {
        func place(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
        let incoming = folders.map { URL(filePath: $0).deletingLastPathComponent().appending(path: "incoming").path }
        let isIncoming = [report, place(report)].contains { URL(filePath: $0).lastPathComponent.lowercased() == "incoming" }
        return isIncoming || (folders + incoming).map(place).contains(place(report))
    }
}

extension ChannelLimits {
    fileprivate init(_ fields: Fields, _ kind: ChannelKind) {
        let isRobot = kind == .wecom || kind == .dingtalk
        let rates = isRobot ? 1...WeComChannel.perMinute : Self.rates
        self.init(
            concurrency: fields.optional.integer("concurrency", in: Self.concurrencies) ?? (kind == .sms ? 16 : isRobot ? 2 : 8),
            perMinute: fields.optional.integer("perMinute", in: rates) ?? (isRobot ? WeComChannel.perMinute : 600),
            attempts: fields.optional.integer("attempts", in: Self.attemptCounts) ?? 2)
    }
}

extension WatchdogSettings {
    fileprivate init?(_ fields: Fields, _ folder: String) {
        let url = fields.address("url")
        let secret = fields.optional.path("secretFile", folder)
        let every = fields.optional.duration("every", in: .seconds(10) ... .seconds(3600)) ?? .seconds(60)
        fields.rejectUnknownKeys()
        guard let url else { return nil }
        self.init(url: url, secretFile: secret, every: every)
    }
}

private enum Words {
    static let mail = Bilingual(zh: "电子邮件地址", en: "an address of e-mail")
    static let web = Bilingual(zh: "网址（不带参数）", en: "an address of the web without a query")
    static let path = Bilingual(zh: "文件或目录", en: "a file or folder")
}

extension Fields {
    fileprivate func path(_ key: String, _ folder: String) -> String? {
        quiet(key, as: Words.path, example: "wecom.key") { text in
            guard !text.isEmpty, !text.utf8.contains(0), text.utf8.count <= 500 else { return nil }
            return URL(filePath: text, relativeTo: URL(filePath: folder, directoryHint: .isDirectory)).standardizedFileURL.path
        }
    }

    fileprivate func refuseReport() -> ChannelSettings.Way? {
        report(
            at: "report",
            problem: Bilingual(
                zh: "report 不是专门存放送达报告的目录：谁都能发来一条写成送达报告的短信",
                en: "‘report’ is not a folder of its own: anybody could send an SMS that is written like a delivery report"),
            remedy: Bilingual(
                zh: "在 smsd.conf 中设置 report = /var/spool/sms/report，并在此写同一目录",
                en: "set report = /var/spool/sms/report in smsd.conf and write the same folder here"))
        return nil
    }

    /// Encrypted, except on this machine: what is said here is nobody else's business, and the secret is in the address.
    fileprivate func address(_ key: String) -> String? {
        quiet(key, as: Words.web, example: "https://alerts.example.invalid/fengsui") { text in
            guard text.utf8.count <= 500, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let parts = URLComponents(string: text),
                let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil, parts.password == nil
            else { return nil }
            let isHere = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
            return parts.scheme == "https" || (parts.scheme == "http" && isHere) ? text : nil
        }
    }

    /// As `parsed`, but what is wrong is not repeated: where an address or a file is asked for, people write the secret itself.
    private func quiet(_ key: String, as noun: Bilingual, example: String, _ parse: (String) -> String?) -> String? {
        guard let text = parsed(key, as: noun, example: example, { $0 }) else { return nil }
        if let value = parse(text) { return value }
        report(
            at: key, problem: Bilingual(zh: "“\(key)”不是\(noun.zh)", en: "‘\(key)’ is not \(noun.en)"),
            remedy: Bilingual(zh: "请写：如 \(example)", en: "write one like \(example)"))
        return nil
    }
}
