package import Calling
package import Chronology
import Events
package import Playbook
import Wording

/// The channels of a node, ready to send, with the addresses of whom they reach.
package struct ChannelSet: Sendable {
    private let channels: [String: Member]
    private let contacts: Contacts
    /// In an exercise: where every channel leads instead.
    private let exerciseFolder: String?
    /// Hides every secret of the file from whatever anybody says, whichever channel hears it.
    let secrets: Redaction

    struct Member: Sendable {
        let channel: any Channel
        let route: ChannelRoute
        let limits: ChannelLimits
    }

    private init(_ channels: [String: Member], contacts: Contacts, exerciseFolder: String? = nil, secrets: Redaction = .none) {
        (self.channels, self.contacts, self.exerciseFolder, self.secrets) = (channels, contacts, exerciseFolder, secrets)
    }

    /// For tests: channels as they are.
    init(_ members: [Member], contacts: Contacts = .none) {
        self.init(
            Dictionary(members.map { ($0.route.name, $0) }, uniquingKeysWith: { first, _ in first }), contacts: contacts)
    }

    /// An exercise never looks real: nothing but the desk and files in its own folder, however the ladder calls its channels. No settings,
    /// no addresses and no secrets are even read.
    package static func exercise(folder: String) -> ChannelSet {
        ChannelSet([ChannelKind.desk.rawValue: desk], contacts: .none, exerciseFolder: folder)
    }

    /// - Throws: what is wrong with secrets, as findings.
    package static func real(
        _ file: ChannelsFile, contacts: Contacts, post: ChannelPost, now: @escaping @Sendable () -> Timestamp
    ) -> (value: ChannelSet?, findings: [Finding]) {
        let secrets = ChannelSecrets(of: file)
        guard !secrets.findings.hasErrors else { return (nil, secrets.findings) }
        var members = [ChannelKind.desk.rawValue: desk]
        for settings in file.channels {
            guard let channel = settings.channel(post, now, secrets) else { continue }
            members[settings.id] = Member(channel: channel, route: ChannelRoute(settings), limits: settings.limits)
        }
        return (ChannelSet(members, contacts: contacts, secrets: secrets.redaction), secrets.findings)
    }

    private static let desk = Member(
        channel: DeskChannel(), route: ChannelRoute(name: ChannelKind.desk.rawValue, kind: .desk, limit: .bytes(16_000)),
        limits: ChannelLimits(concurrency: 32, perMinute: ChannelLimits.rates.upperBound, attempts: 1))

    /// Those that hear more of a message than that it was taken.
    var reporting: [any ReportingChannel] { channels.values.compactMap { $0.channel as? any ReportingChannel } }

    /// Nil for a channel that this node has not.
    func member(_ name: String) -> Member? {
        if let member = channels[name] { return member }
        guard let exerciseFolder, Realm.isExerciseID(name) else { return nil }
        return Member(
            channel: FolderChannel(name: name, folder: "\(exerciseFolder)/\(name)"),
            route: ChannelRoute(name: name, kind: ChannelKind(rawValue: name) ?? .webhook, limit: .bytes(16_000)),
            limits: ChannelLimits(perMinute: ChannelLimits.rates.upperBound))
    }

    /// Where a channel sends to. A group has one address; its contact may name a member who is mentioned.
    func address(_ member: Member, _ request: NotificationRequested) -> String? {
        guard let address = contacts.address(of: member.route.name, person: request.person, post: request.post) else { return nil }
        return member.route.kind.isGroup && address == Self.group ? nil : address
    }

    /// What a contact says that nobody is mentioned.
    package static let group = "group"

    /// Who can be reached how. In an exercise everybody, because nobody is.
    package func reach(desks: [String]) -> Reach { exerciseFolder == nil ? contacts.reach(desks: desks) : .unknown }
}

extension ChannelSettings {
    /// Nil where one of its secrets could not be read.
    fileprivate func channel(
        _ post: ChannelPost, _ now: @escaping @Sendable () -> Timestamp, _ secrets: ChannelSecrets
    ) -> (any Channel)? {
        let known = secrets.redaction
        switch way {
        case .desk: return DeskChannel(name: id)
        case .mail(let command, let from): return MailChannel(name: id, command: command, from: from, timeout: timeout, hiding: known)
        case .sms(let outgoing, let staging, let sent, let failed, let report, _):
            return SMSChannel(
                name: id, outgoing: outgoing, staging: staging, sent: sent, failed: failed, report: report, timeout: timeout, hiding: known)
        case .webhook(let url, let secretFile):
            let secret = secretFile.flatMap { secrets[$0] }
            guard secretFile == nil || secret != nil else { return nil }
            return WebhookChannel(name: id, url: url, secret: secret, timeout: timeout, post: post, hiding: known)
        case .wecom(let url, let keyFile, let isMarkdown):
            guard let key = secrets[keyFile] else { return nil }
            return WeComChannel(name: id, url: url, key: key, isMarkdown: isMarkdown, timeout: timeout, post: post, hiding: known)
        case .dingtalk(let url, let tokenFile, let secretFile):
            guard let token = secrets[tokenFile], let secret = secrets[secretFile] else { return nil }
            return DingTalkChannel(name: id, url: url, token: token, secret: secret, timeout: timeout, post: post, now: now, hiding: known)
        }
    }
}
