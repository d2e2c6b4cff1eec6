package import Chronology
import Foundation
package import ZeroMQ

// Requests go to a ROUTER from a DEALER, replies come back. The first frame is the verb, the second a number of the client's own
// choice that the reply repeats. Numbers are 8 bytes, big endian. After them:
//
//   append    one frame an event                   → appended  one frame of 9 bytes an event (outcome, sequence), then one frame of
//                                                              text for each that was refused
//   read      after, limit, then prefixes          → page      through, head, one frame of 16 bytes an event (sequence, recorded),
//                                                              then one frame an event
//   status                                         → status    one JSON object
//   position  the reader's name, its sequence      → status    the same
//   anything wrong with the request itself         → error     one frame of text
//
// Requests on one connection are taken in their order. Whoever has several under way must give the connection up when it is lost, and
// ask everything unanswered again on a new one, in order: a connection that libzmq restores by itself has lost the requests that were
// under way and still sends those that were queued behind them.

/// One request to a journal.
package enum JournalRequest: Sendable, Hashable {
    case append([Frame])
    case read(after: Int64, limit: Int, prefixes: [String])
    case status
    case position(reader: String, sequence: Int64)
}

/// One reply of a journal.
package enum JournalReply: Sendable, Hashable {
    case appended([WireOutcome])
    case page(through: Int64, head: Int64, events: [WireEvent])
    case status(JournalStatus)
    case error(String)
}

/// An outcome as it crosses the wire: a refusal has become a sentence.
package enum WireOutcome: Sendable, Hashable {
    case stored(sequence: Int64)
    case known(sequence: Int64)
    case refused(String)
    /// Refused for a passing reason (a full disk, a busy journal): send it again later.
    case delayed(String)

    package var sequence: Int64? {
        switch self {
        case .stored(let sequence), .known(let sequence): sequence
        case .refused, .delayed: nil
        }
    }
}

/// An event as it crosses the wire.
package struct WireEvent: Sendable, Hashable {
    package let sequence: Int64
    package let recorded: Timestamp
    package let body: Frame
}

/// The most that one request may carry.
package enum WireLimit {
    package static let eventsInAppend = 1_000
    package static let prefixes = 64
    /// Names of readers within the node.
    package static let readers = 256
    /// Names under which one key from outside may read.
    package static let readersOfOneKey = 4
    /// Names of readers from outside, of all keys together.
    package static let readersFromOutside = 64
}

// MARK: - Requests

extension JournalRequest {
    package func frames(number: Int64) -> [Frame] {
        let head = [Frame(verb.utf8), number.bigEndianBytes]
        switch self {
        case .append(let events): return head + events
        case .read(let after, let limit, let prefixes):
            return head + [after.bigEndianBytes, Int64(limit).bigEndianBytes] + prefixes.map { Frame($0.utf8) }
        case .status: return head
        case .position(let reader, let sequence): return head + [Frame(reader.utf8), sequence.bigEndianBytes]
        }
    }

    private var verb: String {
        switch self {
        case .append: "append"
        case .read: "read"
        case .status: "status"
        case .position: "position"
        }
    }

    /// The number that a reply repeats; 0 when the frames have none.
    static func number(in frames: ArraySlice<Frame>) -> Int64 {
        frames.count < 2 ? 0 : Int64(bigEndianBytes: frames[frames.startIndex + 1]) ?? 0
    }

    /// The events of an append.
    /// - Throws: `JournalError.protocolViolation` for any other request.
    static func events(in frames: ArraySlice<Frame>) throws(JournalError) -> [Frame] {
        guard case .append(let events) = try parse(frames).request else { throw .protocolViolation("this socket takes append only") }
        return events
    }

    /// Reads the frames after the routing id.
    package static func parse(_ frames: some Collection<Frame>) throws(JournalError) -> (number: Int64, request: JournalRequest) {
        let frames = Array(frames)
        guard frames.count >= 2, let number = Int64(bigEndianBytes: frames[1]) else {
            throw .protocolViolation("a request begins with a verb and a number of 8 bytes")
        }
        return (number, try request(String(decoding: frames[0], as: UTF8.self), Array(frames.dropFirst(2))))
    }

    private static func request(_ verb: String, _ rest: [Frame]) throws(JournalError) -> JournalRequest {
        switch verb {
        case "append": return try appendRequest(rest)
        case "read": return try readRequest(rest)
        case "status": return .status
        case "position": return try positionRequest(rest)
        default: throw .protocolViolation("the verb is append, read, status or position")
        }
    }

    private static func appendRequest(_ events: [Frame]) throws(JournalError) -> JournalRequest {
        guard !events.isEmpty else { throw .protocolViolation("append carries at least one event") }
        guard events.count <= WireLimit.eventsInAppend else { throw .tooMany(events: events.count, maximum: WireLimit.eventsInAppend) }
        return .append(events)
    }

    private static func readRequest(_ rest: [Frame]) throws(JournalError) -> JournalRequest {
        guard rest.count >= 2, rest.count <= 2 + WireLimit.prefixes, let after = Int64(bigEndianBytes: rest[0]),
            let limit = Int64(bigEndianBytes: rest[1]), limit > 0
        else { throw .protocolViolation("read carries two numbers of 8 bytes and at most \(WireLimit.prefixes) prefixes") }
        let prefixes = rest.dropFirst(2).map { String(decoding: $0, as: UTF8.self) }
        return .read(after: after, limit: Int(min(limit, 1 << 30)), prefixes: prefixes)
    }

