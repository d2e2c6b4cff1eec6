import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import DutyDesk

/// What the desk remembers of the journal.
struct ReadModelTests {
    private let processor = DeskProcessor(region: Sample.region)
    private let sample = Sample()

    private func state(_ events: [Event]) throws -> DeskState {
        var state = processor.initialState()
        for event in events { #expect(try processor.handle(event, state: &state).isEmpty) }
        return state
    }

    @Test func `the newest forecast of a place stays, whatever comes late`() throws {
        let (old, new) = (Sample.forecast(issued: Sample.evening - .days(1)), Sample.forecast())
        let state = try state([sample.event(new, id: "new"), sample.event(old, id: "old")])
        #expect(state.forecasts["653101"]?.event == "new")
        #expect(state.forecasts["653101"]?.days.map(\.tendency) == Array(repeating: false, count: 5) + Array(repeating: true, count: 5))
    }

    @Test func `of nineteen quantiles the page gets 10, 25, 50, 75 and 90 percent, rounded up`() throws {
        let state = try state([sample.event(Sample.forecast(medians: [200]), id: "f")])
        let quantiles = try #require(Sample.forecast(medians: [200]).days.first).aqi
        #expect(state.forecasts["653101"]?.days.first?.aqi == [1, 4, 9, 14, 17].map { Int(quantiles[$0].rounded(.up)) })
    }

    @Test func `no more places are remembered than there is room for`() throws {
        let events = try (0..<DeskLimit.places + 5).map { number in
            try sample.event(Sample.forecast(place: "\(700_000 + number)", issued: Sample.evening + .minutes(number)), id: "f\(number)")
        }
        let state = try state(events)
        #expect(state.forecasts.count == DeskLimit.places)
        #expect(state.forecasts["700000"] == nil && state.forecasts["700068"] != nil)
    }

    @Test func `a warning is followed through its life by its owner's word alone`() throws {
        let raised = Sample.update(.raised, from: .orange, to: .red)
        var events = try [sample.event(Sample.warning(), id: "w1"), sample.event(raised, id: "foreign", side: .corps)]
        #expect(try state(events).warnings["local-2020-dust-0001"]?.level == .orange)
        try events.append(sample.event(raised, id: "w2"))
        let warning = try #require(try state(events).warnings["local-2020-dust-0001"])
        #expect(warning.level == .red && warning.from == .orange && warning.event == "w2" && warning.isOpen)
        try events.append(sample.event(Sample.lifted, id: "w3"))
        #expect(try state(events).warnings["local-2020-dust-0001"]?.isOpen == false)
    }

    @Test func `a raised warning wants a new acknowledgement, an extended one does not`() throws {
        let issued = try sample.event(Sample.warning(), id: "w1")
        let extended = try state([issued, sample.event(Sample.update(.extended, from: .orange, to: .orange), id: "w2")])
        #expect(extended.warnings.items[0].current == ["w1", "w2"])
        let raised = try state([issued, sample.event(Sample.update(.raised, from: .orange, to: .red), id: "w2")])
        #expect(raised.warnings.items[0].current == ["w2"])
    }

    @Test func `acknowledgements are a set: no order and no repetition changes it`() throws {
        let acknowledgements = try [("a1", Side.local), ("a2", .corps), ("a3", .local)].map { id, side in
            try sample.event(Sample.acknowledgement(of: "w1"), id: id, side: side)
        }
        let first = try state(acknowledgements + acknowledgements).acknowledgements
        let second = try state([acknowledgements[2], acknowledgements[0], acknowledgements[1]]).acknowledgements
        #expect(first == second)
        #expect(first["local-2020-dust-0001"]?.map(\.id) == ["a1", "a2", "a3"])
    }

    @Test func `acknowledgements of things long gone give way`() throws {
        let events = try (0...DeskLimit.acknowledged).map { number in
            try sample.event(Sample.acknowledgement(of: "w", "gone-\(number)"), id: "a\(number)")
        }
        let known = try sample.event(Sample.warning(), id: "w1")
        let mine = try sample.event(Sample.acknowledgement(of: "w1"), id: "mine")
        let state = try state([known, mine] + events)
        #expect(state.acknowledgements.count <= DeskLimit.acknowledged)
        #expect(state.acknowledgements["local-2020-dust-0001"]?.count == 1)
    }

    @Test func `open ones all stay, and of those that are over the last fifty`() throws {
        var events: [Event] = []
        for number in 0..<60 {
            try events.append(sample.event(Sample.task("t\(number)"), id: "assigned\(number)"))
            let done = TaskCompleted(task: "t\(number)", by: "kashgar-command-duty", person: "丙", evidence: "照片", at: Sample.evening)
            if number < 55 { try events.append(sample.event(done, id: "done\(number)")) }
        }
        let tasks = try state(events).tasks.items
        #expect(tasks.filter(\.isOpen).map(\.id) == (55..<60).map { "t\($0)" })
        #expect(tasks.filter { !$0.isOpen }.map(\.id) == (5..<55).map { "t\($0)" })
    }

    @Test func `a task is done by the first report of its own side`() throws {
        let late = TaskCompleted(task: "local-T-0001", by: "kashgar-command-duty", person: "丁", evidence: "另一份", at: Sample.evening)
        let events = try [
            sample.event(Sample.task(), id: "t"), sample.event(late, id: "foreign", side: .corps), sample.event(Sample.overdue, id: "o"),
            sample.event(Sample.completed, id: "d"), sample.event(late, id: "late"), sample.event(Sample.withdrawn, id: "w"),
        ]
        let task = try #require(try state(events).tasks["local-T-0001"])
        #expect(task.overdue && task.completion?.person == "丙" && task.withdrawn == nil)
    }

    @Test func `an incident keeps the newest calculation`() throws {
        let old = PlumeForecast(
            incident: "local-2020-river-0001", river: "yarkand", issued: Sample.evening - .hours(1), substance: "x", arrivals: [],
            assumptions: [],
            method: "old")
        let events = try [
            sample.event(Sample.incident(), id: "i"), sample.event(Sample.plume(), id: "p"), sample.event(old, id: "late"),
        ]
        #expect(try state(events).incidents.items.first?.plume?.method == "jobson 1")
        let closed = try state(events + [sample.event(Sample.closed, id: "c")])
        #expect(closed.incidents.items.first?.closed?.person == "乙")
    }

    @Test func `the list of events holds the last two hundred, and single readings are not in it`() throws {
        let readings = try (0..<5).map { try sample.event(Sample.reading, id: "r\($0)") }
        let links = try (0..<DeskLimit.lines + 10).map { try sample.event(Sample.link($0.isMultiple(of: 2) ? .up : .down), id: "l\($0)") }
        let state = try state(readings + links)
        #expect(state.lines.count == DeskLimit.lines && state.lines.last?.id == "l209" && state.lines.first?.id == "l10")
        #expect(state.newestHour == ["653101": Sample.evening - .hours(1)])
        #expect(state.links["corps"]?.state == .down)
    }

    @Test func `a reporter's long words do not fill the list`() throws {
        let state = try state([sample.event(Sample.incident(description: String(repeating: "水", count: 5000)), id: "i")])
        #expect(state.lines.first?.sentence.zh.count == EventLine.maximumCharacters)
    }

    @Test func `an event that cannot be read leaves everything as it was`() throws {
        var state = try state([sample.event(Sample.warning(), id: "w")])
        let before = state
        let broken = Event(
            id: "b", source: "/local/x", type: WarningLifted.type, version: 1, subject: "s", time: Sample.evening, side: .local,
            realm: sample.realm, data: Array("{}".utf8))
        #expect(throws: EventError.self) { try processor.handle(broken, state: &state) }
        #expect(state == before)
    }

    @Test func `every type goes in, and the state survives being put away`() throws {
        let events = try Sample.everyPayload.enumerated().map { try sample.event($1, id: "e\($0)") }
        let state = try state(events)
        #expect(try JSONDecoder().decode(DeskState.self, from: JSONEncoder().encode(state)) == state)
    }
}
