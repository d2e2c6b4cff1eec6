import Chronology
import Foundation
import Testing

@testable import Events

@Suite("An event written and read again is the same event")
struct RoundTripPromises {
    @Test("with whatever visible characters in its names", arguments: [1, 2, 3] as [UInt64])
    func names(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<1_000 {
            let event = sampleEvent(
                id: Self.name(&random), source: "/corps/" + Self.name(&random), subject: Self.name(&random), side: .corps,
                realm: random.one(of: [.actual, .exercise("drill-7")]), correlationID: random.one(of: [nil, Self.name(&random)]),
                causationID: random.one(of: [nil, Self.name(&random)]))
            let json = event.json
            #expect(try Event(json: json) == event, "seed \(seed): \(String(decoding: json, as: UTF8.self))")
            #expect(try Event(json: json).json == json)
            #expect(JSONSerialization.isValidJSONObject(try JSONSerialization.jsonObject(with: Data(json))))
        }
    }

    /// Up to 24 characters, those that JSON escapes among them.
    private static func name(_ random: inout Seeded) -> String {
        let characters = [
            "\"", "\\", "/", "'", "\\u0041", "a", "7", "-", ".", "喀", "什", "ئۇ", "🔥", "👨‍👩‍👧", "e\u{301}", "\u{FEFF}", "{", "}", ",",
        ]
        return (1...(1 + random.below(12))).map { _ in random.one(of: characters) }.joined()
    }

    @Test(
        "every character that there is comes back out of a JSON string",
        arguments: [0x0...0x2FFF, 0xD7F0...0xE00F, 0xFFF0...0x1_000F, 0x1_F500...0x1_F5FF])
    func strings(range: ClosedRange<UInt32>) throws {
        let text = String(String.UnicodeScalarView(range.compactMap(Unicode.Scalar.init)))
        var json: [UInt8] = []
        JSONString.append(text, to: &json)
        #expect(Array(try JSONDecoder().decode(String.self, from: Data(json)).utf8) == Array(text.utf8))
        #expect(try JSONText.members(of: Array(#"{"v":"#.utf8) + json + [0x7D]).count == 1)
    }

    @Test("what a person writes in the data comes back as it was, control characters and all")
    func data() throws {
        let note = String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init))) + "“喀什” \u{2028}🔥"
        let seen = AcknowledgementRecorded(of: "e1", aggregate: "w", post: "p", person: "甲 \"乙\"", at: sampleTime, note: note)
        let event = try Event(seen, id: "e2", source: "/local/desk", subject: "w", time: sampleTime, side: .local, realm: .actual)
        #expect(try Event(json: event.json).payload(AcknowledgementRecorded.self) == seen)
    }

    @Test("the text is always the same, its members in the same order")
    func order() {
        let event = sampleEvent(realm: .exercise("x"), correlationID: "w", causationID: "c")
        let expected = """
            {"specversion":"1.0","id":"e1","source":"/local/test","type":"clock.advanced","subject":"clock","time":"2020-03-26T10:00:00Z",\
            "side":"local","exercise":"x","correlationid":"w","causationid":"c","datacontenttype":"application/json",\
            "dataschema":"urn:fengsui:clock.advanced:1","data":{"to":"2020-03-26T10:00:00Z"}}
            """
        #expect(String(decoding: event.json, as: UTF8.self) == expected)
    }
}
