import Chronology
import Testing

@testable import Events

@Suite("Whatever is no event is refused with what to do about it")
struct ReadingPromises {
    @Test("a sound event is read, whatever stands in its extensions")
    func sound() throws {
        let event = try Event(json: Members().adding("traceparent", #"{"x":[1]}"#).adding("correlationid", "null").json)
        #expect(event == sampleEvent())
    }

    @Test(
        "a missing attribute is named, and one that is null is missing",
        arguments: ["specversion", "id", "source", "type", "subject", "time", "side", "dataschema", "data"])
    func missing(name: String) {
        let text = "the event has no ‘\(name)’; every event needs specversion, id, source, type, subject, time, side, dataschema and data"
        #expect(refusal(Members().with(name, nil).json) == text)
        #expect(refusal(Members().with(name, "null").json) == text)
        #expect(refusal(Members().with(name, nil).adding(name.uppercased(), #""x""#).json) == text, "names are lower-case")
    }

    @Test(
        "an attribute that is no string is refused",
        arguments: [
            "specversion", "id", "source", "type", "subject", "time", "side", "dataschema", "correlationid", "causationid", "exercise",
        ])
    func noString(name: String) {
        for value in ["1", "1.0", "true", "{}", #"["a"]"#] {
            #expect(refusal(Members().with(name, value).json) == "‘\(name)’ is ‘\(value)’; write a string")
        }
    }

    @Test(
        "a value that cannot be right is shown, with what to write instead",
        arguments: [
            ("specversion", "1.1", "1.0"), ("specversion", "1", "1.0"),
            ("type", "Air.forecast", "words of a–z, 0–9 and hyphens with points between them"),
            ("type", "a..b", "words of a–z, 0–9 and hyphens with points between them"),
            ("type", "", "words of a–z, 0–9 and hyphens with points between them"),
            ("id", "", "1–128 bytes of visible characters without a space"),
            ("id", "a b", "1–128 bytes of visible characters without a space"),
            ("subject", "a\u{A0}b", "1–128 bytes of visible characters without a space"),
            ("subject", "\u{202E}10", "1–128 bytes of visible characters without a space"),
            ("subject", "\u{85}", "1–128 bytes of visible characters without a space"),
            ("correlationid", "", "1–128 bytes of visible characters without a space"),
            ("causationid", "a\u{7F}", "1–128 bytes of visible characters without a space"),
            ("source", "/local/", "/local/… or /corps/…"), ("source", "/other/x", "/local/… or /corps/…"),
            ("source", "local/x", "/local/… or /corps/…"), ("source", "/localx/y", "/local/… or /corps/…"),
            ("side", "Local", "local or corps"), ("side", "corps", "the side with which the source ‘/local/test’ begins"),
            ("time", "yesterday", "RFC 3339 like 2020-03-26T10:00:00Z"),
            ("time", "2020-03-26T10:00:00", "RFC 3339 like 2020-03-26T10:00:00Z"),
            ("dataschema", "urn:fengsui:clock.advanced", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:clock.advanced:0", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:clock.advanced:01", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:clock.advanced:+1", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:clock.advanced:1 ", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:clock.advanced:99999999999999999999", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "urn:fengsui:warning.issued:1", "urn:fengsui:clock.advanced:1"),
            ("dataschema", "URN:fengsui:clock.advanced:1", "urn:fengsui:clock.advanced:1"),
        ])
    func malformed(name: String, value: String, expected: String) {
        #expect(refusal(Members().with(name, "\"\(value)\"").json) == "‘\(name)’ is ‘\(value)’; write \(expected)")
    }

    @Test("a name has at most 128 bytes, and of a longer one 80 characters are shown")
    func length() {
        #expect(refusal(Members().with("id", "\"\(String(repeating: "a", count: 128))\"").json) == nil)
        let shown = String(repeating: "中", count: 43)
        #expect(
            refusal(Members().with("id", "\"\(shown)\"").json)
                == "‘id’ is ‘\(shown)’; write 1–128 bytes of visible characters without a space")
        let long = refusal(Members().with("time", "\"\(String(repeating: "9", count: 1_000))\"").json)
        #expect(long == "‘time’ is ‘\(String(repeating: "9", count: 80))’; write RFC 3339 like 2020-03-26T10:00:00Z")
    }

    @Test(
        "an attribute that stands twice is refused, also where an escape hides the second",
        arguments: [
            ("id", "id"), ("id", #"\u0069d"#), ("source", #"sourc\u0065"#), ("data", #"\u0064\u0061\u0074\u0061"#), ("mine", "mine"),
        ])
    func twice(name: String, again: String) {
        let members = Members().with(name, name == "data" ? "{}" : #""/local/test""#)
        #expect(refusal(members.adding(again, #""/corps/test""#).json) == "‘\(name)’ stands twice; leave one")
        #expect(refusal(members.adding(again, "null").json) == "‘\(name)’ stands twice; leave one")
    }

    @Test("escapes in names and values count as what they mean")
    func escapes() throws {
        let event = try Event(json: Members().with("id", nil).adding(#"\u0069d"#, #""\u65359\/\ud83d\udd25""#).json)
        #expect(event.id == "攵9/🔥")
    }

    @Test("what is no JSON is refused at its byte")
    func noJSON() {
        #expect(refusal(Array(#"{"id":1,}"#.utf8)) == "this is no JSON: at byte 8 there should be a string")
        #expect(refusal([0x7B, 0xFF]) == "this is no JSON: at byte 0 there should be UTF-8 text")
        #expect(refusal(Members().with("data", #""\ud800""#).json)?.hasSuffix("there should be both halves of a character") == true)
    }

    @Test("one megabyte is taken and one byte more is not")
    func size() {
        let frame = Members().with("data", #""""#).json.count
        let largest = Members().with("data", "\"\(String(repeating: "a", count: Event.maximumBytes - frame))\"").json
        #expect(largest.count == 1_048_576)
        #expect(refusal(largest) == nil)
        let expected = "the event has 1048577 bytes and the most is 1048576; put large things in a file and name it in the event"
        #expect(refusal(largest + [0x20]) == expected)
        #expect(refusal([UInt8](repeating: 0, count: 1_048_577)) == expected, "before anything is read")
    }

    @Test(
        "data is any JSON value but null, kept byte for byte",
        arguments: ["{}", "[1, 2]", #""text""#, "-0", "1E400", "false", #"{ "a" : "\u00e4" }"#])
    func data(value: String) throws {
        #expect(try Event(json: Members().with("data", value).json).data == Array(value.utf8))
    }
}
