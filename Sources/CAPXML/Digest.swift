internal import CXMLSec

/// OpenSSL's digests of bytes.
enum Digest {
    /// Only for comparing with `digest`, which CAP 1.2 defines as SHA-1, and with old signatures.
    static func sha1(_ bytes: [UInt8]) -> [UInt8] { unsafe made(20, bytes) { unsafe SHA1($0, $1, $2) } }
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { unsafe made(32, bytes) { unsafe SHA256($0, $1, $2) } }
    static func sha384(_ bytes: [UInt8]) -> [UInt8] { unsafe made(48, bytes) { unsafe SHA384($0, $1, $2) } }
    static func sha512(_ bytes: [UInt8]) -> [UInt8] { unsafe made(64, bytes) { unsafe SHA512($0, $1, $2) } }

    private static func made(
        _ length: Int, _ bytes: [UInt8],
        by function: (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8>?
    ) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        unsafe digest.withUnsafeMutableBufferPointer { out in
            _ = unsafe bytes.withUnsafeBufferPointer { unsafe function($0.baseAddress, $0.count, out.baseAddress) }
        }
        return digest
    }
}
