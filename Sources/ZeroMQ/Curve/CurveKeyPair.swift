internal import CZeroMQ

/// A CURVE identity: who holds the secret half is who the public half names (RFC 26).
public struct CurveKeyPair: Sendable {
    public let publicKey: CurvePublicKey
    public let secretKey: CurveSecretKey

    /// The pair that belongs to a secret key.
    public init(secretKey: CurveSecretKey) throws(ZeroMQError) {
        self.publicKey = try secretKey.publicKey()
        self.secretKey = secretKey
    }

    /// A new pair from the system's random source (`zmq_curve_keypair`). Throws where libzmq was built without CURVE.
    public static func generate() throws(ZeroMQError) -> CurveKeyPair {
        var publicText = [CChar](repeating: 0, count: textBytes)
        var secretText = publicText
        guard unsafe zmq_curve_keypair(&publicText, &secretText) == 0 else { throw .last("make a key pair (libzmq without CURVE?)") }
        return try CurveKeyPair(secretKey: CurveSecretKey(z85: string(secretText)))
    }

    /// 40 characters and the zero after them.
    static let textBytes = 41

    static func string(_ text: [CChar]) -> String {
        String(decoding: text.prefix(textBytes - 1).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
