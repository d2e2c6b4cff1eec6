internal import CAP
internal import CLibXML2

/// The nodes of a document as elements.
enum XMLTree {
    /// Levels of elements; a signature with certificates has eight.
    static let maximumDepth = 24
    static let maximumAttributes = 32
    static let maximumAttributeBytes = 4096

    static func root(of document: borrowing XMLDocument) throws(XMLRefusal) -> CAPElement {
        unsafe try document.withPointer { (pointer) throws(XMLRefusal) -> CAPElement in
            guard let root = unsafe xmlDocGetRootElement(pointer) else { throw XMLRefusal(.malformed, line: 0) }
            return unsafe try element(root, depth: 1)
        }
    }

    private static func element(_ node: xmlNodePtr, depth: Int) throws(XMLRefusal) -> CAPElement {
        let line = unsafe Int(xmlGetLineNo(node))
        guard depth <= maximumDepth else { throw XMLRefusal(.tooDeep, line: line, found: "\(depth)") }
        var element = unsafe CAPElement(text(node.pointee.name), namespace: namespace(node.pointee.ns))
        element.line = line
        element.attributes = unsafe try attributes(of: node, line: line)
        var next = unsafe node.pointee.children
        while let child = unsafe next {
            switch unsafe child.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: unsafe element.text += text(child.pointee.content)
            case XML_ELEMENT_NODE: unsafe element.children.append(try self.element(child, depth: depth + 1))
            default: break
            }
            unsafe next = child.pointee.next
        }
        return element
    }

    private static func attributes(of node: xmlNodePtr, line: Int) throws(XMLRefusal) -> [CAPElement.Attribute] {
        var attributes: [CAPElement.Attribute] = []
        var next = unsafe node.pointee.properties
        while let property = unsafe next {
            let value = unsafe text(property.pointee.children?.pointee.content)
            guard attributes.count < maximumAttributes, value.utf8.count <= maximumAttributeBytes else {
                throw XMLRefusal(.tooManyAttributes, line: line)
            }
            unsafe attributes.append(
                .init(name: text(property.pointee.name), namespace: namespace(property.pointee.ns), value: value))
            unsafe next = property.pointee.next
        }
        return attributes
    }

    private static func namespace(_ namespace: xmlNsPtr?) -> String { unsafe text(namespace?.pointee.href) }

    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String { unsafe bytes.map { unsafe String(cString: $0) } ?? "" }
    private static func text(_ bytes: UnsafeMutablePointer<xmlChar>?) -> String { unsafe text(UnsafePointer(bytes)) }
}
