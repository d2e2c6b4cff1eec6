internal import CLibXML2
internal import CXMLSec
internal import Chronology

/// A key for signatures, from PEM without a pass phrase: private, public, or the public one of a certificate.
///
/// `@safe`: the pointer comes from xmlsec1 and dies with the object. Nothing of a key is ever printed.
@safe package final class SigningKey {
    private let pointer: xmlSecKeyPtr
    /// When the certificate counts; nil for a bare key, which counts as long as its file is there.
    let validity: ClosedRange<Timestamp>?

    /// Bits below which a key proves nothing (NIST SP 800-131A revision 2).
    static let minimumBits = (rsa: 2048, elliptic: 256)
    /// Of a PEM file.
    package static let maximumBytes = 64 * 1024

    package init(pem: [UInt8]) throws(CAPXMLError) {
        try XMLSec.setUp()
        guard !pem.isEmpty, pem.count <= Self.maximumBytes else { throw .key(.noKey) }
        let isCertificate = String(decoding: pem, as: UTF8.self).contains("BEGIN CERTIFICATE")
        let made = unsafe pem.withUnsafeBufferPointer { unsafe cxmlsec_key($0.baseAddress, UInt32($0.count), isCertificate ? 1 : 0) }
        guard let made = unsafe made else { throw .key(.noKey) }
        unsafe pointer = made
        validity = isCertificate ? Self.validity(of: pem) : nil
        try check()
    }

    private static func validity(of pem: [UInt8]) -> ClosedRange<Timestamp>? {
        var (from, until): (Int64, Int64) = (0, 0)
        let isKnown = unsafe pem.withUnsafeBufferPointer { unsafe cxmlsec_validity($0.baseAddress, Int32($0.count), &from, &until) }
        guard isKnown == 1, from <= until else { return nil }
        return Timestamp(milliseconds: from * 1000)...Timestamp(milliseconds: until * 1000)
    }

    deinit { unsafe xmlSecKeyDestroy(pointer) }

    private func check() throws(CAPXMLError) {
        guard isRSA || isElliptic else { throw .key(.kind) }
        let bits = unsafe Int(cxmlsec_bits(pointer))
        guard bits >= (isRSA ? Self.minimumBits.rsa : Self.minimumBits.elliptic) else { throw .key(.weak(bits: bits)) }
    }

    package var isPrivate: Bool { unsafe cxmlsec_is_private(pointer) == 1 }

    var isRSA: Bool { unsafe kind == xmlSecOpenSSLKeyDataRsaGetKlass() }
    private var isElliptic: Bool { unsafe kind == xmlSecOpenSSLKeyDataEcdsaGetKlass() }
    private var kind: xmlSecKeyDataId? { unsafe xmlSecKeyGetValue(pointer)?.pointee.id }

    /// A copy that xmlsec1 frees with the context that it is given to.
    func copy() -> xmlSecKeyPtr? { unsafe xmlSecKeyDuplicate(pointer) }
}

/// xmlsec1 made ready, once in the process.
enum XMLSec {
    private static let result: Int32 = {
        LibXML2.setUp()
        return cxmlsec_set_up()
    }()

    static func setUp() throws(CAPXMLError) {
        guard result == 0 else { throw .library("xmlsec1") }
    }
}
