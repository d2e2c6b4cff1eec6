/// A reader of one JSON object that checks the grammar (RFC 8259) from end to end and notes where each member of the outer
/// object lies, without building a tree: the journal does this for every event it takes.
struct JSONText {
    /// A member of the outer object: where its name and its value stand, in bytes.
    struct Member {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// Objects and arrays within each other, at most.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position: Int
    private var depth = 0

    /// The members of the JSON object in `bytes`, in order.
    /// - Throws: `EventError.json` with the byte at which it stops being JSON.
    static func members(of bytes: [UInt8]) throws(EventError) -> [Member] {
        guard (try? UTF8Span(validating: bytes.span)) != nil else { throw .json(offset: 0, expected: "UTF-8 text") }
        var text = JSONText(bytes: bytes, position: 0)
        text.skipSpace()
        var members: [Member] = []
        members.reserveCapacity(14)
        try text.object { members.append($0) }
        text.skipSpace()
        guard text.position == bytes.count else { throw text.error("nothing after the object") }
        return members
    }

    private mutating func object(_ found: (Member) -> Void) throws(EventError) {
        try enter("{")
        if take("}") { return leave() }
        repeat {
            skipSpace()
            let nameStart = position
            try string()
            let name = nameStart + 1..<position - 1
            skipSpace()
            guard take(":") else { throw error("a colon") }
            skipSpace()
            let valueStart = position
            try value()
            found(Member(name: name, value: valueStart..<position))
            skipSpace()
        } while take(",")
        guard take("}") else { throw error("a comma or }") }
        leave()
    }

    private mutating func array() throws(EventError) {
        try enter("[")
        if take("]") { return leave() }
        repeat {
            skipSpace()
            try value()
            skipSpace()
        } while take(",")
        guard take("]") else { throw error("a comma or ]") }
        leave()
    }

    private mutating func value() throws(EventError) {
        switch peek {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"): try object { _ in }
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func string() throws(EventError) {
        guard take("\"") else { throw error("a string") }
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw error("no control character in a string")
            default: position += 1
            }
        }
        throw error("the end of the string")
    }

    private mutating func escape() throws(EventError) {
        position += 1
        guard let kind = peek else { throw error("an escape") }
        position += 1
        if kind == UInt8(ascii: "u") {
            try codeUnits()
        } else if !#""\/bfnrt"#.utf8.contains(kind) {
            throw error("an escape that JSON knows")
        }
    }

    /// The digits of `\uXXXX`. The two halves of a character outside the basic plane come together or not at all: half a character is no
    /// text, and readers differ in what they make of it (RFC 8259, section 8.2).
    private mutating func codeUnits() throws(EventError) {
        let first = try codeUnit()
        guard (0xD800...0xDFFF).contains(first) else { return }
        guard first < 0xDC00, take("\\"), take("u"), (0xDC00...0xDFFF).contains(try codeUnit()) else {
            throw error("both halves of a character")
        }
    }

    private mutating func codeUnit() throws(EventError) -> Int {
        var unit = 0
        for _ in 0..<4 {
            guard let digit = peek, let value = hexadecimalValue(digit) else { throw error("four hexadecimal digits") }
            unit = unit << 4 | value
            position += 1
        }
        return unit
    }

    private mutating func number() throws(EventError) {
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
    }

    private mutating func digits() throws(EventError) {
        guard let first = peek, isDigit(first) else { throw error("a value") }
        while let byte = peek, isDigit(byte) { position += 1 }
    }

    private mutating func word(_ word: StaticString) throws(EventError) {
        for byte in "\(word)".utf8 {
            guard peek == byte else { throw error("true, false or null") }
            position += 1
        }
    }
}

extension JSONText {
    private init(bytes: [UInt8], position: Int) {
        self.bytes = bytes
        self.position = position
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    private mutating func enter(_ bracket: Unicode.Scalar) throws(EventError) {
        guard take(bracket) else { throw error("‘\(bracket)’") }
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("at most \(Self.maximumDepth) levels") }
        skipSpace()
    }

    private mutating func leave() { depth -= 1 }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func error(_ expected: String) -> EventError { .json(offset: position, expected: expected) }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func hexadecimalValue(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
}
