package import Accord
package import Events
import Foundation
package import Logging
package import Playbook
import Synchronization

/// Signs what its side says and what crosses the link, with the key in the node's folder.
///
/// The key is read again when its file changes, so that a rotation needs no restart. A node without a key signs nothing.
package final class EventSigner: Sendable {
    private let side: Side
    private let policy: CrossingPolicy
    private let path: String
    private let log: Logger?
    private let state: Mutex<State>

    private struct State {
        var key: SigningKey?
        var seen: ContinuousClock.Instant
        var stamp: Date?
    }

    /// Between two looks at the file.
    private static let glance = Duration.seconds(1)
    /// What a signature adds to an event, rounded up.
    private static let signatureBytes = 200

    package init(side: Side, policy: CrossingPolicy, keyFile path: String, log: Logger? = nil) {
        (self.side, self.policy, self.path, self.log) = (side, policy, path, log)
        state = Mutex(State(key: Self.key(at: path, log), seen: .now, stamp: Self.stamp(of: path)))
    }

    /// With the policy of the node's playbooks; where that cannot be read, with the standard one.
    package convenience init(of configuration: NodeConfiguration, log: Logger? = nil) {
        let policy = CrossingPolicyFile.load(from: configuration.playbooks).value ?? .standard
        self.init(side: configuration.side, policy: policy, keyFile: configuration.folder.signingSecret, log: log)
    }

    /// The same events, signed where they are this side's own, cross, and have no signature yet.
    package func sign(_ events: [Event]) -> [Event] {
        guard let key = currentKey() else { return events }
        return events.map { event in
            guard event.signature == nil, event.side == side, policy.crosses(event.type, from: side),
                event.data.count + Self.signatureBytes * 4 < Event.maximumBytes
            else { return event }
            return key.sign(event)
        }
    }

    package func sign(_ event: Event) -> Event { sign([event])[0] }

    private func currentKey() -> SigningKey? {
        state.withLock { state in
            guard state.seen.duration(to: .now) > Self.glance else { return state.key }
            state.seen = .now
            let stamp = Self.stamp(of: path)
            if stamp != state.stamp { (state.key, state.stamp) = (Self.key(at: path, log), stamp) }
            return state.key
        }
    }

    private static func stamp(of path: String) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
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
