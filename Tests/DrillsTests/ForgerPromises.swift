import Accord
import Chronology
import Events
import Testing

@testable import Drills

@Suite("A forger on the link")
struct ForgerPromises {
    private static let noon = Timestamp(secondsSince1970: 1_767_000_000)
    private static let realm = Realm.exercise("test")

    private func heartbeat(_ number: Int) throws -> Event {
        try Event(
            HeartbeatSaid(number: number, every: 3600, open: 0, unanswered: 0), id: "beat-\(number)", source: "/corps/notify",
            subject: "corps", time: Self.noon, side: .corps, realm: Self.realm)
    }

    /// Every second number of the other journal crosses.
    private func pages(_ count: Int) throws -> [PeerPage] {
        try (0..<count).map { page in
            let numbers = (1...10).map { Int64(page * 20 + $0 * 2) }
            let events = try numbers.map { PeerEvent(sequence: $0, recorded: Self.noon, body: try heartbeat(Int($0)).json) }
            return PeerPage(events: events, through: Int64(page * 20 + 20), head: Int64(count * 20))
        }
    }

    @Test("slips in a few words at free numbers, takes nothing out, and what comes is still a page")
    func tampered() throws {
        var forger = Forger(seed: 7)
        var (slipped, most) = (0, 0)
        for (index, page) in try pages(40).enumerated() {
            let after = Int64(index * 20)
            let (tampered, _) = forger.tamper(page, after: after, to: .local, in: Self.realm)
            try tampered.check(after: after, limit: page.events.count + Forger.most)
            #expect(Set(page.events).isSubset(of: tampered.events))
            most = max(most, tampered.events.count - page.events.count)
            slipped += tampered.events.count - page.events.count
        }
        #expect(most == Forger.most && slipped > 30)
    }

    @Test("copies of what went by the last that it remembers")
    func memory() throws {
        var forger = Forger(seed: 7)
        for (index, page) in try pages(40).enumerated() {
            _ = forger.tamper(page, after: Int64(index * 20), to: .local, in: Self.realm)
            #expect(forger.heard.count <= Forger.memory)
        }
        #expect(forger.heard.count == Forger.memory)
    }
}
