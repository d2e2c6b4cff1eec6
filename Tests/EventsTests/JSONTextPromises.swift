import Testing

@testable import Events

@Suite("The reader takes JSON as RFC 8259 has it, and nothing else")
struct JSONTextPromises {
    @Test(
        "what is JSON is taken",
        arguments: [
            #"{}"#, " \t\r\n{ \t\r\n} \t\r\n", #"{"":0}"#, #"{"a":1,"a":2}"#,
            // Numbers
            #"{"v":0}"#, #"{"v":-0}"#, #"{"v":-0.0}"#, #"{"v":10}"#, #"{"v":1e5}"#, #"{"v":1E+5}"#, #"{"v":0e-0}"#, #"{"v":-12.340e07}"#,
            #"{"v":1e999}"#, #"{"v":123456789012345678901234567890}"#,
            // Words, arrays, objects
            #"{"v":true,"w":false,"x":null}"#, #"{"v":[]}"#, #"{"v":[ ]}"#, #"{"v":[1 , [] ,{ }]}"#, #"{"v":{"w":{"x":[{}]}}}"#,
            // Strings
            #"{"v":"\"\\\/\b\f\n\r\t"}"#, #"{"v":"\u0000\u001F\u00e4\u4E2D"}"#, #"{"v":"\ud83d\uDD25"}"#,
            "{\"v\":\"\u{7F}\u{80}\u{2028}🔥烽燧\"}",
            #"{"\u0076":"v"}"#,
        ])
    func taken(text: String) {
        #expect(stop(text) == nil)
    }

    @Test(
        "what is none is refused, at the byte where it stops being JSON",
        arguments: [
            ("", 0), (" ", 1), ("null", 0), ("[]", 0), (#""a""#, 0), ("1", 0), ("\u{FEFF}{}", 0), ("{}{}", 2), ("{} x", 3), ("{}\u{0}", 2),
            // Members
            ("{", 1), (#"{"a"}"#, 4), (#"{"a" 1}"#, 5), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), (#"{,}"#, 1), (#"{a:1}"#, 1), (#"{'a':1}"#, 1),
            (#"{"a":1 "b":2}"#, 7), (#"{"a":1;"b":2}"#, 6), (#"{"a":1]"#, 6), (#"{1:2}"#, 1), (#"{"a":1"#, 6), (#"{"a"::1}"#, 5),
            // Numbers
            (#"{"v":01}"#, 6), (#"{"v":-}"#, 6), (#"{"v":-01}"#, 7), (#"{"v":1.}"#, 7), (#"{"v":.5}"#, 5), (#"{"v":+1}"#, 5),
            (#"{"v":1e}"#, 7),
            (#"{"v":1e+}"#, 8), (#"{"v":1.e5}"#, 7), (#"{"v":0x10}"#, 6), (#"{"v":1_000}"#, 6), (#"{"v":NaN}"#, 5), (#"{"v":Infinity}"#, 5),
            (#"{"v":-Infinity}"#, 6), (#"{"v":1-2}"#, 6), (#"{"v":--1}"#, 6), ("{\"v\":１}", 5),
            // Words, arrays
            (#"{"v":tru}"#, 8), (#"{"v":True}"#, 5), (#"{"v":nul"#, 8), (#"{"v":truefalse}"#, 9), (#"{"v":undefined}"#, 5),
            (#"{"v":[1,]}"#, 8), (#"{"v":[,1]}"#, 6), (#"{"v":[1 2]}"#, 8), (#"{"v":[1}"#, 7), (#"{"v":["#, 6), (#"{"v":[1,,2]}"#, 8),
            // Strings
            (#"{"v":"a"#, 7), (#"{"v":"\"#, 7), (#"{"v":"\"}"#, 9), (#"{"v":"\x41"}"#, 8), (#"{"v":"\u12"}"#, 10), (#"{"v":"\u12G4"}"#, 10),
            (#"{"v":"\U0041"}"#, 8), ("{\"v\":\"a\nb\"}", 7), ("{\"v\":\"\u{0}\"}", 6), ("{\"v\":\"\u{1F}\"}", 6), ("{\"\t\":1}", 2),
            (#"{"v":'a'}"#, 5),
            // Half a character
            (#"{"v":"\ud83d"}"#, 12), (#"{"v":"\udd25"}"#, 12), (#"{"v":"\ud83d\n"}"#, 13), (#"{"v":"\ud83d\ud83d"}"#, 18),
            // Not in RFC 8259
            ("{\"v\":1//\n}", 6), (#"{"v":/**/1}"#, 5), ("{\u{A0}}", 1), ("{\u{B}}", 1), ("{\u{2028}}", 1), (#"{"v":"a"+"b"}"#, 8),
        ])
    func refused(text: String, byte: Int) {
        #expect(stop(text) == byte)
    }

    @Test(
        "bytes that are no UTF-8 are refused wherever they stand",
        arguments: [
            // A lone continuation, a cut character, an overlong slash, an encoded surrogate, beyond U+10FFFF, Latin-1, UTF-16.
            [0x80], [0xE4, 0xB8], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4], [0xFF, 0xFE],
        ] as [[UInt8]])
    func encoding(bytes: [UInt8]) {
        for text in ["{\"v\":\"", "{\"", "{"] {
            let json = Array(text.utf8) + bytes + Array(#""}"#.utf8)
            #expect(throws: EventError.json(offset: 0, expected: "UTF-8 text")) { try JSONText.members(of: json) }
        }
    }

    @Test("64 levels are taken and 65 are not, of objects and of arrays")
    func depth() {
        for levels in [63, 64, 65, 10_000] {
            let arrays = #"{"v":"# + String(repeating: "[", count: levels - 1) + String(repeating: "]", count: levels - 1) + "}"
            let objects = String(repeating: #"{"v":"#, count: levels) + "0" + String(repeating: "}", count: levels)
            #expect((stop(arrays) == nil) == (levels <= JSONText.maximumDepth))
            #expect((stop(objects) == nil) == (levels <= JSONText.maximumDepth))
        }
        #expect(stop(#"{"v":["# + String(repeating: "[],", count: 200) + "0]}") == nil, "side by side is not within each other")
    }

    @Test("each member of the outer object is found where it stands, and none of an inner one")
    func members() throws {
        let text = Array(#" {"a" : [1, {"x":2}] ,"b\n":"烽" } "#.utf8)
        let found = try JSONText.members(of: text).map { member in
            [String(decoding: text[member.name], as: UTF8.self), String(decoding: text[member.value], as: UTF8.self)]
        }
        #expect(found == [["a", #"[1, {"x":2}]"#], [#"b\n"#, #""烽""#]])
    }

    /// The byte at which it is refused; nil when it is taken.
    private func stop(_ text: String) -> Int? {
        do throws(EventError) {
            _ = try JSONText.members(of: Array(text.utf8))
            return nil
        } catch {
            guard case .json(let offset, _) = error else { return -1 }
            return offset
        }
    }
}
