import CAP
import Testing

@testable import CAPXML

/// What can be seen of a signature without any key.
@Suite("Signatures, looked at without a key")
struct SignatureLintTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let broken: Set<String>
        let edits: [Edit]

        init(_ what: String, _ broken: Set<String>, _ edits: Edit...) {
            (testDescription, self.broken, self.edits) = (what, broken, edits)
        }
    }

    private static let enveloped = "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
    private static let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256"

    static let cases = [
        Case("as it was signed", []),
        Case("a word is changed afterwards", ["signature.digest"], Edit("Kashgar city</areaDesc>", "Tumxuk city</areaDesc>")),
        Case("an exercise is made of it", ["signature.digest"], Edit("Dust warning, yellow", "Dust warning, amber")),
        Case("another value", [], Edit("<SignatureValue>", "<SignatureValue>AAAA")),
        Case("no value", ["signature.form"], Edit("<SignatureValue>", "<!--"), Edit("</SignatureValue>", "-->")),
        Case("a digest of another length", ["signature.form"], Edit("<DigestValue>", "<DigestValue>AAAA")),
        Case("no reference", ["signature.reference"], Edit("<Reference", "<!--"), Edit("</Reference>", "-->")),
        Case("a reference to nothing", ["signature.reference"], Edit(" URI=\"\"", "")),
        Case("a reference to a part", ["signature.partial"], Edit("URI=\"\"", "URI=\"#part\"")),
        Case("a reference to another file", ["signature.partial"], Edit("URI=\"\"", "URI=\"http://127.0.0.1:9/x\"")),
        Case("not enveloped", ["signature.partial"], Edit(enveloped, "")),
        Case("a weak digest", ["signature.weak", "signature.form"], Edit(sha256, "http://www.w3.org/2000/09/xmldsig#sha1")),
        Case("a weak signature", ["signature.weak"], Edit("ecdsa-sha256", "ecdsa-sha1")),
        Case("a shared secret", ["signature.algorithm"], Edit("ecdsa-sha256", "hmac-sha256")),
        Case(
            "a style sheet", ["signature.algorithm"],
            Edit(enveloped, "\(enveloped)<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")),
        Case(
            "two signatures", ["signature.several", "signature.form"],
            Edit("<Signature ", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/><Signature ")),
    ]

    @Test("is said, with what is wrong", arguments: cases)
    func judged(_ spoiled: Case) throws {
        let signed = try CAPSigner.sign(try Sample.bytes(Sample.good), with: try Sample.key("ec.key"))
        let text = try spoiled.edits.reduce(String(decoding: signed, as: UTF8.self)) { try $1.applied(to: $0) }
        #expect(try read(text).broken == spoiled.broken.union(["signature.unverified"]))
    }

    @Test("where a key could be had is not followed")
    func keys() throws {
        let signed = try CAPSigner.sign(try Sample.bytes(Sample.good), with: try Sample.key("ec.key"))
        let lure = "<KeyInfo><RetrievalMethod URI=\"http://127.0.0.1:9/key\"/></KeyInfo></Signature>"
        let text = try Edit("</Signature>", lure).applied(to: String(decoding: signed, as: UTF8.self))
        #expect(try read(text).broken == ["signature.unverified"])
    }
}
