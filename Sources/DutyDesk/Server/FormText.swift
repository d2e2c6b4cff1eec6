import Events
import Region

/// What may be typed into a form. Texts go into the journal for good, so they are checked before.
enum FormText {
    static let maximumPerson = 60
    static let maximumNote = 500
    static let maximumEvidence = 1000
    static let requestLength = 8...64

    static func check(request: String) throws(DeskRefusal) {
        let isRight = requestLength.contains(request.utf8.count) && request.utf8.allSatisfy { isLetterDigitOrHyphen($0) }
        guard isRight else { throw .unreadable("‘request’ is 8–64 letters, digits and hyphens") }
    }

    /// An id as events have them: 1–128 visible characters.
    static func isIdentifier(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    /// A post of this side.
    static func post(_ id: String, _ around: FormSurroundings) throws(DeskRefusal) -> String {
        guard let post = around.region.post(id), post.side == around.side else {
            throw .field("post", zh: "请选择本方的岗位", en: "choose a post of this side")
        }
        return post.id
    }

    static func person(_ text: String) throws(DeskRefusal) -> String {
        let name = trimmed(text)
        guard (1...maximumPerson).contains(name.count), isPlain(name, lines: false) else {
            throw .field("person", zh: "请填写姓名（1–\(maximumPerson) 字，不能有控制字符）", en: "give your name (1–\(maximumPerson) plain characters)")
        }
        return name
    }

    /// Nil for an empty note.
    static func note(_ text: String) throws(DeskRefusal) -> String? {
        let note = trimmed(text)
        guard note.count <= maximumNote, isPlain(note, lines: true) else {
            throw .field("note", zh: "留言最多 \(maximumNote) 字，不能有控制字符", en: "a note has at most \(maximumNote) plain characters")
        }
        return note.isEmpty ? nil : note
    }

    static func evidence(_ text: String) throws(DeskRefusal) -> String {
        let evidence = trimmed(text)
        guard (1...maximumEvidence).contains(evidence.count), isPlain(evidence, lines: true) else {
            throw .field(
                "evidence", zh: "请填写完成的证明（1–\(maximumEvidence) 字，不能有控制字符）",
                en: "say what proves that it is done (1–\(maximumEvidence) plain characters)")
        }
        return evidence
    }

    /// Who read an alarm back on the telephone.
    static func receiver(_ text: String) throws(DeskRefusal) -> String {
        let name = trimmed(text)
        guard (1...maximumPerson).contains(name.count), isPlain(name, lines: false) else {
            throw .field(
                "takenBy", zh: "请填写对方复述人的姓名（1–\(maximumPerson) 字）", en: "give the name of who read it back (1–\(maximumPerson) characters)")
        }
        return name
    }

    static func readBack(_ text: String) throws(DeskRefusal) -> String {
        let words = trimmed(text)
        guard (1...maximumNote).contains(words.count), isPlain(words, lines: true) else {
            throw .field("readBack", zh: "请写下复述的内容（1–\(maximumNote) 字）", en: "write what was read back (1–\(maximumNote) characters)")
        }
        return words
    }

    /// Why a person decides something, or from whom it is known.
    static func reason(_ text: String) throws(DeskRefusal) -> String {
        let words = trimmed(text)
        guard (1...maximumEvidence).contains(words.count), isPlain(words, lines: true) else {
            throw .field(
                "reason", zh: "请写明理由或来源（1–\(maximumEvidence) 字，不能有控制字符）",
                en: "say why, or from whom it is known (1–\(maximumEvidence) plain characters)")
        }
        return words
    }

    /// The number of something that a form begins: it follows from the form's event, so that a second click makes no second one.
    static func number(_ kind: String, _ side: Side, _ eventID: String) -> String { "\(side.rawValue)-\(kind)-\(eventID.prefix(8))" }

    /// No control characters, none that turn the direction of the text around, and on one line none that nobody sees.
    private static func isPlain(_ text: String, lines: Bool) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x0A: lines
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: false
            default: lines || !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }

    private static func trimmed(_ text: String) -> String {
        let inner = text.drop(while: \.isWhitespace)
        guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(inner[...last])
    }

    private static func isLetterDigitOrHyphen(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
