import Chronology
import Foundation

extension Event {
    /// Reads one event from JSON. Extension attributes that we do not use are left out.
    package init(json bytes: [UInt8]) throws(EventError) {
        guard bytes.count <= Self.maximumBytes else { throw .tooLarge(bytes: bytes.count, maximum: Self.maximumBytes) }
        let attributes = try Attributes(bytes: bytes)
        _ = try attributes.take(.specversion, like: "1.0") { $0 == "1.0" }
        let type = try attributes.take(.type, like: "words of a–z, 0–9 and hyphens with points between them", EventNames.isType)
        let source = try attributes.take(.source, like: "/local/… or /corps/…", EventNames.isSource)
        let schema = try attributes.take(.dataschema)
        guard let version = Self.version(in: schema, of: type) else {
            throw .malformed(attribute: "dataschema", value: String(schema.prefix(80)), expected: "\(Self.schemaPrefix)\(type):1")
        }
        self.init(
            id: try attributes.name(.id), source: source, type: type, version: version, subject: try attributes.name(.subject),
            time: try attributes.time(), side: try attributes.side(of: source), realm: try attributes.realm(),
            correlationID: try attributes.optionalName(.correlationid), causationID: try attributes.optionalName(.causationid),
            data: try attributes.data(), signature: try attributes.signature())
    }

    /// Whether a character may stand in an id, a source or a subject.
    package static func isAllowedInNames(_ character: Unicode.Scalar) -> Bool { EventNames.isVisible(character) }

    /// One way to write a version: no sign, no zero in front.
    private static func version(in schema: String, of type: String) -> Int? {
        let prefix = schemaPrefix + type + ":"
        guard schema.hasPrefix(prefix) else { return nil }
        let digits = schema.utf8.dropFirst(prefix.utf8.count)
        guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0"), digits.allSatisfy(isDigit) else { return nil }
        return Int(String(digits) ?? "")
    }
}

/// The attributes that we read (CloudEvents 1.0.2, and our extensions), and the data.
private enum AttributeName: Int, CaseIterable {
    case specversion, id, source, type, subject, time, side, exercise, correlationid, causationid, dataschema, data
    case signaturekey, signature

    /// As it is written in the JSON.
    var spelling: String { "\(self)" }
    static let spellings = allCases.map { Array($0.spelling.utf8) }
}

/// The outer members of an event, as text.
private struct Attributes {
    private let bytes: [UInt8]
    /// Where the value of each name that we read stands. An array, because a dictionary would cost more than all the rest.
    private var places = [Range<Int>?](repeating: nil, count: AttributeName.spellings.count)

    init(bytes: [UInt8]) throws(EventError) {
        self.bytes = bytes
        var others: Set<String> = []
        for member in try JSONText.members(of: bytes) {
            let name = try Self.name(bytes[member.name])
            if let index = AttributeName.spellings.firstIndex(where: { $0.count == name.count && name.elementsEqual($0) }) {
                guard places[index] == nil else { throw Self.duplicate(name) }
                places[index] = member.value
            } else {
                guard others.insert(String(decoding: name, as: UTF8.self)).inserted else { throw Self.duplicate(name) }
            }
        }
    }

    private static func duplicate(_ name: ArraySlice<UInt8>) -> EventError {
        .duplicate(attribute: String(decoding: name, as: UTF8.self))
    }

    private func place(_ name: AttributeName) -> Range<Int>? {
        places[name.rawValue]
    }

    func optional(_ name: AttributeName) throws(EventError) -> String? {
        guard let range = place(name), bytes[range] != Attributes.null else { return nil }
        guard bytes[range.lowerBound] == UInt8(ascii: "\"") else {
            throw .malformed(
                attribute: name.spelling, value: String(decoding: bytes[range].prefix(80), as: UTF8.self), expected: "a string")
        }
        let inner = bytes[range.lowerBound + 1..<range.upperBound - 1]
        guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
        return try Self.unescaped(bytes[range], called: name.spelling)
    }

    /// With its escapes resolved, so that no second `id` can hide behind `\u0069d`.
    private static func name(_ inner: ArraySlice<UInt8>) throws(EventError) -> ArraySlice<UInt8> {
        guard inner.contains(UInt8(ascii: "\\")) else { return inner }
        let quoted = [UInt8(ascii: "\"")] + inner + [UInt8(ascii: "\"")]
        return ArraySlice(try unescaped(quoted[...], called: String(decoding: inner, as: UTF8.self)).utf8)
    }

