import Testing

@testable import Events

@Suite("An exercise never looks real")
struct RealmPromises {
    @Test(
        "a realm written and read again is the same realm",
        arguments: [Realm.actual, .exercise("a"), .exercise("2020-dust"), .exercise("-")])
    func roundTrip(realm: Realm) {
        #expect(Realm(realm.description) == realm)
    }

    @Test(
        "what is no realm is none, and nothing but the word itself is actual",
        arguments: [
            "", "Actual", "actual ", " actual", "actual.", "exercise", "exercise-", "exercise-A", "exercise-a.b", "exercise-a b",
            "exercise-ä",
            "exercise-\u{301}a", "drill-a", "Exercise-a", "exercise-" + String(repeating: "a", count: 65), "actual\u{0}",
        ])
    func refused(text: String) {
        #expect(Realm(text) == nil)
    }

    @Test(
        "no exercise's topic begins like an actual one's, whatever its id",
        arguments: ["a", "actual", "exercise", String(repeating: "z", count: 64)])
    func topics(id: String) throws {
        let event = sampleEvent(realm: .exercise(id))
        #expect(!event.topic.description.hasPrefix(Topic.prefix(.actual)))
        #expect(event.topic.description.hasPrefix(Topic.prefix(.exercise(id))))
        #expect(try Event(json: event.json).realm == .exercise(id))
        #expect(!sampleEvent().topic.description.hasPrefix(Topic.prefix(.exercise(id))))
    }

    @Test(
        "an event with an exercise that cannot be read is no actual event but none",
        arguments: [
            (#""""#, ""), (#""A""#, "A"), (#""a.b""#, "a.b"), (#""actual ""#, "actual "), (#""a\n""#, "a\n"), ("true", "true"), ("7", "7"),
            (#"["a"]"#, #"["a"]"#),
        ])
    func unreadable(value: String, shown: String) {
        let expected = value.hasPrefix("\"") ? "1–64 of a–z, 0–9 and hyphens" : "a string"
        #expect(refusal(Members().with("exercise", value).json) == "‘exercise’ is ‘\(shown)’; write \(expected)")
    }

    @Test("the exercise cannot be hidden behind an escape")
    func hidden() throws {
        let event = try Event(json: Members().adding(#"\u0065xercise"#, #""dr\u0069ll""#).json)
        #expect(event.realm == .exercise("drill"))
    }

    @Test("a topic is realm, type and subject, and a prefix takes what begins with it")
    func prefixes() {
        let topic = sampleEvent(type: "air.forecast.issued", subject: "653101", realm: .exercise("x")).topic.description
        #expect(topic == "exercise-x.air.forecast.issued.653101")
        for (prefix, matches) in [
            ("", true), ("air.", true), ("air.forecast.issued.6531", true), ("air.forecast.issued.6541", false), ("water.", false),
        ] {
            #expect(topic.hasPrefix(Topic.prefix(.exercise("x"), typePrefix: prefix)) == matches)
        }
        #expect(!topic.hasPrefix(Topic.prefix(.exercise("x-2"))), "one exercise's name may begin like another's")
        #expect(!sampleEvent(realm: .exercise("x-2")).topic.description.hasPrefix(Topic.prefix(.exercise("x"))))
    }
}
