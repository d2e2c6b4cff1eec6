import CAP
import Foundation
import Testing
import Wording

@testable import CAPXML

@Suite("Signatures")
struct SignatureTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let own: String
        let known: String
        let algorithm: String

        var testDescription: String { "\(own), \(known)" }
    }

    static let pairs = [
        Pair(own: "ec.key", known: "ec.pem", algorithm: "ecdsa-sha256"), Pair(own: "rsa.key", known: "rsa.pem", algorithm: "rsa-sha256"),
        Pair(own: "rsa.key", known: "rsa-certificate.pem", algorithm: "rsa-sha256"),
    ]

    private static func signed(by key: String = "ec.key") throws -> String {
        String(decoding: try CAPSigner.sign(try Sample.bytes(Sample.good), with: try Sample.key(key)), as: UTF8.self)
    }

    private static func fault(of text: String, key: String = "ec.pem") throws -> CAPSignatureFault? {
        do {
            _ = try CAPVerifier.verify(Array(text.utf8), with: try Sample.key(key))
            return nil
        } catch let fault as CAPSignatureFault { return fault }
    }

    @Test("what is signed with a private key verifies with its public half or certificate, and is still valid CAP", arguments: pairs)
    func holds(_ pair: Pair) throws {
        let text = try Self.signed(by: pair.own)
        #expect(try CAPVerifier.verify(Array(text.utf8), with: try Sample.key(pair.known)) == pair.algorithm)
        let reading = try read(text)
        #expect(reading.verdict == .valid && reading.broken == ["signature.unverified"] && reading.alert?.isSigned == true)
        #expect(!text.contains("PRIVATE") && !text.contains("KeyValue"))
    }

    @Test("a certificate that had run out when the message was sent proves nothing, and the fault says when it counted")
    func outdated() throws {
        let fault = try Self.fault(of: try Self.signed(by: "rsa.key"), key: "rsa-certificate-outdated.pem")
        #expect(fault == .outdated(from: "2000-01-01 08:00", until: "2001-01-01 08:00"))
    }

    @Test("every byte counts: 300 single changes inside of the message are noticed")
    func tampered() throws {
        let bytes = Array(try Self.signed().utf8)
        let end = try #require(String(decoding: bytes, as: UTF8.self).range(of: "<Signature")?.lowerBound)
        let limit = String(decoding: bytes, as: UTF8.self)[..<end].utf8.count
        let key = try Sample.key("ec.pem")
        let letters = bytes.indices.filter {
            $0 > 100 && $0 < limit && (0x30...0x39).contains(bytes[$0]) || (0x61...0x7A).contains(bytes[$0])
        }
        for index in letters.prefix(while: { $0 < limit }).striding(300) {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: CAPSignatureFault.self, "byte \(index)") { try CAPVerifier.verify(changed, with: key) }
        }
    }

    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fault: CAPSignatureFault?
        let edits: [Edit]

        init(_ what: String, _ fault: CAPSignatureFault?, _ edits: Edit...) {
            (testDescription, self.fault, self.edits) = (what, fault, edits)
        }
    }

    private static let enveloped = "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
    private static let more = "http://www.w3.org/2001/04/xmldsig-more#"

    static let attacks = [
        Attack("another severity", .changed, Edit("Moderate", "Minor")),
        Attack("a text more", .changed, Edit("</headline>", "！</headline>")),
        Attack("an element less", .changed, Edit("<instruction>关好门窗，外出戴口罩。</instruction>", "")),
        Attack("an exercise made real", .changed, Edit("Actual", "System")),
        Attack("another signature value", .otherKey, Edit("<SignatureValue>", "<SignatureValue>AAAA")),
        Attack("no signature", .unsigned, Edit("<Signature ", "<!--"), Edit("</Signature>", "-->")),
        Attack("an object beside", .wrapped("Object"), Edit("</Signature>", "<Object/></Signature>")),
        Attack(
            "two signatures", .wrapped("2 signatures"),
            Edit("<Signature ", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/><Signature ")),
        Attack("a part by its id", .partial("URI=\"#part\""), Edit("URI=\"\"", "URI=\"#part\"")),
        Attack("another file", .partial("URI=\"http://127.0.0.1:9/x\""), Edit("URI=\"\"", "URI=\"http://127.0.0.1:9/x\"")),
        Attack("a file of this machine", .partial("URI=\"file:///etc/hostname\""), Edit("URI=\"\"", "URI=\"file:///etc/hostname\"")),
        Attack("no address", .noReference, Edit(" URI=\"\"", "")),
        Attack("no reference", .noReference, Edit("<Reference", "<!--"), Edit("</Reference>", "-->")),
        Attack(
            "SHA-1 digest", .weak("http://www.w3.org/2000/09/xmldsig#sha1"),
            Edit("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1")),
        Attack("ECDSA-SHA1", .weak("\(more)ecdsa-sha1"), Edit("ecdsa-sha256", "ecdsa-sha1")),
        Attack("HMAC with the public key", .algorithm("\(more)hmac-sha256"), Edit("ecdsa-sha256", "hmac-sha256")),
        Attack("another key's algorithm", .otherKey, Edit("ecdsa-sha256", "rsa-sha256")),
        Attack(
            "a style sheet", .algorithm("http://www.w3.org/TR/1999/REC-xslt-19991116"),
            Edit(enveloped, "\(enveloped)<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")),
        Attack(
            "a path", .algorithm("Transform with parameters"),
            Edit(
                enveloped, "\(enveloped)<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><XPath>0</XPath></Transform>")
        ),
        Attack("not enveloped", .partial("no enveloped-signature transform"), Edit(enveloped, "")),
    ]

    @Test("what an attacker may try is refused, with its reason", arguments: attacks)
    func refused(_ attack: Attack) throws {
        let text = try attack.edits.reduce(try Self.signed()) { try $1.applied(to: $0) }
        #expect(try Self.fault(of: text) == attack.fault)
    }

    @Test("the signed message carried inside of a forged one is refused", arguments: ["info", "area"])
    func wrapping(_ name: String) throws {
        let original = try Self.signed().replacingOccurrences(of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
        let forged = try Edit("<\(name)>", "\(original)<\(name)>").applied(to: try Sample.text(Sample.good))
        #expect(try Self.fault(of: forged) == .wrapped("Signature in an element of the message"))
        let signature = try #require(original.range(of: "<Signature"))
        let moved = String(original[signature.lowerBound...].dropLast("</alert>\n".count))
        let stolen = try Edit("</alert>", "\(moved)</alert>").applied(
            to: try Edit("Moderate", "Minor").applied(to: try Sample.text(Sample.good)))
        #expect(try Self.fault(of: stolen) == .changed)
    }

    @Test("a key that the message brings is not asked")
    func ownKey() throws {
        let foreign = try Self.signed(by: "rsa.key")
        #expect(try Self.fault(of: foreign, key: "ec.pem") == .otherKey)
        let modulus = "<KeyInfo><KeyName>trust me</KeyName></KeyInfo></Signature>"
        #expect(try Self.fault(of: try Edit("</Signature>", modulus).applied(to: foreign), key: "ec.pem") == .otherKey)
        #expect(try Self.fault(of: try Self.signed(), key: "ec-other.pem") == .otherKey)
    }

    @Test("the USGS's RSA-SHA1 signature of 2012 is refused as weak")
    func old() throws {
        let bytes = try Sample.bytes("samples/earthquake-iso8859-1.cap")
        #expect(throws: CAPSignatureFault.algorithm("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments")) {
            try CAPVerifier.verify(bytes, with: try Sample.key("rsa.pem"))
        }
    }

    @Test("keys that prove nothing are refused without a word of them")
    func keys() throws {
        #expect(throws: CAPXMLError.key(.weak(bits: 1024))) { try Sample.key("rsa-1024.key") }
        #expect(throws: CAPXMLError.key(.noKey)) { try Sample.key("rsa-phrase.key") }
        #expect(throws: CAPXMLError.key(.noKey)) {
            try SigningKey(pem: Array("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n".utf8))
        }
        #expect(throws: CAPXMLError.key(.noKey)) { try SigningKey(pem: []) }
        #expect(throws: CAPXMLError.key(.noPrivateKey)) {
            try CAPSigner.sign(try Sample.bytes(Sample.good), with: try Sample.key("ec.pem"))
        }
        #expect(throws: CAPXMLError.key(.noPrivateKey)) {
            try CAPSigner.sign(try Sample.bytes(Sample.good), with: try Sample.key("rsa-certificate.pem"))
        }
    }

    @Test("what breaks a rule is not signed unless somebody insists, and the refusal says what is wrong")
    func valid() throws {
        let (key, good) = (try Sample.key("ec.key"), try Sample.text(Sample.good))
        #expect(try CAPVerifier.verify(try CAPSigner.signIfValid(Array(good.utf8), with: key), with: try Sample.key("ec.pem")) != "")
        for (edit, rule) in [
            (Edit("<scope>Public</scope>", ""), "schema.missing"), (Edit("<identifier>", "<identifier>a b"), "identifier.characters"),
        ] {
            let bytes = Array(try edit.applied(to: good).utf8)
            let findings = try CAPReader().read(bytes).findings.filter { $0.rule.severity == .error }
            let fault = CAPXMLError.invalid(findings)
            #expect(throws: fault) { try CAPSigner.signIfValid(bytes, with: key) }
            #expect([fault.text.zh, fault.text.en].allSatisfy { $0.contains("[\(rule)]") })
            #expect(try CAPReader().read(try CAPSigner.sign(bytes, with: key)).root?.hasSignature == true)
        }
        let signed = try CAPSigner.signIfValid(Array(good.utf8), with: key)
        #expect(throws: CAPXMLError.signedAlready) { try CAPSigner.signIfValid(signed, with: key) }
        let hundred = [CAPFinding](repeating: try #require(try read("<a/>").findings.first), count: 100)
        #expect(CAPXMLError.invalid(hundred).text.en.components(separatedBy: "→").count == CAPXMLError.maximumTold + 1)
    }

    @Test("a signed message is not signed again, and what is no message not at all")
    func twice() throws {
        let (key, signed) = (try Sample.key("ec.key"), Array(try Self.signed().utf8))
        #expect(throws: CAPXMLError.signedAlready) { try CAPSigner.sign(signed, with: key) }
        #expect(throws: CAPXMLError.unreadable(CAPRule.doctype.text)) { try CAPSigner.sign(try Sample.bytes("samples/xee.cap"), with: key) }
        #expect(throws: CAPXMLError.unreadable(CAPRule.notCAP.text)) { try CAPSigner.sign(Array("<x/>".utf8), with: key) }
    }
}

extension Collection {
    /// About so many of them, evenly.
    fileprivate func striding(_ count: Int) -> [Element] {
        let step = Swift.max(1, self.count / count)
        return enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }
}
