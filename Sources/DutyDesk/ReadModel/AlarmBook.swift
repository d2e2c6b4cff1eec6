package import Chronology
package import Events
package import Wording

/// The alarms of one incident or planned release, in the order in which they were sent.
package struct AlarmBook: Codable, Hashable, Sendable {
    package private(set) var all: [DeskAlarm] = []

    /// The oldest gives way.
    package static let maximum = 100

    package subscript(id: String) -> DeskAlarm? { all.last { $0.id == id } }

    mutating func take(_ alarm: AlarmSent, _ event: Event) {
        guard self[alarm.alarm] == nil else { return }
        all.append(DeskAlarm(alarm, event))
        if all.count > Self.maximum { all.removeFirst(all.count - Self.maximum) }
    }

    mutating func take(_ receipt: AlarmReceived, _ event: Event) {
        change(receipt.alarm) { $0.take(receipt, event) }
    }

    mutating func take(_ silent: AlarmUnanswered, _ event: Event) {
        change(silent.alarm) { $0.take(silent, event) }
    }

    private mutating func change(_ id: String, _ body: (inout DeskAlarm) -> Void) {
        guard let index = all.lastIndex(where: { $0.id == id }) else { return }
        body(&all[index])
    }
}

/// A message to be read out, and who has read it back.
package struct DeskAlarm: Codable, Hashable, Sendable {
    package let id: String
    package let side: Side
    package let event: String
    package let kind: AlarmKind
    package let fromPost: String
    package let toSide: Side
    package let toPost: String
    package let toName: Bilingual
    package let sent: Timestamp
    package let arrival: Timestamp?
    package let receiptDue: Timestamp
    package let text: Bilingual
    package let reason: Bilingual
    /// A set: nothing takes one away. In order of the time.
    package private(set) var receipts: [Receipt] = []
    /// True once its side has said that nobody has read it back in time.
    package private(set) var unanswered = false

    package struct Receipt: Codable, Hashable, Sendable {
        /// The event that says so.
        package let id: String
        package let side: Side
        package let post: String
        package let person: String
        package let readBack: String
        package let at: Timestamp
    }

    static let maximumReceipts = 10

    init(_ alarm: AlarmSent, _ event: Event) {
        (id, side, self.event, sent) = (alarm.alarm, event.side, event.id, event.time)
        (kind, fromPost, toSide, toPost, toName) = (alarm.kind, alarm.fromPost, alarm.toSide, alarm.toPost, alarm.toName)
        (arrival, receiptDue, text, reason) = (alarm.arrival, alarm.receiptDue, alarm.text, alarm.reason)
    }

    mutating func take(_ receipt: AlarmReceived, _ event: Event) {
        guard !receipts.contains(where: { $0.id == event.id && $0.side == event.side }) else { return }
        receipts.append(
            Receipt(
                id: event.id, side: event.side, post: receipt.post, person: receipt.person, readBack: receipt.readBack, at: receipt.at))
        receipts.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        receipts = Array(receipts.prefix(Self.maximumReceipts))
    }

    mutating func take(_: AlarmUnanswered, _ event: Event) {
        guard event.side == side else { return }
        unanswered = true
    }
}
