import Foundation

/// A text message as smstools reads it: a header in eight bits, an empty line, the text in UCS-2, big end first.
struct SMSMessage {
    let to: String
    let text: String
    /// Whose message it is; written when a delivery report is asked for. The daemon ignores headers it does not know and keeps them.
    var mark: SMSMark? = nil

    /// UTF-16 units of one message, and of each part of a longer one, which has a header of its own in it (3GPP TS 23.040).
    static let units = 70
    static let unitsInPart = 67
    /// What a phone still shows as one message without trouble, and an operator still takes.
    static let mostParts = 6

    var bytes: [UInt8] {
        var header = "To: \(to)\nAlphabet: UCS2\n"
        // 3: parts that the telephone puts together again.
        if Self.parts(of: text) > 1 { header += "Autosplit: 3\n" }
        if let mark { header += "Report: yes\n" + mark.headers }
        return Array((header + "\n").utf8) + Self.plane(text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    /// UCS-2 has no characters beyond the first plane: the daemon would cut one in two where a part ends.
    static func plane(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value > 0xFFFF ? "\u{25A1}" : $0 }))
    }

    static func parts(of text: String) -> Int {
        let count = plane(text).utf16.count
        return count <= units ? 1 : (count + unitsInPart - 1) / unitsInPart
    }

    /// UTF-16 units that so many parts hold.
    static func capacity(parts: Int) -> Int { parts <= 1 ? units : parts * unitsInPart }

    /// Digits with the country in front, as smstools wants them; nil for anything else.
    static func number(_ text: String) -> String? {
        let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard (5...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return String(digits)
    }

    /// Whether two numbers are one telephone's: the daemon leaves the zeros in front away, with which some write the country.
    static func isSame(_ one: String, _ other: String) -> Bool { one.drop { $0 == "0" } == other.drop { $0 == "0" } }
}
