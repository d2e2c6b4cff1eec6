internal import CLibXML2

/// The schema that OASIS published with CAP 1.2, and libxml2's verdict by it.
///
/// `@safe`: the pointer comes from libxml2 and dies with the object. Not for use from two threads at once.
@safe final class XMLSchema {
    private let pointer: xmlSchemaPtr

    init() throws(CAPXMLError) {
        LibXML2.setUp()
        let made = unsafe PackageResources.cap12_xsd.withUnsafeBytes {
            unsafe clibxml2_schema($0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
        }
        guard let made = unsafe made else { throw .library("libxml2 (XML Schema)") }
        unsafe pointer = made
    }

    deinit { unsafe xmlSchemaFree(pointer) }

    /// What the schema says against a document.
    struct Objection {
        let line: Int
        let message: String
    }

    /// Nil where it has nothing against it.
    func objection(to document: borrowing XMLDocument) -> Objection? {
        var complaint = clibxml2_complaint()
        let result = unsafe document.withPointer { unsafe clibxml2_validate(pointer, $0, &complaint) }
        guard result != 0 else { return nil }
        let message = unsafe withUnsafeBytes(of: complaint.message) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return Objection(line: Int(complaint.line), message: message.filter { $0 != "\n" })
    }
}
