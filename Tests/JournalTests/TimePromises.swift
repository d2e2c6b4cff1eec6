import Chronology
import Events
import Foundation
import Journal
import Testing

@Suite("What an event may say of its time", .timeLimit(.minutes(1)))
struct TimePromises {
    private let folder = TemporaryFolder()
    private static let noon = Timestamp(milliseconds: 1_800_000_000_000)

    private func event(_ number: Int, _ time: Timestamp, side: Side = .local) -> Event {
        Event(
            id: "t\(number)", source: "/\(side.rawValue)/test", type: ClockAdvanced.type, version: 1, subject: "clock", time: time,
            side: side,
            realm: .actual, data: Array(#"{"to":"\#(time)"}"#.utf8))
    }

    @Test("an event of next month is refused with what to do, and its neighbours are kept; five minutes ahead is a clock like others")
    func future() async throws {
        try await JournalUnderTest.serving(
            MemoryStorage(), in: folder, clock: HandClock(Self.noon), bound: TimeBound(recorded: .distantPast)
        ) {
            journal in
            let times = [Self.noon, Self.noon + TimeBound.tolerance, Self.noon + TimeBound.tolerance + .seconds(1), Self.noon + .days(30)]
            let outcomes = try await journal.client.append(times.enumerated().map { event($0.offset, $0.element) })
            #expect(outcomes.map(\.sequence) == [1, 2, nil, nil])
            #expect(outcomes[3].refusal?.contains("Beijing time less 8 hours") == true)
        }
    }

    @Test("the past may be told late, and the other side's time is the link's to bound")
    func others() async throws {
        try await JournalUnderTest.serving(
            MemoryStorage(), in: folder, clock: HandClock(Self.noon), bound: TimeBound(recorded: .distantPast)
        ) {
            journal in
            let events = [event(1, Self.noon - .days(400)), event(2, Self.noon + .minutes(50), side: .corps)]
            let outcomes = try await journal.client.append(events)
            #expect(outcomes.map(\.sequence) == [1, 2])
        }
    }

    @Test("when the clock is set back, what follows from events of before is still taken, also after a restart")
    func setBack() async throws {
        let clock = HandClock(Self.noon)
        let storage = MemoryStorage()
        let bound = try await TimeBound(storage)
        try await JournalUnderTest.serving(storage, in: folder, clock: clock, bound: bound) { journal in
            _ = try await journal.client.append([event(1, Self.noon)])
            clock.now = Self.noon - .hours(1)
            let outcomes = try await journal.client.append([event(2, Self.noon)])
            #expect(outcomes.map(\.sequence) == [2])
        }
        let again = TemporaryFolder()
        try await JournalUnderTest.serving(
            storage, in: again, clock: HandClock(Self.noon - .hours(1)), bound: TimeBound(recorded: Self.noon)
        ) {
            journal in
            let outcomes = try await journal.client.append([event(3, Self.noon), event(4, Self.noon + .days(1))])
            #expect(outcomes.map(\.sequence) == [3, nil])
        }
    }

    @Test("a bound goes on from when the journal took its last event")
    func recorded() async throws {
        let storage = MemoryStorage()
        _ = try await storage.append([Candidate(event(1, Self.noon))], recorded: Self.noon)
        try await JournalUnderTest.serving(storage, in: folder, bound: TimeBound(storage)) { journal in
            let outcomes = try await journal.client.append([event(2, Self.noon)])
            #expect(outcomes.map(\.sequence) == [2])
        }
    }
}
