package import CAP
internal import CLibXML2
internal import CXMLSec

/// Signs messages as CAP 1.2 §3.3.4.1 has it: an enveloped XML signature over the whole message, exclusive canonical form, SHA-256.
package enum CAPSigner {
    /// - Parameter key: a private RSA or EC key.
    package static func sign(_ alert: CAPAlert, with key: SigningKey) throws(CAPXMLError) -> [UInt8] {
        try sign(CAPWriter.bytes(of: alert), with: key)
    }

    /// The message as it stands, with a signature at its end.
    package static func sign(_ bytes: [UInt8], with key: SigningKey) throws(CAPXMLError) -> [UInt8] {
        guard key.isPrivate else { throw .key(.noPrivateKey) }
        let document = try read(bytes)
        guard let root = try? XMLTree.root(of: document) else { throw .unreadable(CAPRule.malformed.text) }
        guard root.name == "alert", root.namespace == CAPAlert.namespace else { throw .unreadable(CAPRule.notCAP.text) }
        guard !root.hasSignature else { throw .signedAlready }
        unsafe try document.withPointer { (pointer) throws(CAPXMLError) in unsafe try sign(pointer, with: key) }
        return try document.bytes(indented: false)
    }

    /// The same of a valid message only: one that receivers refuse is not vouched for.
    ///
    /// - Throws: `.invalid` with what is wrong.
    package static func signIfValid(_ bytes: [UInt8], with key: SigningKey) throws(CAPXMLError) -> [UInt8] {
        let reading = try CAPReader().read(bytes)
        // That it is signed already says more than what may be wrong with that signature.
        if reading.verdict == .invalid, reading.root?.hasSignature != true {
            throw .invalid(reading.findings.filter { $0.rule.severity == .error })
        }
        return try sign(bytes, with: key)
    }

    private static func read(_ bytes: [UInt8]) throws(CAPXMLError) -> XMLDocument {
        do throws(XMLRefusal) { return try XMLDocument(bytes) } catch { throw .unreadable(error.finding.text) }
    }

    private static func sign(_ document: xmlDocPtr, with key: SigningKey) throws(CAPXMLError) {
        let method = unsafe key.isRSA ? xmlSecOpenSSLTransformRsaSha256GetKlass() : xmlSecOpenSSLTransformEcdsaSha256GetKlass()
        guard let root = unsafe xmlDocGetRootElement(document),
            let template = unsafe xmlSecTmplSignatureCreate(document, xmlSecTransformExclC14NGetKlass(), method, nil),
            unsafe xmlAddChild(root, template) != nil,
            let reference = unsafe xmlSecTmplSignatureAddReference(template, xmlSecOpenSSLTransformSha256GetKlass(), nil, "", nil),
            unsafe xmlSecTmplReferenceAddTransform(reference, xmlSecTransformEnvelopedGetKlass()) != nil,
            unsafe xmlSecTmplReferenceAddTransform(reference, xmlSecTransformExclC14NGetKlass()) != nil,
            let context = unsafe xmlSecDSigCtxCreate(nil)
        else { throw .signing }
        defer { unsafe xmlSecDSigCtxDestroy(context) }
        unsafe context.pointee.signKey = key.copy()
        guard unsafe xmlSecDSigCtxSign(context, template) == 0, unsafe context.pointee.status == xmlSecDSigStatusSucceeded else {
            throw .signing
        }
    }
}

extension CAPElement {
    /// Anywhere in it.
    var hasSignature: Bool { isSignature || children.contains(where: \.hasSignature) }
}
