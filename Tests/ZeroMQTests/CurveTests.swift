import Testing
import ZeroMQ

@Suite("CURVE keys")
struct CurveTests {
    /// The example of RFC 26 and the zmq_curve_public(3) manual page.
    static let secret = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"
    static let published = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"

    @Test("the public key belongs to its secret key, as in the manual's example")
    func derivation() throws {
        let secret = try CurveSecretKey(z85: Self.secret)
        #expect(try secret.publicKey().z85 == Self.published)
        #expect(try CurveKeyPair(secretKey: secret).publicKey == CurvePublicKey(z85: Self.published))
    }

    @Test("a generated pair survives its own text")
    func generated() throws {
        let keys = try CurveKeyPair.generate()
        let again = try CurveKeyPair(secretKey: CurveSecretKey(z85: keys.secretKey.revealedZ85 + "\n"))
        #expect(again.publicKey == keys.publicKey)
        #expect(try CurvePublicKey(bytes: keys.publicKey.bytes) == keys.publicKey)
        #expect(try CurveKeyPair.generate().publicKey != keys.publicKey)
    }

    @Test("a secret key never prints itself, alone or inside something else")
    func redaction() throws {
        let keys = try CurveKeyPair(secretKey: CurveSecretKey(z85: Self.secret))
        let options = SocketOptions.with { $0.security = .curveClient(keys: keys, serverKey: keys.publicKey) }
        var dumped = ""
        dump(options, to: &dumped)
        for text in ["\(keys.secretKey)", String(reflecting: keys.secretKey), "\(keys)", String(reflecting: options), dumped] {
            #expect(!text.contains(Self.secret))
            #expect(text.contains("‹secret›"))
        }
    }

    @Test(
        "text that is no key is refused without being repeated",
        arguments: [
            "", "short", String(repeating: "~", count: 40), String(repeating: "#", count: 40), secret + "00000",
        ])
    func refused(text: String) {
        #expect { try CurveSecretKey(z85: text) } throws: { error in
            guard case ZeroMQError.invalidKey = error else { return false }
            return text.isEmpty || !"\(error)".contains(text)
        }
        #expect(throws: ZeroMQError.self) { try CurvePublicKey(z85: text) }
    }

    @Test("a public key has 32 bytes")
    func length() {
        #expect(throws: ZeroMQError.self) { try CurvePublicKey(bytes: [1, 2, 3]) }
    }
}
