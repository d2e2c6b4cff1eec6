package import Chronology

/// One event, as CloudEvents 1.0.2 defines it, in JSON structured mode.
///
/// Identity is (`source`, `id`). The data stays as the JSON bytes that came, so that an event that passes through is not altered.
package struct Event: Hashable, Sendable {
    package let id: String
    /// `/local/forecast`: the side and the service that said it.
    package let source: String
    /// `air.forecast.issued`.
    package let type: String
    /// The version of the type's data, from `dataschema`.
    package let version: Int
    /// A place or an aggregate's id.
    package let subject: String
    package let time: Timestamp
    package let side: Side
    package let realm: Realm
    /// The warning or incident that this belongs to.
    package let correlationID: String?
    /// The id of the event that caused this one.
    package let causationID: String?
    /// One JSON value.
    package let data: [UInt8]
    /// Its origin's, where it has one.
    package let signature: EventSignature?

    /// The whole event in bytes, at most.
    package static let maximumBytes = 1 << 20

    package init(
        id: String, source: String, type: String, version: Int, subject: String, time: Timestamp, side: Side, realm: Realm,
        correlationID: String? = nil, causationID: String? = nil, data: [UInt8], signature: EventSignature? = nil
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.version = version
        self.subject = subject
        self.time = time
        self.side = side
        self.realm = realm
        self.correlationID = correlationID
        self.causationID = causationID
        self.data = data
        self.signature = signature
    }

    package var topic: Topic { Topic(realm: realm, type: type, subject: subject) }
}

// MARK: - Writing

extension Event {
    /// The event as one JSON object, its members always in the same order.
    package var json: [UInt8] {
        var text: [UInt8] = Array(#"{"specversion":"1.0""#.utf8)
        text.reserveCapacity(data.count + 400)
        func member(_ name: StaticString, _ value: String) {
            text += ",\"\(name)\":".utf8
            JSONString.append(value, to: &text)
        }
        member("id", id)
        member("source", source)
        member("type", type)
        member("subject", subject)
        member("time", time.rfc3339)
        member("side", side.rawValue)
        if let exercise = realm.exercise { member("exercise", exercise) }
        if let correlationID { member("correlationid", correlationID) }
        if let causationID { member("causationid", causationID) }
        member("datacontenttype", "application/json")
        member("dataschema", "\(Self.schemaPrefix)\(type):\(version)")
        if let signature {
            member("signaturekey", signature.key)
            member("signature", signature.value)
        }
        text += #","data":"#.utf8
        text += data
        text.append(UInt8(ascii: "}"))
        return text
    }

    static let schemaPrefix = "urn:fengsui:"
}

/// A string as JSON writes it.
enum JSONString {
    static func append(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text += #"\""#.utf8
            case UInt8(ascii: "\\"): text += #"\\"#.utf8
            case 0..<0x20: text += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
