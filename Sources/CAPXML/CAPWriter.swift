package import CAP
internal import CLibXML2

/// Writes messages as UTF-8, indented.
package enum CAPWriter {
    /// - Throws: a character that XML cannot carry, such as a control character.
    package static func bytes(of alert: CAPAlert) throws(CAPXMLError) -> [UInt8] { try bytes(of: alert.element) }

    /// Any elements; the root's namespace is the default one.
    package static func bytes(of root: CAPElement) throws(CAPXMLError) -> [UInt8] {
        try XMLDocument.made(of: root).bytes(indented: true)
    }
}

extension XMLDocument {
    /// Builds a document from elements.
    static func made(of root: CAPElement) throws(CAPXMLError) -> XMLDocument {
        LibXML2.setUp()
        guard let made = unsafe xmlNewDoc("1.0") else { throw .library("libxml2") }
        let document = unsafe XMLDocument(owning: made)
        try document.fill(root)
        return document
    }

    private borrowing func fill(_ root: CAPElement) throws(CAPXMLError) {
        unsafe try withPointer { (document) throws(CAPXMLError) in
            guard let node = unsafe xmlNewDocNode(document, nil, root.name, nil) else { throw .library("libxml2") }
            _ = unsafe xmlDocSetRootElement(document, node)
            unsafe try Self.fill(node, from: root, under: nil)
        }
    }

    /// A node of another namespace than its parent's says so itself.
    private static func fill(_ node: xmlNodePtr, from element: CAPElement, under parent: xmlNsPtr?) throws(CAPXMLError) {
        let inherited = unsafe parent.map { unsafe String(cString: $0.pointee.href) } ?? ""
        let space = unsafe inherited == element.namespace ? parent : xmlNewNs(node, element.namespace, nil)
        unsafe xmlSetNs(node, space)
        for attribute in element.attributes {
            try check(attribute.value, of: element.name)
            _ = unsafe xmlNewProp(node, attribute.name, attribute.value)
        }
        try check(element.text, of: element.name)
        if !element.text.isEmpty { _ = unsafe xmlAddChild(node, xmlNewText(element.text)) }
        for child in element.children {
            guard let made = unsafe xmlNewChild(node, nil, child.name, nil) else { throw .library("libxml2") }
            unsafe try fill(made, from: child, under: space)
        }
    }

    /// XML 1.0 §2.2.
    private static func check(_ text: String, of name: String) throws(CAPXMLError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: continue
            default: throw .character(scalar.value, element: name)
            }
        }
    }

    borrowing func bytes(indented: Bool) throws(CAPXMLError) -> [UInt8] {
        unsafe try withPointer { (document) throws(CAPXMLError) -> [UInt8] in
            var count: Int32 = 0
            guard let bytes = unsafe clibxml2_write(document, indented ? 1 : 0, &count) else { throw .library("libxml2") }
            defer { unsafe clibxml2_free(bytes) }
            return unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
    }
}
