package import Accord
package import Events
import Foundation
package import Logging
package import Playbook
import Synchronization

/// Signs what its side says and what crosses the link, with the key in the node's folder.
///
/// The key and the policy are read again when their files change, so that neither needs a restart: what a changed policy lets cross would
/// otherwise be refused on the other side for want of a signature. A node without a key signs nothing.
package final class EventSigner: Sendable {
    private let side: Side
    private let path: String
    private let playbooks: String?
    private let log: Logger?
    private let state: Mutex<State>

    private struct State {
        var key: SigningKey?
        var policy: CrossingPolicy
        var seen: ContinuousClock.Instant
        var keyStamp: FileStamp?
        var policyStamp: FileStamp?
    }

    /// Between two looks at the files.
    private static let glance = Duration.seconds(1)
    /// What a signature adds to an event, rounded up.
    private static let signatureBytes = 200

    /// - Parameters:
    ///   - policy: counts until `playbooks` has one, and always where that is nil.
    ///   - playbooks: the folder whose policy is followed.
    package init(side: Side, policy: CrossingPolicy, keyFile path: String, playbooks: String? = nil, log: Logger? = nil) {
        (self.side, self.path, self.playbooks, self.log) = (side, path, playbooks, log)
        state = Mutex(State(key: Self.key(at: path, log), policy: policy, seen: .now, keyStamp: FileStamp(of: path)))
        state.withLock { follow(&$0) }
    }

    /// With the policy of the node's playbooks; where that cannot be read, with the standard one.
    package convenience init(of configuration: NodeConfiguration, log: Logger? = nil) {
        self.init(
            side: configuration.side, policy: .standard, keyFile: configuration.folder.signingSecret, playbooks: configuration.playbooks,
            log: log)
    }

    /// The same events, signed where they are this side's own, cross, and have no signature yet.
    package func sign(_ events: [Event]) -> [Event] {
        let (key, policy) = current()
        guard let key else { return events }
        return events.map { event in
            guard event.signature == nil, event.side == side, policy.crosses(event.type, from: side),
                event.data.count + Self.signatureBytes * 4 < Event.maximumBytes
            else { return event }
            return key.sign(event)
        }
    }

    package func sign(_ event: Event) -> Event { sign([event])[0] }

    private func current() -> (SigningKey?, CrossingPolicy) {
        state.withLock { state in
            guard state.seen.duration(to: .now) > Self.glance else { return (state.key, state.policy) }
            state.seen = .now
            let stamp = FileStamp(of: path)
            if stamp != state.keyStamp { (state.key, state.keyStamp) = (Self.key(at: path, log), stamp) }
            follow(&state)
            return (state.key, state.policy)
        }
    }

    /// While the policy has a mistake the one before it counts, and the log says so.
    private func follow(_ state: inout State) {
        guard let playbooks else { return }
        let stamp = FileStamp(of: playbooks + "/" + CrossingPolicy.file)
        guard stamp != state.policyStamp else { return }
        state.policyStamp = stamp
        let (policy, findings) = CrossingPolicyFile.load(from: playbooks)
        guard let policy else {
            log?.error("what is signed goes by the policy before, because this one has a mistake: \(findings.first.map { "\($0)" } ?? "-")")
            return
        }
        state.policy = policy
    }

    private static func key(at path: String, _ log: Logger?) -> SigningKey? {
        do {
            return try SecretFile.text(at: path).map { try SigningKey(secretBase64: $0) }
        } catch {
            log?.error("nothing is signed: \(error)")
            return nil
        }
    }
}

/// By which a changed file is noticed. Two changes may fall into one tick of the file system's clock: then the file that took the other's place
/// has another number.
private struct FileStamp: Hashable {
    let changed: Date?
    let size: Int?
    let number: Int?

    init?(of path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        (changed, size) = (attributes[.modificationDate] as? Date, attributes[.size] as? Int)
        number = attributes[.systemFileNumber] as? Int
    }
}

/// The policy in a playbook folder, read without the rest of it.
package enum CrossingPolicyFile {
    package static func load(from playbooks: String) -> (value: CrossingPolicy?, findings: [Finding]) {
        let path = playbooks + "/" + CrossingPolicy.file
        guard let data = FileManager.default.contents(atPath: path), data.count <= Limits.yamlBytes else {
            return CrossingPolicy.read(PlaybookFiles([:]))
        }
        return CrossingPolicy.read(PlaybookFiles([CrossingPolicy.file: String(decoding: data, as: UTF8.self)]))
    }
}
