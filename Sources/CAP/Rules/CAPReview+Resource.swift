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
        if let digest = resource.first("digest"), !Self.isSHA1(digest.trimmed) { note(.digestForm, at: digest, digest.text) }
        if let size = resource.first("size"), size.trimmed.hasPrefix("-") { note(.sizeWrong, at: size, size.trimmed) }
        if let inline, let element = resource.first("derefUri") { checkContent(inline, at: element, of: resource, instruments) }
    }

    private mutating func checkContent(_ text: String, at element: CAPElement, of resource: CAPElement, _ instruments: Instruments) {
        guard let bytes = Base64.bytes(of: text) else { return note(.notBase64, at: element, text.excerpt(40)) }
        if let size = resource.first("size"), let count = Int(size.trimmed), count >= 0, count != bytes.count {
            note(.sizeWrong, at: size, "\(count) ≠ \(bytes.count)")
        }
        guard let digest = resource.first("digest"), Self.isSHA1(digest.trimmed) else { return }
        let actual = instruments.sha1(bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        if actual != digest.trimmed.lowercased() { note(.digestWrong, at: digest, "\(digest.trimmed) ≠ \(actual)") }
    }

    private static func isSHA1(_ text: String) -> Bool { text.utf8.count == 40 && text.utf8.allSatisfy(\.isHexDigit) }

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
enum Base64 {
    /// Nil where the text is not Base64.
    static func bytes(of text: String) -> [UInt8]? {
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
