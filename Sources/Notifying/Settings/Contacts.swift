package import Calling
import Events
import Foundation
package import Playbook
package import Region
package import Runtime
import Wording

/// `contacts.yaml` of a node: how a person or a post is reached. It lies in the node's folder `keys` and never in a repository.
package struct Contacts: Hashable, Sendable {
    /// Addresses by channel, by the id of the person or post.
    private let people: [String: [String: String]]
    private let posts: [String: [String: String]]

    package static let name = "contacts.yaml"
    package static let maximum = 2_000
    package static let none = Contacts(people: [:])

    package init(people: [String: [String: String]], posts: [String: [String: String]] = [:]) {
        (self.people, self.posts) = (people, posts)
    }

    /// The person's own address, or else the post's.
    package func address(of channel: String, person: String?, post: String) -> String? {
        person.flatMap { people[$0]?[channel] } ?? posts[post]?[channel]
    }

    /// Who can be reached by what; the desk of a post is always there.
    /// - Parameter desks: posts of this side.
    package func reach(desks: [String]) -> Reach {
        var ways = posts.mapValues { Set($0.keys) }
        for post in desks { ways[post, default: []].insert(ChannelKind.desk.rawValue) }
        return Reach(people: people.mapValues { Set($0.keys) }, posts: ways)
    }
}

extension Reach {
    /// What the service `notify` of a node knows of it, without starting it. In an exercise everybody, because nobody is.
    /// - Throws: what is wrong with the node's private files.
    package static func known(to configuration: NodeConfiguration, in region: Region) throws(ChannelFindings) -> Reach {
        guard configuration.realm == .actual else { return .unknown }
        let files = try PrivateFiles.read(in: configuration.folder.keys)
        return files.contacts.reach(desks: region.posts.filter { $0.side == configuration.side }.map(\.id))
    }
}

extension Contacts {
    /// - Parameter channels: those of the node; a contact of another one is a mistake.
    package static func read(_ text: String, file: String, channels: [ChannelSettings]) -> (value: Contacts?, findings: [Finding]) {
        let kinds = Dictionary(channels.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        return Reader.read(text, file: file) { fields in
            let people = entries(fields.optional.pairs("people"), kinds)
            let posts = entries(fields.optional.pairs("posts"), kinds)
            fields.rejectUnknownKeys()
            guard people.count + posts.count <= maximum else { return nil }
            return Contacts(people: people, posts: posts)
        }
    }

    private static func entries(
        _ pairs: [(key: Located<String>, value: Entry)]?, _ kinds: [String: ChannelKind]
    ) -> [String: [String: String]] {
        var found: [String: [String: String]] = [:]
        for (id, entry) in pairs ?? [] {
            for (channel, address) in entry.pairs() ?? [] {
                guard let kind = kinds[channel.value] else {
                    address.report(
                        problem: Bilingual(
                            zh: "channels.yaml 中没有通道“\(channel.value)”", en: "channels.yaml has no channel ‘\(channel.value)’"),
                        remedy: Bilingual(zh: "请改正名称，或在 channels.yaml 中添加", en: "correct the name, or add it to channels.yaml"))
                    continue
                }
                found[id.value, default: [:]][channel.value] = address.address(kind)
            }
        }
        return found
    }
}

extension Entry {
    /// By the kind of channel. A finding never repeats an address of a person in full, but it does repeat what is none.
    fileprivate func address(_ kind: ChannelKind) -> String? {
        switch kind {
        case .mail:
            parsed(as: Bilingual(zh: "电子邮件地址", en: "an address of e-mail"), example: "someone@example.invalid") {
                MailMessage.isAddress($0) ? $0 : nil
            }
        case .sms:
            parsed(as: Bilingual(zh: "带国家码的号码", en: "a number with its country"), example: "+00000000000") {
                SMSMessage.number($0) == nil ? nil : $0
            }
        case .webhook, .wecom, .dingtalk, .desk: string(length: 1...100)
        }
    }
}
