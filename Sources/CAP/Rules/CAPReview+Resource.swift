// Files beside the text.

extension CAPReview {
    mutating func checkResource(_ resource: CAPElement, with instruments: Instruments) {
        if let mime = resource.first("mimeType"), !mime.text.isBlank, !Self.isMediaType(mime.trimmed) {
            note(.mimeForm, at: mime, mime.text)
        }
        checkScheme(of: resource.first("uri"))
        let (uri, inline) = (resource.first("uri"), resource.content("derefUri"))
        if uri == nil, inline == nil { note(.nothingToFetch, at: resource, resource.value("resourceDesc") ?? "") }
        if let uri, !uri.trimmed.isEmpty, inline == nil, CAPAddress.isReference(uri.trimmed), !CAPAddress.isAbsolute(uri.trimmed) {
            note(.uriAlone, at: uri, uri.text)
        }
        if let digest = resource.first("digest"), !digest.text.isBlank { checkForm(of: digest) }
        if let size = resource.first("size"), let count = Int(size.trimmed), count < 0 { note(.sizeNegative, at: size, size.trimmed) }
        checkKind(of: resource)
        if let inline, let element = resource.first("derefUri") { checkContent(inline, at: element, of: resource, instruments) }
    }

    private mutating func checkContent(_ text: String, at element: CAPElement, of resource: CAPElement, _ instruments: Instruments) {
        guard let bytes = Base64.bytes(of: text) else { return note(.notBase64, at: element, text.excerpt(40)) }
        if let size = resource.first("size"), let count = Int(size.trimmed), count >= 0, !Self.isAbout(count, bytes.count) {
            note(.sizeWrong, at: size, "\(count) ≠ \(bytes.count)")
        }
        if Self.isProgram(bytes) { note(.program, at: element, text.excerpt(20)) }
        guard let digest = resource.first("digest"), let told = Self.sha1(digest.trimmed) else { return }
        let actual = instruments.sha1(bytes)
        if actual != told { note(.digestWrong, at: digest, "\(digest.trimmed) ≠ \(Self.hexadecimal(actual))") }
    }

    /// The standard says “approximate”: within a tenth.
    private static func isAbout(_ told: Int, _ count: Int) -> Bool { told <= count + count / 10 && told >= count - count / 10 }

    // MARK: Digests

    private mutating func checkForm(of digest: CAPElement) {
        guard Self.sha1(digest.trimmed) != nil else { return note(.digestForm, at: digest, digest.text) }
        if digest.trimmed.utf8.count != 40 { note(.digestBase64, at: digest, digest.text) }
    }

    /// Of 40 hexadecimal digits; the standard does not say that it is these, so Base64 of 20 bytes is read as well.
    private static func sha1(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        if digits.count == 28, let bytes = Base64.bytes(of: text), bytes.count == 20 { return bytes }
        guard digits.count == 40, digits.allSatisfy(\.isHexDigit) else { return nil }
        return stride(from: 0, to: 40, by: 2).compactMap { UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16) }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    // MARK: Programs

    private mutating func checkKind(of resource: CAPElement) {
        if let mime = resource.first("mimeType"), Self.programTypes.contains(where: { mime.trimmed.lowercased().hasPrefix($0) }) {
            return note(.program, at: mime, mime.text)
        }
        guard let uri = resource.first("uri") else { return }
        let ending = CAPAddress.fileName(uri.trimmed).split(separator: ".").dropFirst().last?.lowercased() ?? ""
        if Self.programEndings.contains(ending) { note(.program, at: uri, uri.text) }
    }

    private static let programTypes = [
        "application/x-msdownload", "application/x-msdos-program", "application/vnd.microsoft.portable-executable",
        "application/x-executable", "application/x-sh", "application/java-archive", "application/x-bat",
        "application/vnd.android.package-archive", "application/hta",
    ]
    private static let programEndings: Set = [
        "exe", "scr", "bat", "cmd", "ps1", "vbs", "jar", "msi", "apk", "sh", "dll", "lnk", "hta",
    ]

    /// By how it begins: Windows, Linux, a script.
    private static func isProgram(_ bytes: [UInt8]) -> Bool {
        [[0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46], [0x23, 0x21]].contains { bytes.starts(with: $0) }
    }

    /// `type/subtype`, with parameters after a semicolon (RFC 2045 §5.1, RFC 6838 §4.2).
    private static func isMediaType(_ text: String) -> Bool {
        let essence = text.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false).map { String($0).trimmingXMLSpace }
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { $0.isLetter || $0.isDigit || "!#$&-^_.+*".utf8.contains($0) }
            }
    }
}

/// Base64 (RFC 4648 §4), white space between allowed.
package enum Base64 {
    /// Nil where the text is not Base64.
    package static func bytes(of text: String) -> [UInt8]? {
        let digits = text.utf8.filter { !$0.isXMLSpace }
        let padding = digits.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard digits.count % 4 == 0, padding <= 2 else { return nil }
        var (bytes, held, bits) = ([UInt8](), 0, 0)
        bytes.reserveCapacity(digits.count / 4 * 3)
        for digit in digits.dropLast(padding) {
            guard let value = value(of: digit) else { return nil }
            held = (held << 6 | value) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> bits))
        }
        return bytes
    }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit) - 0x41
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit) - 0x61 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit) - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
