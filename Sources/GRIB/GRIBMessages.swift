package import Guidance

/// Takes a file apart into messages of one field each (WMO Manual on Codes, FM 92). What lies between messages is passed over.
package struct GRIBMessages {
    private let bytes: [UInt8]
    private var position = 0
    private var count = 0
    /// Single fields of a message with several, the last first.
    private var waiting: [[UInt8]] = []

    /// Fields of one message.
    static let maximumFields = 256

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The number of the message that `next` gave last, from 1.
    package var number: Int { count }

    /// The next field as a message of its own; nil at the end.
    package mutating func next() throws(GuidanceError) -> [UInt8]? {
        if let field = waiting.popLast() { return field }
        guard let start = begin() else { return nil }
        count += 1
        guard count <= GuidanceLimits.gribMessages else { throw .tooMany(.messages, have: count, most: GuidanceLimits.gribMessages) }
        let length = try length(at: start)
        let message = Array(bytes[start..<start + length])
        guard message.suffix(4).elementsEqual("7777".utf8) else { throw .message(count, "its end is not where its length says") }
        position = start + length
        guard message[7] == 2 else { return message }
        waiting = try GRIBSections(message, number: count).fields.reversed()
        return waiting.popLast()
    }

    private mutating func begin() -> Int? {
        var start = position
        while start + 16 <= bytes.count {
            if bytes[start] == UInt8(ascii: "G"), bytes[start..<start + 4].elementsEqual("GRIB".utf8) { return start }
            start += 1
        }
        return nil
    }

    private func length(at start: Int) throws(GuidanceError) -> Int {
        let length: Int
        switch bytes[start + 7] {
        case 1:
            length = bytes[start + 4..<start + 7].bigEndian
            // A set first bit means a unit of 120 bytes, an extension for messages beyond 8 MiB.
            guard length < 1 << 23 else { throw .message(count, "an edition 1 message of more than 8 MiB") }
        case 2:
            guard bytes[start + 8..<start + 12].allSatisfy({ $0 == 0 }) else { throw .message(count, "its length is beyond reason") }
            length = bytes[start + 12..<start + 16].bigEndian
        case let edition: throw .message(count, "edition \(edition), and only 1 and 2 are known")
        }
        guard length >= 20, length <= bytes.count - start else { throw .message(count, "it is cut off") }
        return length
    }
}

/// The sections of a message of edition 2. Sections 2 to 7, 3 to 7 or 4 to 7 may repeat, one field each time; what is not repeated stands.
private struct GRIBSections {
    private(set) var fields: [[UInt8]] = []

    init(_ message: [UInt8], number: Int) throws(GuidanceError) {
        var current = [[UInt8]](repeating: [], count: 8)
        var lastBitmap: [UInt8] = []
        var position = 16
        while position + 5 <= message.count - 4 {
            let length = message[position..<position + 4].bigEndian
            let kind = Int(message[position + 4])
            guard length >= 5, length <= message.count - 4 - position, (1...7).contains(kind) else {
                throw .message(number, "section \(kind) does not fit into it")
            }
            var section = Array(message[position..<position + length])
            if kind == 6, section.count > 5 {
                // 254: the bitmap before this one applies again.
                if section[5] == 254, !lastBitmap.isEmpty { section = lastBitmap }
                if section[5] == 0 { lastBitmap = section }
            }
            current[kind] = section
            position += length
            guard kind == 7 else { continue }
            guard fields.count < GRIBMessages.maximumFields else {
                throw .message(number, "more than \(GRIBMessages.maximumFields) fields")
            }
            fields.append(Self.single(message.prefix(16), current))
        }
        guard position == message.count - 4, !fields.isEmpty else { throw .message(number, "its sections do not fill it") }
    }

    private static func single(_ indicator: ArraySlice<UInt8>, _ sections: [[UInt8]]) -> [UInt8] {
        var message = Array(indicator) + sections.joined() + Array("7777".utf8)
        let length = UInt64(message.count)
        for index in 0..<8 { message[8 + index] = UInt8(truncatingIfNeeded: length >> UInt64(8 * (7 - index))) }
        return message
    }
}

extension ArraySlice<UInt8> {
    fileprivate var bigEndian: Int { reduce(0) { $0 << 8 | Int($1) } }
}
