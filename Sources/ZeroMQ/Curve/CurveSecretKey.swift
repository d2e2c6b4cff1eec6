internal import CZeroMQ
internal import Glibc

/// The half of a CURVE key pair that never leaves its owner. Prints itself as `‹secret›`, also in a dump.
public struct CurveSecretKey: Sendable {
    private let store: SecretBytes

    /// Reads 40 characters of Z85, with white space around them allowed, as in a key file.
    public init(z85 text: String) throws(ZeroMQError) {
        let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        store = SecretBytes(try curveKey(z85: String(trimmed)))
    }

    init(bytes: [UInt8]) { store = SecretBytes(bytes) }

    /// The public half (`zmq_curve_public`).
    public func publicKey() throws(ZeroMQError) -> CurvePublicKey {
        var text = [CChar](repeating: 0, count: CurveKeyPair.textBytes)
        let result = unsafe store.withBytes { secret in
            unsafe Z85.text([UInt8](secret)).withCString { unsafe zmq_curve_public(&text, $0) }
        }
        guard result == 0 else { throw .last("derive a public key (libzmq without CURVE?)") }
        return try CurvePublicKey(z85: CurveKeyPair.string(text))
    }

    /// 40 characters of Z85, for a file that only its owner may read. Never log it.
    public var revealedZ85: String { unsafe store.withBytes { unsafe Z85.text([UInt8]($0)) } }

    /// Lends the 32 bytes to libzmq.
    func withBytes<Result, Failure: Error>(_ body: (RawSpan) throws(Failure) -> Result) throws(Failure) -> Result {
        try unsafe store.withBytes { buffer throws(Failure) in try body(unsafe RawSpan(_unsafeBytes: buffer)) }
    }
}

extension CurveSecretKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "‹secret›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Bytes that are overwritten when nobody holds them any more.
///
/// `@unchecked Sendable`: written once in `init`, only read after that, until `deinit`, when nobody else holds it.
@safe private final class SecretBytes: @unchecked Sendable {
    private let start: UnsafeMutableRawPointer
    private let count: Int

    init(_ bytes: [UInt8]) {
        count = bytes.count
        unsafe start = .allocate(byteCount: count, alignment: 1)
        unsafe UnsafeMutableRawBufferPointer(start: start, count: count).copyBytes(from: bytes)
    }

    deinit {
        // The compiler may not drop explicit_bzero, as it may a plain loop before a deallocation.
        unsafe explicit_bzero(start, count)
        unsafe start.deallocate()
    }

    func withBytes<Result, Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Result) throws(Failure) -> Result {
        try unsafe body(UnsafeRawBufferPointer(start: start, count: count))
    }
}
