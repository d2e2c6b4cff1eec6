import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("With 10,000 calls open", .serialized)
struct ManyCalls {
    private func median(_ bench: inout Bench, _ name: String) throws -> Duration {
        let clock = ContinuousClock()
        let times = try (0..<51).map { number in
            try clock.measure { _ = try bench.hear(issued("\(name)-\(number)"), subject: "\(name)-\(number)") }
        }
        return times.sorted()[times.count / 2]
    }

    @Test("the next one is opened as fast as the first, and at their time all are called in portions, none twice and none forgotten")
    func many() throws {
        var bench = Small.bench()
        let few = try median(&bench, "few")
        for number in 0..<10_000 { try bench.hear(issued("w\(number)"), subject: "w\(number)") }
        let many = try median(&bench, "many")
        #expect(bench.state.calls.count == 10_102)
        #expect(many < few * 5 + .milliseconds(1))
        let start = bench.journal.count
        let time = try ContinuousClock().measure { try bench.move(to: minute(5) + .seconds(1)) }
        let said = bench.journal.dropFirst(start)
        let told = said.filter { $0.type == NotificationRequested.type }
        let wakings = said.count { $0.type == DeadlineReached.type }
        #expect(told.count == 10_102 && Set(told.map(\.subject)).count == 10_102)
        #expect(wakings == 10_102 / NotifyProcessor.handledAtOnce + 1)
        print("an event that opens a call, and its two words: \(few), with 10,000 open \(many) (medians of 51)")
        print("the second step of 10,102 calls at once: \(time), \(wakings) wakings")
    }

    @Test("there is room for the most, and then the least important one ends")
    func full() throws {
        var state = NotifyState()
        for number in 0..<NotifyState.maximumCalls {
            let isMinor = number == 777
            state.add(
                CallRecord(
                    number: "c\(number)", about: "a\(number)", event: "e", opener: "o", rule: "warning",
                    urgency: isMinor ? .minor : .critical,
                    level: nil, ladder: "ladder", title: Small.text("t"), asked: [], correlation: nil, opened: morning, ends: nil,
                    anchor: morning), due: minute(1_000_000))
        }
        let bench = Small.bench()
        let event = try Event(issued(), id: "e1", source: "/local/alert", subject: "w1", time: morning, side: .local, realm: .actual)
        let said = try bench.processor.handle(event, state: &state)
        let closed = said.compactMap { $0.payload as? CallClosed }
        #expect(closed.map(\.call) == ["c777"] && closed.map(\.cause) == [.ended])
        #expect(said.contains { $0.payload is CallOpened })
    }
}
