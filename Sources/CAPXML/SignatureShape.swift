internal import CAP

/// What a signature must look like before its mathematics is asked: one shape, so that there is nothing to be clever with.
enum SignatureShape {
    /// The name of the algorithm that signs, as its URI ends.
    static func check(_ root: CAPElement) throws(CAPSignatureFault) -> String {
        let signature = try onlySignature(in: root)
        guard let signed = signature.signed("SignedInfo").first, signature.signed("SignedInfo").count == 1 else { throw .noReference }
        if !signature.signed("Object").isEmpty { throw .wrapped("Object") }
        try check(signed.signed("CanonicalizationMethod"), among: canonical)
        try check(signed.signed("SignatureMethod"), among: methods)
        try check(reference: try onlyReference(in: signed))
        return signed.signed("SignatureMethod").first.map { ending(of: $0.algorithm) } ?? ""
    }

    private static func onlySignature(in root: CAPElement) throws(CAPSignatureFault) -> CAPElement {
        guard root.name == "alert", root.namespace == CAPAlert.namespace else {
            throw root.hasSignature ? .wrapped("<\(root.name)>") : .unreadable(CAPRule.notCAP.text)
        }
        let direct = root.children.filter(\.isSignature)
        let nested = root.children.filter { !$0.isSignature }.contains(where: \.hasSignature)
        guard !nested else { throw .wrapped("Signature in an element of the message") }
        guard let signature = direct.first else { throw .unsigned }
        guard direct.count == 1 else { throw .wrapped("\(direct.count) signatures") }
        return signature
    }

    private static func onlyReference(in signed: CAPElement) throws(CAPSignatureFault) -> CAPElement {
        let references = signed.signed("Reference")
        guard let reference = references.first else { throw .noReference }
        guard references.count == 1 else { throw .partial("\(references.count) references") }
        return reference
    }

    /// The whole document, without the signature itself.
    private static func check(reference: CAPElement) throws(CAPSignatureFault) {
        guard let address = reference.attribute("URI") else { throw .noReference }
        guard address.isEmpty else { throw .partial("URI=\"\(address.prefix(60))\"") }
        let steps = reference.signed("Transforms").flatMap { $0.signed("Transform") }
        guard steps.contains(where: { $0.algorithm == enveloped }) else { throw .partial("no enveloped-signature transform") }
        guard steps.allSatisfy({ $0.children.isEmpty }) else { throw .algorithm("Transform with parameters") }
        try check(steps, among: canonical + [enveloped])
        try check(reference.signed("DigestMethod"), among: digests)
    }

    private static func check(_ elements: [CAPElement], among allowed: [String]) throws(CAPSignatureFault) {
        guard !elements.isEmpty else { throw .algorithm("–") }
        for element in elements where !allowed.contains(element.algorithm) {
            let name = element.algorithm.lowercased()
            if ["sha1", "md5", "ripemd160", "sha224"].contains(where: { name.hasSuffix($0) }) { throw .weak(element.algorithm) }
            throw .algorithm(element.algorithm)
        }
    }

    private static func ending(of address: String) -> String { address.split(separator: "#").last.map(String.init) ?? address }

    private static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
    /// Without comments: what is in a comment is never shown.
    private static let canonical = [
        "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/2006/12/xml-c14n11",
    ]
    /// RFC 9231. No HMAC: a public key taken for a shared secret would verify.
    private static let methods = ["rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512"].map {
        "http://www.w3.org/2001/04/xmldsig-more#\($0)"
    }
    private static let digests = [
        "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#sha384",
        "http://www.w3.org/2001/04/xmlenc#sha512",
    ]
}
