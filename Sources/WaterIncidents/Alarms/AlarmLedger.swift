import Chronology
import Events

/// Every alarm that this side has sent, by what it is about. Bounded.
struct AlarmLedger: Codable, Hashable, Sendable {
    /// By the number of the incident, suspicion or planned release.
    private(set) var records: [String: [AlarmRecord]] = [:]
    /// Alarms numbered so far, by the same.
    private var counts: [String: Int] = [:]

    /// Of one incident: thirty receivers with every update that they may get.
    static let maximumOfOne = 500
    /// Incidents, suspicions and releases.
    static let maximum = 150

    subscript(number: String) -> [AlarmRecord] { records[number] ?? [] }

    /// `local-2026-0001-alarm-003`
    mutating func nextNumber(for number: String) -> (number: String, count: Int) {
        let count = counts[number, default: 0] + 1
        counts[number] = count
        let padding = String(repeating: "0", count: max(0, 3 - String(count).count))
        return ("\(number)-alarm-\(padding)\(count)", count)
    }

    func hasRoom(for number: String) -> Bool { self[number].count < Self.maximumOfOne || outdated(of: number) != nil }

    /// The oldest urgent update that is answered and that a later message to the same receiver has replaced. The cap does not count it.
    private func outdated(of number: String) -> Int? {
        let list = self[number]
        return list.indices.first { index in
            let record = list[index]
            guard record.kind == .update, record.isUrgent, !record.isWatched else { return false }
            return list[(index + 1)...].contains { $0.party == record.party }
        }
    }

    mutating func add(_ record: AlarmRecord, to number: String) {
        guard hasRoom(for: number) else { return }
        if self[number].count >= Self.maximumOfOne, let index = outdated(of: number) { records[number]?.remove(at: index) }
        records[number, default: []].append(record)
        while records.count > Self.maximum {
            let oldest = records.filter { $0.key != number }.min {
                ($0.value.last?.sent ?? .distantPast, $0.key) < ($1.value.last?.sent ?? .distantPast, $1.key)
            }
            guard let oldest else { return }
            (records[oldest.key], counts[oldest.key]) = (nil, nil)
        }
    }

    mutating func update(_ alarm: String, of number: String, _ change: (inout AlarmRecord) -> Void) {
        guard let index = records[number]?.firstIndex(where: { $0.number == alarm }) else { return }
        var record = self[number][index]
        change(&record)
        records[number]?[index] = record
    }

    /// The next time at which a receipt is missing.
    var nextDeadline: Timestamp? { records.values.joined().filter(\.isWatched).map(\.receiptDue).min() }

    /// Alarms without a receipt whose time has come, in the order of their numbers.
    func unanswered(at time: Timestamp) -> [(incident: String, record: AlarmRecord)] {
        records.flatMap { number, list in list.filter { $0.isWatched && $0.receiptDue <= time }.map { (number, $0) } }
            .sorted { $0.1.number < $1.1.number }
            .map { (incident: $0.0, record: $0.1) }
    }
}
