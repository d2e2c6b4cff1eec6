import Chronology
import Foundation

/// Finds the messages that reports are about. All it has to know stands in the files of the spool, so that a restart forgets nothing.
actor SMSReceipts {
    private let spool: SMSSpool
    private let channel: String
    /// Where the daemon puts reports; nil: none are asked for.
    private let folder: String?
    private let redaction: Redaction
    /// Reports that are about nothing of ours.
    private var strangers: Set<String> = []

    /// How long a fate is waited for. Networks keep a message for two or three days.
    static let patience = Duration.seconds(72 * 3600)
    static let mostWaiting = 2_000
    /// Reports read in one look.
    static let mostReports = 200
    static let mostStrangers = 10_000
    /// A file that makes no sense may still be being written.
    static let unfinished = Duration.seconds(60)
    /// By how much a report may seem to be older than its message.
    private static let slack = Duration.seconds(2)

    init(spool: SMSSpool, channel: String, folder: String?, redaction: Redaction) {
        (self.spool, self.channel, self.folder, self.redaction) = (spool, channel, folder, redaction)
    }

    func take(at now: Timestamp) -> [DeliveryReceipt] {
        let names = waiting(at: now)
        guard let folder else { return [] }
        let reports = reports(in: folder, at: now)
        guard !reports.isEmpty else { return [] }
        let sent = names.compactMap { SentMessage(spool, $0) }
        var found: [String: [(SMSReport, Timestamp, String)]] = [:]
        for (report, time, path) in reports {
            let owners = sent.filter {
                SMSMessage.isSame($0.number, report.number) && $0.ids.contains(report.id) && $0.time <= time + Self.slack
            }
            // The network's numbers begin again after 255: the last message that had it.
            if let owner = owners.max(by: { $0.time < $1.time }) {
                found[owner.name, default: []].append((report, time, path))
            } else if time + Self.unfinished < now {
                strangers.insert(path)
            }
        }
        return sent.compactMap { message in found[message.name].flatMap { receipt(message, $0) } }
    }

    func settle(_ receipt: DeliveryReceipt) { putAway(receipt.name, receipt.files) }

    private func putAway(_ name: String, _ files: [String]) {
        for file in files { try? FileManager.default.removeItem(atPath: file) }
        spool.forget(name)
    }

    private func receipt(_ message: SentMessage, _ reports: [(report: SMSReport, time: Timestamp, path: String)]) -> DeliveryReceipt? {
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
        case .lost: fate = .lost(redaction.hiding(message.number).text("the network could not deliver it: \(last.report.reason)"))
        }
        return DeliveryReceipt(
            notification: message.mark.notification, call: message.mark.call, channel: channel, fate: fate, sent: message.time,
            at: last.time, name: message.name, files: files)
    }

    // MARK: The folders

    private func waiting(at now: Timestamp) -> [String] {
        let aged = spool.marked().map { (name: $0, time: Self.time(of: spool.mark($0)) ?? now) }.sorted { $0.time < $1.time }
        let tooMany = max(0, aged.count - Self.mostWaiting)
        let old = aged.enumerated().filter { $0.offset < tooMany || $0.element.time + Self.patience < now }.map(\.element.name)
        for name in old { spool.forget(name) }
        return aged.map(\.name).filter { !old.contains($0) }
    }

    private func reports(in folder: String, at now: Timestamp) -> [(SMSReport, Timestamp, String)] {
        if strangers.count > Self.mostStrangers { strangers = [] }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let paths = names.lazy.filter { !$0.hasPrefix(".") && !$0.hasSuffix(".LOCK") }.map { "\(folder)/\($0)" }
            .filter { [strangers] in !strangers.contains($0) }.prefix(Self.mostReports)
        return paths.compactMap { path in
            guard let time = Self.time(of: path) else { return nil }
            if let report = SMSFile.read(path).flatMap(SMSReport.init) { return (report, time, path) }
            if time + Self.unfinished < now { strangers.insert(path) }
            return nil
        }
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
