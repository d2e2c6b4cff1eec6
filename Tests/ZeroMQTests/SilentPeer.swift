import Glibc
import Testing

/// A plain tcp connection that says what it is told to, and never anything again.
struct SilentPeer {
    private let descriptor: Int32

    /// The ZMTP 3.1 greeting with NULL security, then READY as a DEALER (RFC 37).
    static let handshake: [UInt8] = {
        let signature: [UInt8] = [0xff] + [UInt8](repeating: 0, count: 8) + [0x7f]
        let mechanism = [UInt8]("NULL".utf8) + [UInt8](repeating: 0, count: 16)
        let greeting = signature + [3, 1] + mechanism + [UInt8](repeating: 0, count: 32)
        let body = [5] + [UInt8]("READY".utf8) + [11] + [UInt8]("Socket-Type".utf8) + [0, 0, 0, 6] + [UInt8]("DEALER".utf8)
        return greeting + [4, UInt8(body.count)] + body
    }()

    init(_ endpoint: String, speaking words: [UInt8]) throws {
        let port = try #require(UInt16(endpoint.split(separator: ":").last ?? ""))
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        let count = unsafe write(descriptor, words, words.count)
        try #require(count == words.count)
    }

    func hangUp() { close(descriptor) }
}
