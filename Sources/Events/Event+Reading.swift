import Chronology
import Foundation

extension Event {
    /// Reads one event from JSON. Extension attributes that we do not use are left out.
    package init(json bytes: [UInt8]) throws(EventError) {
        guard bytes.count <= Self.maximumBytes else { throw .tooLarge(bytes: bytes.count, maximum: Self.maximumBytes) }
        let attributes = try Attributes(bytes: bytes)
        guard try attributes.take("specversion") == "1.0" else {
            throw .malformed(attribute: "specversion", value: "another version", expected: "1.0")
        }
        let type = try attributes.take("type", like: "words of a–z, 0–9 and hyphens with points between them", EventNames.isType)
        let subject = try attributes.take("subject", like: "1–128 visible characters without a space", EventNames.isSubject)
        let schema = try attributes.take("dataschema")
        guard let version = Self.version(in: schema, of: type) else {
            throw .malformed(attribute: "dataschema", value: schema, expected: "\(Self.schemaPrefix)\(type):1")
        }
        self.init(
            id: try attributes.take("id", like: "1–128 visible characters without a space", EventNames.isSubject),
            source: try attributes.take("source", like: "/local/… or /corps/…", EventNames.isSource),
            type: type, version: version, subject: subject, time: try attributes.time(), side: try attributes.side(),
            realm: try attributes.realm(),
            correlationID: try attributes.optional("correlationid"), causationID: try attributes.optional("causationid"),
            data: try attributes.data())
    }

    private static func version(in schema: String, of type: String) -> Int? {
        let prefix = schemaPrefix + type + ":"
        guard schema.hasPrefix(prefix), let version = Int(schema.dropFirst(prefix.count)), version > 0 else { return nil }
        return version
    }
}

/// The outer members of an event, as text.
private struct Attributes {
    private let bytes: [UInt8]
    private var ranges: [String: Range<Int>] = [:]

    init(bytes: [UInt8]) throws(EventError) {
        self.bytes = bytes
        for member in try JSONText.members(of: bytes) {
            let name = String(decoding: bytes[member.name], as: UTF8.self)
            guard ranges.updateValue(member.value, forKey: name) == nil else { throw .duplicate(attribute: name) }
        }
    }

    func optional(_ name: String) throws(EventError) -> String? {
        guard let range = ranges[name], bytes[range] != Attributes.null else { return nil }
        guard bytes[range.lowerBound] == UInt8(ascii: "\"") else {
            throw .malformed(attribute: name, value: String(decoding: bytes[range].prefix(80), as: UTF8.self), expected: "a string")
        }
        let inner = bytes[range.lowerBound + 1..<range.upperBound - 1]
        guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
        return try unescaped(name, Data(bytes[range]))
    }

    private func unescaped(_ name: String, _ quoted: Data) throws(EventError) -> String {
        guard let text = try? JSONDecoder().decode(String.self, from: quoted) else {
            throw .malformed(attribute: name, value: String(decoding: quoted.prefix(80), as: UTF8.self), expected: "a JSON string")
        }
        return text
    }

    func take(_ name: String) throws(EventError) -> String {
        guard let text = try optional(name) else { throw .missing(attribute: name) }
        return text
    }

    func take(_ name: String, like expected: String, _ isRight: (String) -> Bool) throws(EventError) -> String {
        let text = try take(name)
        guard isRight(text) else { throw .malformed(attribute: name, value: String(text.prefix(80)), expected: expected) }
        return text
    }

    func time() throws(EventError) -> Timestamp {
        let text = try take("time")
        guard let time = Timestamp(rfc3339: text) else {
            throw .malformed(attribute: "time", value: text, expected: "RFC 3339 like 2020-03-26T10:00:00Z")
        }
        return time
    }

    func side() throws(EventError) -> Side {
        let text = try take("side")
        guard let side = Side(rawValue: text) else { throw .malformed(attribute: "side", value: text, expected: "local or corps") }
        return side
    }

    func realm() throws(EventError) -> Realm {
        guard let exercise = try optional("exercise") else { return .actual }
        guard Realm.isExerciseID(exercise) else {
            throw .malformed(attribute: "exercise", value: exercise, expected: "1–64 of a–z, 0–9 and hyphens")
        }
        return .exercise(exercise)
    }

    func data() throws(EventError) -> [UInt8] {
        guard let range = ranges["data"] else { throw .missing(attribute: "data") }
        return Array(bytes[range])
    }

    private static let null = ArraySlice("null".utf8)
}

/// What names may look like on the wire.
enum EventNames {
    static func isType(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { word in !word.isEmpty && word.allSatisfy { isLowerCaseOrDigit($0) || $0 == UInt8(ascii: "-") } }
    }

    static func isSubject(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    static func isSource(_ text: String) -> Bool {
        isSubject(text) && Side.allCases.contains { text.hasPrefix("/\($0.rawValue)/") }
    }
}
