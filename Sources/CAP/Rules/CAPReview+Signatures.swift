// XML signatures, only by what they say of themselves. `CAPXML` compares the digest, and verifies with a key.

extension CAPReview {
    mutating func checkSignatures(_ message: CAPElement) {
        let signatures = message.children.filter(\.isSignature)
        guard let first = signatures.first else { return }
        if signatures.count > 1 { note(.signatureSeveral, at: signatures[1], "\(signatures.count)") }
        for signature in signatures.prefix(Self.maximumSignatures) {
            checkCompleteness(of: signature)
            checkReferences(of: signature)
            checkAlgorithms(of: signature)
        }
        note(.signatureUnverified, at: first)
    }

    /// Looked at; a message has one.
    static let maximumSignatures = 8

    private mutating func checkCompleteness(of signature: CAPElement) {
        guard let signed = signature.signed("SignedInfo").first else { return note(.signatureIncomplete, at: signature, "SignedInfo") }
        if signature.signed("SignatureValue").first?.trimmed.isEmpty ?? true { note(.signatureIncomplete, at: signature, "SignatureValue") }
        if signed.signed("SignatureMethod").first == nil { note(.signatureIncomplete, at: signed, "SignatureMethod") }
        if signed.signed("CanonicalizationMethod").first == nil { note(.signatureIncomplete, at: signed, "CanonicalizationMethod") }
        for reference in signed.signed("Reference") { checkDigest(of: reference) }
    }

    private mutating func checkDigest(of reference: CAPElement) {
        guard let value = reference.signed("DigestValue").first else { return note(.signatureIncomplete, at: reference, "DigestValue") }
        guard let method = reference.signed("DigestMethod").first else { return note(.signatureIncomplete, at: reference, "DigestMethod") }
        let lengths = ["#sha1": 20, "#sha256": 32, "#sha384": 48, "#sha512": 64]
        guard let length = lengths.first(where: { method.algorithm.hasSuffix($0.key) })?.value else { return }
        if Base64.bytes(of: value.text)?.count != length { note(.signatureIncomplete, at: value, "DigestValue ≠ \(length) × 8 bit") }
    }

    /// Enveloped, over the whole message: other mechanisms must not be used (CAP 1.2 §3.3.4.1).
    private mutating func checkReferences(of signature: CAPElement) {
        guard let signed = signature.signed("SignedInfo").first else { return }
        let references = signed.signed("Reference")
        guard let reference = references.first else { return note(.signatureUncovered, at: signed) }
        if references.count > 1 { return note(.signaturePartial, at: references[1], "\(references.count) × Reference") }
        guard let address = reference.attribute("URI") else { return note(.signatureUncovered, at: reference, "URI") }
        guard address.isEmpty || address == "#xpointer(/)" else { return note(.signaturePartial, at: reference, "URI=\"\(address)\"") }
        let steps = reference.signed("Transforms").flatMap { $0.signed("Transform") }
        if !steps.contains(where: { $0.algorithm.hasSuffix("xmldsig#enveloped-signature") }) {
            note(.signaturePartial, at: reference, "≠ enveloped-signature")
        }
    }

    private mutating func checkAlgorithms(of signature: CAPElement) {
        for method in signature.descendants where Self.methods.contains(method.name) {
            let name = method.algorithm.lowercased()
            if Self.weak.contains(where: { name.hasSuffix($0) }) { note(.signatureWeak, at: method, method.algorithm) }
            if Self.refused.contains(where: { name.contains($0) }) { note(.signatureAlgorithm, at: method, method.algorithm) }
        }
    }

    private static let methods: Set = ["SignatureMethod", "DigestMethod", "Transform", "CanonicalizationMethod"]
    private static let weak = ["sha1", "md5", "ripemd160"]
    /// A program, a choice of parts, or a shared secret where a public key would do for one.
    private static let refused = ["xslt", "rec-xpath", "xmldsig-filter", "hmac"]
}
