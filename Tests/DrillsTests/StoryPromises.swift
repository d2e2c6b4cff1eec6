import Chronology
import Events
import Testing
import Wording

@testable import Drills

@Suite("The story of a broken promise")
struct StoryPromises {
    private func broken() throws -> (History, Violation) {
        let (ground, checker) = (try Shipped.ground(), try Shipped.checker())
        let history = Simulation(seed: 1, .hours(2), ground: ground, cast: PlantedBug.stepSaidTwice.cast(on: ground)).run()
        return (history, try #require(checker.check(history).first { $0.rule == .onceAStep }))
    }

    @Test("is short, in order, marks what it is about, and is told in both languages")
    func short() throws {
        let (history, violation) = try broken()
        let lines = DrillStory(of: violation, in: history).lines
        let events = lines.filter { $0.sequence != nil }
        #expect(lines.filter(\.isCited).compactMap(\.sequence) == violation.entries.map(\.sequence).sorted())
        #expect(events.count <= DrillStory.before + DrillStory.after + violation.entries.count)
        #expect(lines.count - events.count <= DrillStory.mishaps)
        #expect(lines.map(\.at) == lines.map(\.at).sorted())
        #expect(events.count > violation.entries.count)
        #expect(violation.rule.text.zh != violation.rule.text.en)
        #expect(lines.allSatisfy { $0.text.zh != $0.text.en })
    }

    @Test("of a whole run has every event of both sides, and everything that broke")
    func whole() throws {
        let (history, _) = try broken()
        let lines = DrillStory(whole: history).lines
        #expect(lines.count == history.journals.values.reduce(0) { $0 + $1.count } + history.mishaps.count)
    }

    @Test("what replays a run is the length that it had")
    func replay() throws {
        #expect(DrillLength.hours(4).option == "--hours 4" && DrillLength.days(2).option == "--days 2")
        #expect(DrillLength.hours(99).trouble == .hours(DrillLength.maximumHours))
        #expect(DrillLength.days(99).trouble == .days(DrillLength.maximumDays))
        #expect(try broken().0.length == .hours(2))
    }
}
