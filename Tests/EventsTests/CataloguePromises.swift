import Chronology
import Events
import Testing

@Suite("The catalogue knows every type")
struct CataloguePromises {
    @Test("names are names, each once, and the first version is 1")
    func names() {
        let types = Catalogue.types.map { $0.type }
        #expect(Set(types).count == types.count)
        for type in Catalogue.types {
            #expect(refusal(sampleEvent(type: type.type, version: type.version).json) == nil)
            #expect(type.version >= 1)
        }
    }

    @Test("a type that nobody knows is refused, with those that there are")
    func unknownType() throws {
        let text = try #require(complaint(sampleEvent(type: "air.rumour")))
        #expect(text.hasPrefix("no event type is called ‘air.rumour’; there are air.observation.recorded, air.day.recorded, "))
        #expect(text.hasSuffix(", watch.lapsed, watch.recovered"))
    }

    @Test("a version that is not known yet is refused")
    func unknownVersion() {
        let text = "‘clock.advanced’ has version 2 here and this program knows up to 1; update the program on this side"
        #expect(complaint(sampleEvent(version: 2)) == text)
    }

    @Test(
        "data that does not fit is refused, with the place where it does not",
        arguments: [
            ("{}", "the data of ‘clock.advanced’ does not fit at ‘to’: it is missing"),
            (#"{"to":"noon"}"#, "the data of ‘clock.advanced’ does not fit at ‘to’: ‘noon’ is no time; write it like 2020-03-26T10:00:00Z"),
        ])
    func misfit(data: String, text: String) {
        #expect(complaint(sampleEvent(data: data)) == text)
    }

    @Test("another kind of value is refused", arguments: ["[]", "7", #""text""#, #"{"to":7}"#])
    func otherKind(data: String) {
        #expect(complaint(sampleEvent(data: data))?.hasPrefix("the data of ‘clock.advanced’ does not fit at ‘") == true)
    }

    @Test("members that a type does not have are left alone")
    func additions() throws {
        let data = #"{"later":{"x":1},"to":"2020-03-26T10:00:00Z"}"#
        #expect(try Catalogue.payload(of: sampleEvent(data: data)) as? ClockAdvanced == ClockAdvanced(to: sampleTime))
    }

    @Test("asked for as another type, an event is refused")
    func otherType() {
        #expect(throws: EventError.payload(type: "clock.advanced", path: "type", reason: "warning.lifted was expected")) {
            try sampleEvent().payload(WarningLifted.self)
        }
    }

    @Test("a number that is not finite is not written", arguments: [Double.nan, .infinity, -.infinity])
    func finite(value: Double) {
        let day = DayRecorded(place: "653101", date: CalendarDate(dayNumber: 0), values: ["pm10": value], revision: 0, file: "f", line: 1)
        #expect(throws: EventError.payload(type: "air.day.recorded", path: "", reason: "a number in it is not finite")) {
            try Event(day, id: "1", source: "/local/x", subject: "653101", time: sampleTime, side: .local, realm: .actual)
        }
    }

    private func complaint(_ event: Event) -> String? {
        do {
            try Catalogue.check(event)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
