/// Why something is no event of ours. Each text says what to do about it.
package enum EventError: Error, Hashable, Sendable {
    case json(offset: Int, expected: String)
    case missing(attribute: String)
    case malformed(attribute: String, value: String, expected: String)
    case duplicate(attribute: String)
    case tooLarge(bytes: Int, maximum: Int)
    case unknownType(String)
    case unknownVersion(type: String, version: String, known: Int)
    case payload(type: String, path: String, reason: String)
}

extension EventError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .json(let offset, let expected):
            "this is no JSON: at byte \(offset) there should be \(expected)"
        case .missing(let attribute):
            "the event has no ‘\(attribute)’; every event needs specversion, id, source, type, subject, time, side, dataschema and data"
        case .malformed(let attribute, let value, let expected):
            "‘\(attribute)’ is ‘\(value)’; write \(expected)"
        case .duplicate(let attribute):
            "‘\(attribute)’ stands twice; leave one"
        case .tooLarge(let bytes, let maximum):
            "the event has \(bytes) bytes and the most is \(maximum); put large things in a file and name it in the event"
        case .unknownType(let type):
            "no event type is called ‘\(type)’; there are \(Catalogue.types.map { $0.type }.joined(separator: ", "))"
        case .unknownVersion(let type, let version, let known):
            "‘\(type)’ has version \(version) here and this program knows up to \(known); update the program on this side"
        case .payload(let type, let path, let reason):
            "the data of ‘\(type)’ does not fit at ‘\(path)’: \(reason)"
        }
    }
}
