internal import CAP
internal import CLibXML2
internal import CXMLSec
internal import Chronology

/// Checks who signed a message, against a key that was known before the message came; a key inside of the message is never asked.
package enum CAPVerifier {
    /// The algorithm of a signature that holds: `ecdsa-sha256`.
    package static func verify(_ bytes: [UInt8], with key: SigningKey) throws(CAPSignatureFault) -> String {
        let document = try read(bytes)
        let root = try root(of: document)
        let algorithm = try SignatureShape.check(root)
        unsafe try document.withPointer { (pointer) throws(CAPSignatureFault) in unsafe try verify(pointer, with: key) }
        try check(key.validity, on: root)
        return algorithm
    }

    /// By the message's own word of when it was sent, which the signature covers: what was signed in time stays signed.
    private static func check(_ validity: ClosedRange<Timestamp>?, on root: CAPElement) throws(CAPSignatureFault) {
        guard let validity, let sent = CAPAlert(root)?.sent.instant, !validity.contains(sent) else { return }
        throw .outdated(from: validity.lowerBound.beijingText, until: validity.upperBound.beijingText)
    }

    private static func read(_ bytes: [UInt8]) throws(CAPSignatureFault) -> XMLDocument {
        do throws(XMLRefusal) { return try XMLDocument(bytes) } catch { throw .unreadable(error.finding.text) }
    }

    private static func root(of document: borrowing XMLDocument) throws(CAPSignatureFault) -> CAPElement {
        do throws(XMLRefusal) { return try XMLTree.root(of: document) } catch { throw .unreadable(error.finding.text) }
    }

    private static func verify(_ document: xmlDocPtr, with key: SigningKey) throws(CAPSignatureFault) {
        guard let node = unsafe signature(in: document), let context = unsafe xmlSecDSigCtxCreate(nil) else {
            throw .library(.library("xmlsec1"))
        }
        defer { unsafe xmlSecDSigCtxDestroy(context) }
        unsafe context.pointee.signKey = key.copy()
        // Nothing but the document itself may be referred to.
        unsafe context.pointee.enabledReferenceUris = xmlSecTransformUriType(xmlSecTransformUriTypeEmpty)
        let result = unsafe xmlSecDSigCtxVerify(context, node)
        guard result == 0, unsafe context.pointee.status == xmlSecDSigStatusSucceeded else {
            throw unsafe isDigestGood(in: context) ? .otherKey : .changed
        }
    }

    /// The one directly in the root, which `SignatureShape` has counted.
    private static func signature(in document: xmlDocPtr) -> xmlNodePtr? {
        unsafe xmlSecFindChild(xmlDocGetRootElement(document), "Signature", CAPElement.signatureNamespace)
    }

    private static func isDigestGood(in context: xmlSecDSigCtxPtr) -> Bool {
        unsafe withUnsafeMutablePointer(to: &context.pointee.signedInfoReferences) { list in
            guard unsafe xmlSecPtrListGetSize(list) == 1, let item = unsafe xmlSecPtrListGetItem(list, 0) else { return true }
            return unsafe item.assumingMemoryBound(to: xmlSecDSigReferenceCtx.self).pointee.status == xmlSecDSigStatusSucceeded
        }
    }
}