    private static func positionRequest(_ rest: [Frame]) throws(JournalError) -> JournalRequest {
        guard rest.count == 2, (1...64).contains(rest[0].count), let sequence = Int64(bigEndianBytes: rest[1]) else {
            throw .protocolViolation("position carries a name of 1–64 bytes and a number of 8 bytes")
        }
        return .position(reader: String(decoding: rest[0], as: UTF8.self), sequence: sequence)
    }
}

// MARK: - Replies

extension JournalReply {
    package func frames(number: Int64) -> [Frame] {
        func head(_ verb: String) -> [Frame] { [Frame(verb.utf8), number.bigEndianBytes] }
        switch self {
        case .appended(let outcomes):
            return head("appended") + [outcomes.flatMap(\.bytes)] + outcomes.compactMap(\.text)
        case .page(let through, let last, let events):
            let numbers = events.flatMap { $0.sequence.bigEndianBytes + $0.recorded.milliseconds.bigEndianBytes }
            return head("page") + [through.bigEndianBytes, last.bigEndianBytes, numbers] + events.map(\.body)
        case .status(let status): return head("status") + [status.json]
        case .error(let text): return head("error") + [Frame(text.utf8)]
        }
    }

    package static func parse(_ frames: [Frame]) throws(JournalError) -> (number: Int64, reply: JournalReply) {
        guard frames.count >= 3, let number = Int64(bigEndianBytes: frames[1]) else {
            throw .protocolViolation("a reply begins with a verb and a number of 8 bytes")
        }
        return (number, try reply(String(decoding: frames[0], as: UTF8.self), Array(frames.dropFirst(2))))
    }

    private static func reply(_ verb: String, _ rest: [Frame]) throws(JournalError) -> JournalReply {
        switch verb {
        case "appended": return try appended(rest)
        case "page": return try page(rest)
        case "status": return .status(try JournalStatus(json: rest[0]))
        case "error": return .error(String(decoding: rest[0], as: UTF8.self))
        default: throw .protocolViolation("a reply is appended, page, status or error")
        }
    }

    private static func appended(_ rest: [Frame]) throws(JournalError) -> JournalReply {
        guard rest[0].count % 9 == 0 else { throw .protocolViolation("appended carries 9 bytes for each event") }
        var texts = rest.dropFirst()
        var outcomes: [WireOutcome] = []
        for start in stride(from: 0, to: rest[0].count, by: 9) {
            let sequence = Int64(bigEndianBytes: rest[0][start + 1..<start + 9]) ?? 0
            outcomes.append(try WireOutcome(kind: rest[0][start], sequence: sequence) { texts.popFirst() })
        }
        return .appended(outcomes)
    }

    private static func page(_ rest: [Frame]) throws(JournalError) -> JournalReply {
        guard rest.count >= 3, let through = Int64(bigEndianBytes: rest[0]), let head = Int64(bigEndianBytes: rest[1]),
            rest[2].count == (rest.count - 3) * 16
        else { throw .protocolViolation("a page carries two numbers, 16 bytes for each event, and the events") }
        let events = rest.dropFirst(3).enumerated().map { index, body in
            let numbers = rest[2][(index * 16)..<(index * 16 + 16)]
            return WireEvent(
                sequence: Int64(bigEndianBytes: numbers.prefix(8)) ?? 0,
                recorded: Timestamp(milliseconds: Int64(bigEndianBytes: numbers.suffix(8)) ?? 0), body: body)
        }
        return .page(through: through, head: head, events: events)
    }
}

extension WireOutcome {
    init(_ outcome: AppendOutcome) {
        switch outcome {
        case .stored(let sequence): self = .stored(sequence: sequence)
        case .known(let sequence): self = .known(sequence: sequence)
        case .refused(let reason): self = reason.isPassing ? .delayed(reason.description) : .refused(reason.description)
        }
    }

    fileprivate init(kind: UInt8, sequence: Int64, text: () -> Frame?) throws(JournalError) {
        func sentence() -> String { text().map { String(decoding: $0, as: UTF8.self) } ?? "" }
        switch kind {
        case UInt8(ascii: "s"): self = .stored(sequence: sequence)
        case UInt8(ascii: "k"): self = .known(sequence: sequence)
        case UInt8(ascii: "r"): self = .refused(sentence())
        case UInt8(ascii: "d"): self = .delayed(sentence())
        default: throw .protocolViolation("an outcome is s, k, r or d")
        }
    }

    fileprivate var bytes: Frame {
        switch self {
        case .stored(let sequence): [UInt8(ascii: "s")] + sequence.bigEndianBytes
        case .known(let sequence): [UInt8(ascii: "k")] + sequence.bigEndianBytes
        case .refused: [UInt8(ascii: "r")] + Int64(0).bigEndianBytes
        case .delayed: [UInt8(ascii: "d")] + Int64(0).bigEndianBytes
        }
    }

    fileprivate var text: Frame? {
        switch self {
        case .stored, .known: nil
        case .refused(let text), .delayed(let text): Frame(text.utf8)
        }
    }
}
