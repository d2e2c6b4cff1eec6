/// One element of a message, with what is needed to say where something is wrong.
package struct CAPElement: Hashable, Sendable {
    package var name: String
    /// Empty for none.
    package var namespace: String
    package var attributes: [Attribute] = []
    /// In the file, from 1; 0 for one that was made here.
    package var line = 0
    /// All character data directly in it.
    package var text = ""
    package var children: [CAPElement] = []
    /// Where it is: `info[2]/area[1]/polygon`; empty for the root. See `located`.
    package var path = ""

    package struct Attribute: Hashable, Sendable {
        package let name: String
        package let namespace: String
        package let value: String

        package init(name: String, namespace: String, value: String) {
            (self.name, self.namespace, self.value) = (name, namespace, value)
        }
    }

    package init(_ name: String, namespace: String = CAPAlert.namespace, text: String = "", children: [CAPElement] = []) {
        (self.name, self.namespace, self.text, self.children) = (name, namespace, text, children)
    }

    /// XML signatures (XMLDSig).
    package static let signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"
    static let schemaInstanceNamespace = "http://www.w3.org/2001/XMLSchema-instance"
}

extension CAPElement {
    var isCAP: Bool { namespace == CAPAlert.namespace }
    package var isSignature: Bool { namespace == Self.signatureNamespace && name == "Signature" }

    /// A signature's children of that name, in order.
    package func signed(_ name: String) -> [CAPElement] {
        children.filter { $0.name == name && $0.namespace == Self.signatureNamespace }
    }

    package func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// By which a part of a signature was made; empty where it does not say.
    package var algorithm: String { attribute("Algorithm") ?? "" }

    /// CAP's children of that name, in order.
    package func all(_ name: String) -> [CAPElement] { children.filter { $0.name == name && $0.isCAP } }

    package func first(_ name: String) -> CAPElement? { children.first { $0.name == name && $0.isCAP } }

    /// The text of the first such child, without white space around it; nil where there is none.
    package func value(_ name: String) -> String? { first(name)?.trimmed }

    /// Like `value`, but nil also where the element is empty.
    func content(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : $0 } }

    package var trimmed: String { text.trimmingXMLSpace }

    /// What it says, in one text, without lines and blanks around: the same for two that say the same.
    var contents: String {
        children.isEmpty ? trimmed : children.map { "\($0.name)=\($0.contents)" }.joined(separator: ", ")
    }

    /// Itself and everything in it, in the order of the file.
    var descendants: [CAPElement] { [self] + children.flatMap(\.descendants) }

    /// The same with every path filled in.
    package func located(at path: String = "") -> CAPElement {
        var (located, seen) = (self, [String: Int]())
        located.path = path
        located.children = children.map { child in
            seen[child.name, default: 0] += 1
            let step = Self.numbered.contains(child.name) ? "\(child.name)[\(seen[child.name, default: 1])]" : child.name
            return child.located(at: path.isEmpty ? step : "\(path)/\(step)")
        }
        return located
    }

    /// Elements of which there may be many and that a person must tell apart.
    private static let numbered: Set = ["info", "area", "resource", "polygon", "circle", "geocode", "parameter", "eventCode", "code"]
}
