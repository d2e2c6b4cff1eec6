import Chronology
import Foundation

/// Finds the messages that reports are about. All it has to know stands in the files of the spool, so that a restart forgets nothing.
actor SMSReceipts {
    private let spool: SMSSpool
    private let channel: String
    /// Where the daemon puts reports; nil: none are asked for.
    private let folder: String?
    private let redaction: Redaction
    /// Names of files that are about nothing of ours, and are not read again.
    private(set) var strangers: Set<String> = []
    /// By the names of their files: what the network has said so far about messages of ours.
    private(set) var ours: [String: (report: SMSReport, time: Timestamp)] = [:]
    /// The last one that was read, where there were more than are read in one look.
    private var last = ""
    private let bounds: Bounds

    /// How long a fate is waited for. Networks keep a message for two or three days.
    static let patience = Duration.seconds(72 * 3600)
    static let mostWaiting = 2_000
    /// Of files: how many are read in one look, and how many are remembered.
    struct Bounds {
        var read = 200
        var strangers = 10_000
        var ours = 10_000
    }

    /// A file that makes no sense may still be being written.
    static let unfinished = Duration.seconds(60)
    /// By how much a report may seem to be older than its message.
    private static let slack = Duration.seconds(2)

    init(spool: SMSSpool, channel: String, folder: String?, redaction: Redaction, bounds: Bounds = Bounds()) {
        (self.spool, self.channel, self.folder, self.redaction, self.bounds) = (spool, channel, folder, redaction, bounds)
    }

    func take(at now: Timestamp) -> [DeliveryReceipt] {
        let names = waiting(at: now)
        guard let folder else { return [] }
        let reports = look(into: folder, at: now).merging(ours) { new, _ in new }
        guard !reports.isEmpty else { return [] }
        let sent = names.compactMap { SentMessage(spool, $0) }
        var found: [String: [(SMSReport, Timestamp, String)]] = [:]
        for (name, (report, time)) in reports {
            if let owner = Self.owner(of: report, at: time, among: sent) {
                found[owner.name, default: []].append((report, time, "\(folder)/\(name)"))
                if ours.count < bounds.ours { ours[name] = (report, time) }
            } else {
                ours[name] = nil
                if time + Self.unfinished < now { ignore(name) }
            }
        }
        return sent.compactMap { message in found[message.name].flatMap { receipt(message, $0, at: now) } }
    }

    /// The network's numbers begin again after 255: the last message that had it.
    private static func owner(of report: SMSReport, at time: Timestamp, among sent: [SentMessage]) -> SentMessage? {
        sent.filter { SMSMessage.isSame($0.number, report.number) && $0.ids.contains(report.id) && $0.time <= time + slack }
            .max { $0.time < $1.time }
    }

    private func ignore(_ name: String) { if strangers.count < bounds.strangers { strangers.insert(name) } }

    func settle(_ receipt: DeliveryReceipt) { putAway(receipt.name, receipt.files) }

    private func putAway(_ name: String, _ files: [String]) {
        for file in files { try? FileManager.default.removeItem(atPath: file) }
        spool.forget(name)
    }

    private func receipt(
        _ message: SentMessage, _ reports: [(report: SMSReport, time: Timestamp, path: String)], at now: Timestamp
    ) -> DeliveryReceipt? {
        let ordered = reports.sorted { ($0.time, $0.path) < ($1.time, $1.path) }
        let fates = message.ids.map { id in ordered.last { $0.report.id == id }?.report.fate ?? .trying }
        guard let last = ordered.last(where: { $0.report.fate == .lost }) ?? ordered.last else { return nil }
        let files = ordered.map(\.path)
        let fate: DeliveryReceipt.Fate
        switch SMSFate.of(fates) {
        case .trying: return nil
        case .unknown:
            putAway(message.name, files)
            return nil
        case .delivered: fate = .delivered
        case .lost: fate = .lost(redaction.hiding(message.number).text("网络未能送达 · the network could not deliver it: \(last.report.reason)"))
        }
        // Not of a time to come, whatever clock wrote the file: by it others would take the time to be later than it is.
        return DeliveryReceipt(
            notification: message.mark.notification, call: message.mark.call, channel: channel, fate: fate, sent: message.time,
            at: min(last.time, now), name: message.name, files: files)
    }

    // MARK: The folders

    private func waiting(at now: Timestamp) -> [String] {
        let aged = spool.marked().map { (name: $0, time: Self.time(of: spool.mark($0)) ?? now) }.sorted { $0.time < $1.time }
        let tooMany = max(0, aged.count - Self.mostWaiting)
        let old = aged.enumerated().filter { $0.offset < tooMany || $0.element.time + Self.patience < now }.map(\.element.name)
        for name in old { spool.forget(name) }
        return aged.map(\.name).filter { !old.contains($0) }
    }

    /// Reads some of what is not remembered, each time from where the last look ended: a report is read in the end, however many files of
    /// others lie before it.
    private func look(into folder: String, at now: Timestamp) -> [String: (report: SMSReport, time: Timestamp)] {
        let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let names = there.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".LOCK") }
        strangers.formIntersection(names)
        ours = ours.filter { [names = Set(names)] in names.contains($0.key) }
        var found: [String: (report: SMSReport, time: Timestamp)] = [:]
        for name in next(of: names.filter { !strangers.contains($0) && ours[$0] == nil }.sorted()) {
            let path = "\(folder)/\(name)"
            guard let time = Self.time(of: path) else { continue }
            if let report = SMSFile.read(path).flatMap(SMSReport.init) {
                found[name] = (report, time)
            } else if time + Self.unfinished < now {
                ignore(name)
            }
        }
        return found
    }

    private func next(of names: [String]) -> [String] {
        let start = names.firstIndex { $0 > last } ?? 0
        let some = Array((names[start...] + names[..<start]).prefix(bounds.read))
        last = some.count < names.count ? some.last ?? "" : ""
        return some
    }

    static func time(of path: String) -> Timestamp? {
        let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        return date.map { Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1000)) }
    }
}

/// A message of ours in the daemon's folder `sent`, with what it wrote into it.
private struct SentMessage {
    let name: String
    let number: String
    /// What the network calls its parts, as many as the daemon writes down (its setting `messageids`: first, last or all).
    let ids: [Int]
    let mark: SMSMark
    let time: Timestamp

    init?(_ spool: SMSSpool, _ name: String) {
        let path = "\(spool.sent)/\(name)"
        guard let file = SMSFile.read(path), let number = file["To"], let mark = SMSMark(file), let time = SMSReceipts.time(of: path)
        else { return nil }
        let ids = (file["Message_id"] ?? "").split(separator: " ").compactMap { Int($0) }
        guard !ids.isEmpty else { return nil }
        (self.name, self.number, self.ids, self.mark, self.time) = (name, number, ids, mark, time)
    }
}
