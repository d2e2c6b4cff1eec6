import Chronology
import Crypto
import Events
import Foundation
import Journal
import Logging
import Observing
import Runtime
import Synchronization

/// Watches a node's inbox and hands each file to `Intake`. A file leaves the inbox only when everything in it is in the journal.
final class Inbox: Sendable {
    private let node: Node
    private let intake: Intake
    /// What `observe` knows, and up to which event.
    private let known = Mutex<(state: ObserveState, position: Int64)?>(nil)

    private static let pause = Duration.milliseconds(200)

    init(node: Node, intake: Intake) {
        (self.node, self.intake) = (node, intake)
    }

    func learn(_ state: ObserveState, _ position: Int64) {
        known.withLock { $0 = (state, position) }
    }

    /// Reads files, the oldest name first, until the task is cancelled.
    func watch() async throws {
        while !Task.isCancelled {
            for file in waiting() { try await read(file) }
            try await Task.sleep(for: Self.pause)
        }
    }

    /// Whole files: neither hidden nor still being written under another name.
    private func waiting() -> [URL] {
        let folder = URL(filePath: node.configuration.folder.inbox)
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (files ?? []).filter { !$0.hasDirectoryPath && $0.pathExtension != "part" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    private func read(_ url: URL) async throws {
        guard let bytes = contents(of: url), let state = try await stateNow() else { return }
        let file = Intake.File(name: url.lastPathComponent, bytes: bytes, digest: Self.digest(bytes))
        let items = intake.items(of: file, known: state, at: node.clock.now)
        let last = try await append(items)
        fileAway(url)
        // The next file is compared with what this one said, so its events have to be back first.
        try await wait(for: last)
    }

    private func contents(of url: URL) -> [UInt8]? {
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        guard size <= Intake.maximumBytes else {
            node.log.error(
                "\(url.lastPathComponent) has \(size) bytes, the most is \(Intake.maximumBytes): split it. It was moved to archive")
            fileAway(url)
            return nil
        }
        return FileManager.default.contents(atPath: url.path).map(Array.init)
    }

    private func append(_ items: [IntakeItem]) async throws -> Int64 {
        let configuration = node.configuration
        let events = try items.map { try $0.event(side: configuration.side, realm: configuration.realm, time: node.clock.now) }
        var last: Int64 = 0
        var open = events
        while !open.isEmpty {
            do {
                let outcomes = try await node.journal.append(open)
                last = max(last, outcomes.compactMap(\.sequence).max() ?? 0)
                open = zip(open, outcomes).compactMap { event, outcome in remaining(event, outcome) }
            } catch let error as JournalError where error.isPassing {
                node.log.warning("\(error)")
            }
            if !open.isEmpty { try await Task.sleep(for: .seconds(1)) }
        }
        return last
    }

    private func remaining(_ event: Event, _ outcome: WireOutcome) -> Event? {
        switch outcome {
        case .stored, .known: return nil
        case .delayed: return event
        case .refused(let reason):
            node.log.error("the journal refused \(event.type) of \(event.subject): \(reason)")
            return nil
        }
    }

    private func stateNow() async throws -> ObserveState? {
        while !Task.isCancelled {
            if let known = known.withLock({ $0 }) { return known.state }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    private func wait(for sequence: Int64) async throws {
        while !Task.isCancelled, known.withLock({ ($0?.position ?? 0) < sequence }) {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func fileAway(_ url: URL) {
        let target = URL(filePath: node.configuration.folder.archive).appending(path: url.lastPathComponent)
        do {
            if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
            try FileManager.default.moveItem(at: url, to: target)
            node.log.info("read \(url.lastPathComponent)")
        } catch {
            node.log.error("\(url.lastPathComponent) was read but cannot be moved to archive: \(error.localizedDescription)")
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
