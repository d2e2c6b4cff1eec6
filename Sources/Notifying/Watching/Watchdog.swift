import Chronology
import Crypto
import Events
import Foundation
import Journal
import Logging
import Processing
import Runtime

/// Tells somebody outside every minute that this node is alive. Whoever runs that address says when it has not heard: a node that is dead
/// says nothing, and nobody inside can tell.
struct Watchdog: Sendable {
    private let node: Node
    private let url: String
    private let secret: String?
    private let every: Duration
    private let post: ChannelPost
    private let redaction: Redaction

    static let timeout = Duration.seconds(10)

    init(node: Node, url: String, secret: String?, every: Duration, post: ChannelPost, hiding known: Redaction = .none) {
        (self.node, self.url, self.secret, self.every, self.post) = (node, url, secret, every, post)
        redaction = known.hiding(secret)
    }

    struct Body: Encodable {
        let side: String
        let realm: String
        /// The last number of the journal: one that stands still for hours is news as well.
        let head: String
        let time: String
        let every: Int
    }

    /// Runs until the task is cancelled. Only a journal that takes events is alive.
    func run() async throws {
        var isLost = false
        while true {
            let failure = try await ping()
            if let failure, !isLost { node.log.warning("the watchdog outside was not told: \(failure)") }
            if failure == nil, isLost { node.log.notice("the watchdog outside is told again") }
            isLost = failure != nil
            try await Task.sleep(for: every)
        }
    }

    /// Nil when it was told.
    func ping() async throws -> String? {
        let status: JournalStatus
        do {
            status = try await node.journal.status()
        } catch let error as JournalError where error.isPassing {
            return error.description
        }
        if case .refusing(let reason) = status.health { return "the journal takes nothing: \(reason)" }
        do throws(ChannelError) {
            let body = try ChannelJSON.bytes(
                Body(
                    side: status.side.rawValue, realm: status.realm, head: status.head, time: NodeClock.system().rfc3339,
                    every: Int(every.components.seconds)))
            _ = try await post.send(body, to: url, headers: signature(body), within: Self.timeout, redaction: redaction)
            return nil
        } catch {
            return error.description
        }
    }

    private func signature(_ body: [UInt8]) -> [(String, String)] {
        guard let secret else { return [] }
        let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Array(secret.utf8)))
        return [("Fengsui-Signature", "sha256=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())]
    }
}
