package import Calling
import Chronology
package import Duty
import Events
import Foundation
import Logging
import Playbook
import Processing
package import Region
package import Runtime
package import Wording

/// The service `notify` of a node: who is called (`NotifyProcessor`), the channels that reach them, and the watch over the other services.
package struct NotifyService: Sendable {
    private let node: Node
    private let plan: CallingPlan
    private let duty: DutyPlan
    private let region: Region
    private let texts: MessageTexts
    /// What rivers and region-wide areas are called, by id.
    private let names: [String: Bilingual]
    private let post: ChannelPost
    private let channels: ChannelSet
    private let watchdog: Watchdog?

    /// - Throws: `ChannelFindings` when the node's private files cannot be used.
    package init(node: Node, plan: CallingPlan, duty: DutyPlan, region: Region, texts: MessageTexts, names: [String: Bilingual] = [:])
        throws(ChannelFindings)
    {
        (self.node, self.plan, self.duty, self.region, self.texts, self.names) = (node, plan, duty, region, texts, names)
        post = ChannelPost()
        (channels, watchdog) = try Self.ways(of: node, post)
    }

    /// Runs until the task is cancelled.
    package func run() async throws {
        let side = node.configuration.side
        let posts = region.posts.filter { $0.side == side }
        let processor = NotifyProcessor(
            side: side, plan: plan, duty: duty, region: region, reach: channels.reach(desks: posts.map(\.id)), names: self.names)
        let languages = Dictionary(duty.people.map { ($0.id, $0.language) }, uniquingKeysWith: { first, _ in first })
        let postNames = Dictionary(region.posts.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let writer = MessageWriter(texts: texts, realm: node.configuration.realm, languages: languages, posts: postNames)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ProcessorShell(processor, on: node).run() }
                group.addTask { try await Sender(node: node, channels: channels, writer: writer).run() }
                // In a replay minutes are no minutes.
                if node.clock.kind == .system { group.addTask { try await ServiceWatch(node: node).run() } }
                if node.clock.kind == .system { group.addTask { try await ReceiptWatch(node: node, channels: channels.reporting).run() } }
                if let watchdog { group.addTask { try await watchdog.run() } }
                defer { group.cancelAll() }
                // The first that ends, ends the service; its supervisor starts all of it again.
                try await group.next()
            }
        } catch {
            await post.close()
            throw error
        }
        await post.close()
    }

    /// The channels of a node and its watchdog, if it has one. Made here and nowhere else.
    static func ways(of node: Node, _ post: ChannelPost) throws(ChannelFindings) -> (ChannelSet, Watchdog?) {
        let folder = node.configuration.folder
        guard node.configuration.realm == .actual else {
            node.log.notice("this is an exercise: messages go to the desk and into \(folder.exerciseOutbox), nowhere else")
            return (.exercise(folder: folder.exerciseOutbox), nil)
        }
        let files = try PrivateFiles.read(in: folder.keys)
        if files.channels.channels.isEmpty { node.log.warning("there is no \(folder.keys)/\(ChannelsFile.name): only the desk is told") }
        let (channels, findings) = ChannelSet.real(files.channels, contacts: files.contacts, post: post, now: { NodeClock.system() })
        guard let channels else { throw ChannelFindings(findings) }
        let watchdog = files.channels.watchdog.map {
            Watchdog(node: node, url: $0.url, secret: files.watchdogSecret, every: $0.every, post: post, hiding: channels.secrets)
        }
        return (channels, watchdog)
    }
}
