internal import CAP
internal import CLibXML2
internal import CXMLSec

/// Whether a message is still the one that was signed. Needs no key and says nothing of who signed it.
enum CAPIntegrity {
    /// False where the digest in the signature is not the message's; nil where the signature is not one over the whole message, enveloped
    /// and in a canonical form, so that nothing can be said.
    ///
    /// Takes the signature out of the document, which is good for nothing else afterwards.
    static func isUnchanged(_ document: borrowing XMLDocument, _ root: CAPElement) -> Bool? {
        let signatures = root.children.filter(\.isSignature)
        guard signatures.count == 1, let reference = signatures[0].only("SignedInfo")?.only("Reference"),
            let told = reference.only("DigestValue").flatMap({ Base64.bytes(of: $0.text) }),
            let digest = reference.only("DigestMethod").flatMap({ digests[$0.algorithm] }), let form = Form(of: reference)
        else { return nil }
        guard let bytes = unsafe document.withPointer({ unsafe canonical($0, form) }) else { return nil }
        return digest(bytes) == told
    }

    /// In which letters the message is digested (Canonical XML).
    private struct Form {
        var mode: Int32 = 0
        var hasComments = false

        /// Nil where something else than taking the signature out and canonical form is to be done.
        init?(of reference: CAPElement) {
            let names = reference.only("Transforms")?.children.map { $0.children.isEmpty ? $0.algorithm : "" } ?? []
            for name in names where name != CAPIntegrity.enveloped {
                let plain = name.hasSuffix("WithComments") ? String(name.dropLast("WithComments".count)) : name
                let bare = plain.hasSuffix("#") ? String(plain.dropLast()) : plain
                guard let mode = CAPIntegrity.forms.firstIndex(of: bare) else { return nil }
                (self.mode, hasComments) = (Int32(mode), name.hasSuffix("WithComments"))
            }
            guard names.contains(CAPIntegrity.enveloped), reference.attribute("URI") == "" else { return nil }
        }
    }

    private static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
    /// By libxml2's numbers.
    private static let forms = [
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n", "http://www.w3.org/2006/12/xml-c14n11",
    ]

    private static func canonical(_ document: xmlDocPtr, _ form: Form) -> [UInt8]? {
        guard let signature = unsafe xmlSecFindChild(xmlDocGetRootElement(document), "Signature", CAPElement.signatureNamespace) else {
            return nil
        }
        unsafe xmlUnlinkNode(signature)
        unsafe xmlFreeNode(signature)
        var count: Int32 = 0
        guard let bytes = unsafe clibxml2_canonical(document, form.mode, form.hasComments ? 1 : 0, &count), count >= 0 else { return nil }
        defer { unsafe clibxml2_free(bytes) }
        return unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: Int(count)))
    }

    /// The old ones as well: here they are compared, not trusted.
    private static let digests: [String: @Sendable ([UInt8]) -> [UInt8]] = [
        "http://www.w3.org/2000/09/xmldsig#sha1": { Digest.sha1($0) }, "http://www.w3.org/2001/04/xmlenc#sha256": { Digest.sha256($0) },
        "http://www.w3.org/2001/04/xmldsig-more#sha384": { Digest.sha384($0) },
        "http://www.w3.org/2001/04/xmlenc#sha512": { Digest.sha512($0) },
    ]
}

extension CAPElement {
    /// Nil where there is none or more than one.
    fileprivate func only(_ name: String) -> CAPElement? {
        let found = signed(name)
        return found.count == 1 ? found[0] : nil
    }
}
