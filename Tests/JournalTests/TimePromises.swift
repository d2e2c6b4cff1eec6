import Chronology
import Events
import Foundation
import Testing

@testable import Journal

@Suite("What an event may say of its time", .timeLimit(.minutes(1)))
struct TimePromises {
    private let folder = TemporaryFolder()
    private static let noon = Timestamp(milliseconds: 1_800_000_000_000)

    private func event(_ number: Int, _ time: Timestamp, side: Side = .local, cause: String? = nil) -> Event {
        Event(
            id: "t\(number)", source: "/\(side.rawValue)/test", type: ClockAdvanced.type, version: 1, subject: "clock", time: time,
            side: side,
            realm: .actual, causationID: cause, data: Array(#"{"to":"\#(time)"}"#.utf8))
    }

    private func serving(_ body: (JournalUnderTest) async throws -> Void) async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder, clock: HandClock(Self.noon), isTimeBounded: true, body)
    }

    @Test("an event of next month is refused with what to do, and its neighbours are kept; five minutes ahead is a clock like others")
    func future() async throws {
        try await serving { journal in
            let times = [Self.noon, Self.noon + TimeBound.tolerance, Self.noon + TimeBound.tolerance + .seconds(1), Self.noon + .days(30)]
            let outcomes = try await journal.client.append(times.enumerated().map { event($0.offset, $0.element) })
            #expect(outcomes.map(\.sequence) == [1, 2, nil, nil])
            #expect(outcomes[3].refusal?.contains("Beijing time less 8 hours") == true)
        }
    }

    @Test("the past may be told late, and the other side's time is the link's to bound")
    func others() async throws {
        try await serving { journal in
            let events = [event(1, Self.noon - .days(400)), event(2, Self.noon + .minutes(50), side: .corps)]
            let outcomes = try await journal.client.append(events)
            #expect(outcomes.map(\.sequence) == [1, 2])
        }
    }

    @Test("what follows from an event that was taken is taken: whose clock was fast, or was set back since, silences no call")
    func answers() async throws {
        try await serving { journal in
            let outcomes = try await journal.client.append([event(1, Self.noon + .minutes(50), cause: "theirs")])
            #expect(outcomes.map(\.sequence) == [1])
        }
    }

    @Test("a key from outside gets no further by naming a cause")
    func outside() throws {
        let candidate = Candidate(event(1, Self.noon + .days(30), cause: "anything"))
        #expect(throws: JournalError.ahead(event: Self.noon + .days(30), now: Self.noon)) {
            try TimeBound.check(candidate, of: .local, isFromNode: false, now: Self.noon)
        }
    }
}
