internal import CAP
internal import CLibXML2

/// The only owner of one libxml2 document: cannot be copied, lets go of it at the end of its life.
///
/// `@safe`: the pointer comes from libxml2, is lent out only for a call, and dies with the value.
@safe struct XMLDocument: ~Copyable {
    private let pointer: xmlDocPtr

    /// Takes over a document that was made elsewhere in this module.
    init(owning pointer: xmlDocPtr) { unsafe self.pointer = unsafe pointer }

    deinit { unsafe xmlFreeDoc(pointer) }

    /// Bytes of a file. Messages that carry a sound or a picture are the largest; Canada's national system takes 5 MB.
    static let maximumBytes = 6 << 20

    /// Reads without opening anything else.
    init(_ bytes: [UInt8]) throws(XMLRefusal) {
        guard bytes.count <= Self.maximumBytes else { throw XMLRefusal(.tooLarge, line: 0, found: "\(bytes.count) > \(Self.maximumBytes)") }
        try XMLBytes.check(bytes)
        LibXML2.setUp()
        var complaint = clibxml2_complaint()
        let made = unsafe bytes.withUnsafeBytes {
            unsafe clibxml2_read($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count), &complaint)
        }
        guard let made = unsafe made else { throw XMLRefusal(complaint) }
        unsafe self.init(owning: made)
    }

    borrowing func withPointer<Result, Failure: Error>(
        _ body: (xmlDocPtr) throws(Failure) -> Result
    ) throws(Failure) -> Result { unsafe try body(pointer) }

    /// `1.0`, as declared.
    var version: String? {
        unsafe pointer.pointee.version.map { unsafe String(cString: $0) }
    }

    /// As declared, or as found out; nil for UTF-8 that says nothing.
    var encoding: String? {
        unsafe pointer.pointee.encoding.map { unsafe String(cString: $0) }
    }
}

/// libxml2 made ready, once in the process: nothing outside of the bytes given is ever opened.
enum LibXML2 {
    private static let isReady: Bool = {
        clibxml2_set_up()
        return true
    }()

    static func setUp() { _ = isReady }
}

/// Why bytes are not read as a message.
struct XMLRefusal: Error {
    let finding: CAPFinding

    init(_ rule: CAPRule, line: Int, found: String = "") { finding = CAPFinding(rule, line: line, found: found) }

    init(_ complaint: clibxml2_complaint) {
        if complaint.doctype != 0 {
            self.init(.doctype, line: Int(complaint.doctype))
            return
        }
        let message = unsafe withUnsafeBytes(of: complaint.message) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let rule = Self.rule(of: complaint.code, message, isAtEnd: complaint.at_end != 0)
        self.init(rule, line: Int(complaint.line), found: message.filter { $0 != "\n" })
    }

    private static func rule(of code: Int32, _ message: String, isAtEnd: Bool) -> CAPRule {
        if message.contains("depth") { return .tooDeep }
        let encodings: Set = [
            XML_ERR_UNKNOWN_ENCODING.rawValue, XML_ERR_UNSUPPORTED_ENCODING.rawValue, XML_ERR_INVALID_ENCODING.rawValue,
            XML_I18N_CONV_FAILED.rawValue, XML_I18N_NO_NAME.rawValue, XML_ERR_ENCODING_NAME.rawValue,
        ]
        if encodings.contains(UInt32(bitPattern: code)) || message.contains("not proper UTF-8") { return .encoding }
        // These may be found at the end and are no sign of its having come too early.
        let others = [XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_TAG_NAME_MISMATCH].map(\.rawValue)
        return isAtEnd && !others.contains(UInt32(bitPattern: code)) ? .truncated : .malformed
    }
}
