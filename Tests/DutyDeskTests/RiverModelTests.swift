import Chronology
import Events
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of monitors, planned releases and entries to be gone to.
struct RiverModelTests {
    private let processor = DeskProcessor(region: Sample.region)
    private let sample = Sample()

    private func state(_ events: [Event]) throws -> DeskState {
        var state = processor.initialState()
        for event in events { #expect(try processor.handle(event, state: &state).isEmpty) }
        return state
    }

    @Test func `a planned release has its own alarms`() throws {
        let release = ReleaseAnnounced(
            release: "local-release-1", river: "yarkand", kilometre: 45, begins: Sample.evening, dischargeCubicMetresPerSecond: 120,
            post: "kashgar-command-duty", person: "甲", reason: "冲沙")
        let events = try [sample.event(release, id: "p"), sample.event(Sample.alarmNumbered("a1", about: "local-release-1"), id: "a")]
        let state = try state(events)
        #expect(state.releases.first?.alarms.all.map(\.id) == ["a1"] && state.alarm("a1")?.incident == "local-release-1")
    }

    @Test func `a monitor is in doubt until its own side says that it works`() throws {
        func change(_ state: InstrumentChanged.State) -> InstrumentChanged {
            InstrumentChanged(
                monitor: "m1", river: "yarkand", substance: "ammonia-nitrogen", state: state, fault: .stuck, since: Sample.evening,
                reason: Bilingual(zh: "不变", en: "stuck"))
        }
        let faulty = try sample.event(change(.faulty), id: "f")
        #expect(try state([faulty, faulty]).faults.count == 1)
        #expect(try state([faulty, sample.event(change(.working), id: "w", side: .corps)]).faults.count == 1)
        #expect(try state([faulty, sample.event(change(.working), id: "w")]).faults.isEmpty)
    }

    @Test func `an entry is to be gone to once, however often it is said`() throws {
        let overdue = try sample.event(Sample.unvisited(), id: "o")
        #expect(try state([overdue, overdue]).unverified.map(\.entry) == ["shache-depot"])
    }

    @Test func `whatever comes by the hundred is bounded`() throws {
        var events: [Event] = []
        for number in 0..<120 {
            let change = InstrumentChanged(
                monitor: "m\(number)", river: "yarkand", substance: "ph", state: .faulty, fault: .absurd, since: Sample.evening,
                reason: Bilingual(zh: "a", en: "a"))
            let overdue = RegisterOverdue(
                river: "yarkand", list: "depots", entry: "d\(number)", name: Bilingual(zh: "a", en: "a"), post: "p", due: Sample.evening,
                periodDays: 180)
            let release = ReleaseAnnounced(
                release: "r\(number)", river: "yarkand", kilometre: 45, begins: Sample.evening, dischargeCubicMetresPerSecond: 120,
                post: "p", person: "甲", reason: "r")
            try events.append(sample.event(change, id: "c\(number)"))
            try events.append(sample.event(overdue, id: "o\(number)"))
            try events.append(sample.event(release, id: "r\(number)"))
        }
        let state = try state(events)
        #expect(state.faults.count == DeskLimit.faults && state.unverified.count == DeskLimit.unverified)
        #expect(state.releases.count == DeskLimit.releases)
        #expect(state.releases.last?.release.release == "r119")
    }
}