    private static func unescaped(_ quoted: ArraySlice<UInt8>, called name: String) throws(EventError) -> String {
        guard let text = try? JSONDecoder().decode(String.self, from: Data(quoted)) else {
            throw .malformed(attribute: name, value: String(decoding: quoted.prefix(80), as: UTF8.self), expected: "a JSON string")
        }
        return text
    }

    func take(_ name: AttributeName) throws(EventError) -> String {
        guard let text = try optional(name) else { throw .missing(attribute: name.spelling) }
        return text
    }

    func take(_ name: AttributeName, like expected: String, _ isRight: (String) -> Bool) throws(EventError) -> String {
        let text = try take(name)
        guard isRight(text) else { throw .malformed(attribute: name.spelling, value: String(text.prefix(80)), expected: expected) }
        return text
    }

    func name(_ name: AttributeName) throws(EventError) -> String {
        try take(name, like: EventNames.subjectRule, EventNames.isSubject)
    }

    func optionalName(_ name: AttributeName) throws(EventError) -> String? {
        try optional(name) == nil ? nil : try self.name(name)
    }

    func time() throws(EventError) -> Timestamp {
        let text = try take(.time)
        guard let time = Timestamp(rfc3339: text) else {
            throw .malformed(attribute: "time", value: String(text.prefix(80)), expected: "RFC 3339 like 2020-03-26T10:00:00Z")
        }
        return time
    }

    /// Nobody speaks for the other side: a key is let in for sources, so the side has to be that of the source.
    func side(of source: String) throws(EventError) -> Side {
        let text = try take(.side, like: "local or corps") { Side(rawValue: $0) != nil }
        guard let side = Side(rawValue: text), source.hasPrefix("/\(text)/") else {
            throw .malformed(attribute: "side", value: text, expected: "the side with which the source ‘\(source)’ begins")
        }
        return side
    }

    func realm() throws(EventError) -> Realm {
        guard let exercise = try optional(.exercise) else { return .actual }
        guard Realm.isExerciseID(exercise) else {
            throw .malformed(attribute: "exercise", value: String(exercise.prefix(80)), expected: "1–64 of a–z, 0–9 and hyphens")
        }
        return .exercise(exercise)
    }

    func data() throws(EventError) -> [UInt8] {
        guard let range = place(.data), bytes[range] != Attributes.null else { throw .missing(attribute: "data") }
        return Array(bytes[range])
    }

    /// The key and the signature, or neither of them.
    func signature() throws(EventError) -> EventSignature? {
        guard let value = try optional(.signature) else {
            guard try optional(.signaturekey) == nil else { throw .missing(attribute: AttributeName.signature.spelling) }
            return nil
        }
        let key = try take(.signaturekey, like: EventSignature.keyRule, EventSignature.isKey)
        guard EventSignature.isValue(value) else {
            throw .malformed(attribute: "signature", value: String(value.prefix(80)), expected: EventSignature.valueRule)
        }
        return EventSignature(key: key, value: value)
    }

    private static let null = ArraySlice("null".utf8)
}

/// What names may look like on the wire.
enum EventNames {
    static func isType(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        var isWordOpen = false
        for byte in text.utf8 {
            guard isLowerCaseOrDigit(byte) || byte == UInt8(ascii: "-") || (byte == UInt8(ascii: ".") && isWordOpen) else { return false }
            isWordOpen = byte != UInt8(ascii: ".")
        }
        return isWordOpen
    }

    static let subjectRule = "1–128 bytes of visible characters without a space"

    static func isSubject(_ text: String) -> Bool {
        guard (1...128).contains(text.utf8.count) else { return false }
        if text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return true }
        return text.unicodeScalars.allSatisfy(isVisible)
    }

    /// No control, no space, nothing that turns the reading direction of what follows, no noncharacter (CloudEvents 1.0.2, “String”).
    static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
        default: !scalar.properties.isWhitespace && !scalar.properties.isNoncharacterCodePoint
        }
    }

    /// `/local/` or `/corps/` and a service.
    static func isSource(_ text: String) -> Bool {
        isSubject(text) && Side.allCases.contains { text.hasPrefix("/\($0.rawValue)/") && text.utf8.count > $0.rawValue.utf8.count + 2 }
    }
}
