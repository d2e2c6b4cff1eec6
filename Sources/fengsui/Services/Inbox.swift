import Chronology
import Crypto
import Events
import Foundation
import Guidance
import GuidanceShell
import Journal
import Logging
import Observing
import Processing
import Runtime
import Synchronization
import Wording

/// Watches a node's inbox and hands each file to `Intake`. A file leaves the inbox only when everything in it is in the journal.
final class Inbox: Sendable {
    private let node: Node
    private let intake: Intake
    private let water: WaterIntake
    private let guidance: GuidanceReader
    /// What `observe` knows, and up to which event.
    private let known = Mutex<(state: ObserveState, position: Int64)?>(nil)

    private static let pause = Duration.milliseconds(200)
    /// While the events of the file before are on their way back.
    private static let glance = Duration.milliseconds(5)

    /// - Parameters:
    ///   - water: reads the files of the rivers' monitors.
    ///   - guidance: reads the files that are guidance; all others are the network's.
    init(node: Node, intake: Intake, water: WaterIntake, guidance: GuidanceReader) {
        (self.node, self.intake, self.water, self.guidance) = (node, intake, water, guidance)
    }

    /// Names that were complained about.
    private let unreadable = Mutex<Set<String>>([])

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
        guard try await !refuseTooLarge(url), let bytes = contents(of: url), let state = try await stateNow() else { return }
        let file = Intake.File(name: url.lastPathComponent, bytes: bytes, digest: Self.digest(bytes))
        if GuidanceFormat(recognising: bytes) == nil {
            try await takeObservations(file, known: state)
        } else if !state.files.holds(file.name, digest: file.digest) {
            try await takeGuidance(file, at: url)
        }
        fileAway(url)
    }

    private func takeObservations(_ file: Intake.File, known state: ObserveState) async throws {
        let (configuration, now) = (node.configuration, node.clock.now)
        let isWater = WaterIntake.recognises(file.bytes)
        let items = isWater ? water.items(of: file, known: state, at: now) : intake.items(of: file, known: state, at: now)
        let events = try items.map { try $0.event(side: configuration.side, realm: configuration.realm, time: now) }
        try await node.delivery.deliver(events)
    }

    /// A file of guidance is known by its bytes. What the journal has already it keeps as it was: the first time at which something was known
    /// is the true one.
    private func takeGuidance(_ file: Intake.File, at url: URL) async throws {
        let taking = await guidance.taking(
            of: GuidanceFile(name: file.name, bytes: file.bytes), at: url.path, digest: file.digest, now: node.clock.now)
        let sequences = try await node.delivery.deliver((taking.runs + taking.faults).map(event))
        let unchanged = sequences.prefix(taking.runs.count).count { $0 == nil }
        if unchanged > 0 { node.log.notice("\(unchanged) runs of \(file.name) are in the journal already, and stay as they are") }
        try await node.delivery.deliver([event(taking.closing(unchanged: unchanged))])
    }

    private func event(_ item: GuidanceItem) throws(EventError) -> Event {
        try node.event(item.payload, subject: item.subject, id: item.id)
    }

    /// Nil when the file cannot be read, which is said once for each name.
    private func contents(of url: URL) -> [UInt8]? {
        if let data = FileManager.default.contents(atPath: url.path) { return Array(data) }
        let isNews = unreadable.withLock { $0.insert(url.lastPathComponent).inserted }
        if isNews { node.log.error("\(url.lastPathComponent) cannot be read; check its owner and its mode") }
        return nil
    }

    /// A file that is too large is kept aside and said to be, like a row that cannot be read.
    private func refuseTooLarge(_ url: URL) async throws -> Bool {
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        guard size > Intake.maximumBytes, node.clock.isSet else { return size > Intake.maximumBytes }
        let name = url.lastPathComponent
        let reason = Bilingual(
            zh: "文件有 \(size) 字节，最多 \(Intake.maximumBytes)；请拆分后重新放入",
            en: "the file has \(size) bytes, the most is \(Intake.maximumBytes); split it and put the parts in")
        let quarantined = ObservationQuarantined(file: name, line: 1, reason: reason, content: "")
        let id = EventIdentity.derived(from: [name, "too large", String(size)])
        try await node.delivery.deliver([node.event(quarantined, subject: "oversized-file", id: id)])
        fileAway(url)
        return true
    }

    /// The state with everything in it that the journal holds: a file is compared with all that was recorded before it, also with what
    /// the file before it brought and what was recorded before a restart. Nil when there is no telling what time it is, or nobody has come.
    private func stateNow() async throws -> ObserveState? {
        guard let head = try await head() else { return nil }
        while !Task.isCancelled {
            if let known = known.withLock({ $0 }), known.position >= head { return node.clock.isSet ? known.state : nil }
            try await Task.sleep(for: Self.glance)
        }
        return nil
    }

    /// Nil while the journal is away: the file waits, and the shell says that it is.
    private func head() async throws -> Int64? {
        do {
            return try await node.journal.status().headSequence
        } catch let error as JournalError where error.isPassing {
            return nil
        }
    }

    private func fileAway(_ url: URL) {
        do {
            try FileManager.default.moveItem(at: url, to: freePlace(for: url))
            node.log.info("read \(url.lastPathComponent)")
        } catch {
            node.log.error("\(url.lastPathComponent) was read but cannot be moved to archive: \(error.localizedDescription)")
        }
    }

    /// A file that comes again under the same name does not push the earlier one out.
    private func freePlace(for url: URL) -> URL {
        let archive = URL(filePath: node.configuration.folder.archive)
        var place = archive.appending(path: url.lastPathComponent)
        var count = 2
        while FileManager.default.fileExists(atPath: place.path) {
            place = archive.appending(path: "\(url.deletingPathExtension().lastPathComponent)-\(count).\(url.pathExtension)")
            count += 1
        }
        return place
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
