/// In which encoding a file is written. Only UTF-8 is read; for the others a person is told what to do.
enum TextEncoding: Hashable {
    case utf8(hasByteOrderMark: Bool)
    case utf16
    /// Valid GB 18030 (with GBK and GB 2312 in it), which Chinese spreadsheets write.
    case gb18030
    case unknown

    init(of bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16
        } else if String(validating: bytes, as: UTF8.self) != nil {
            self = .utf8(hasByteOrderMark: bytes.starts(with: Self.byteOrderMark))
        } else {
            self = Self.isGB18030(bytes) ? .gb18030 : .unknown
        }
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether all bytes form the one-, two- and four-byte characters of GB 18030-2022.
    private static func isGB18030(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while position < bytes.count {
            guard let width = width(of: bytes[position..<min(position + 4, bytes.count)]) else { return false }
            position += width
        }
        return true
    }

    private static func width(of bytes: ArraySlice<UInt8>) -> Int? {
        let next = Array(bytes)
        guard next[0] > 0x7F else { return 1 }
        guard (0x81...0xFE).contains(next[0]), next.count > 1 else { return nil }
        if (0x40...0xFE).contains(next[1]), next[1] != 0x7F { return 2 }
        let isFour = next.count == 4 && isDigit(next[1]) && (0x81...0xFE).contains(next[2]) && isDigit(next[3])
        return isFour ? 4 : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
