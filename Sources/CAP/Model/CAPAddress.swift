/// Addresses (RFC 3986), as far as a message can be judged by them.
package enum CAPAddress {
    /// Absolute or relative, as xs:anyURI takes it: characters beyond ASCII stand for their escapes.
    static func isReference(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 }), hasGoodEscapes(bytes), bytes.count(where: { $0 == UInt8(ascii: "#") }) <= 1 else {
            return false
        }
        let (scheme, rest) = parted(text)
        if let scheme, !isScheme(scheme) { return false }
        return hasGoodAuthority(rest) && scheme.map { !$0.isEmpty } ?? true
    }

    /// With a scheme and something after it.
    static func isAbsolute(_ text: String) -> Bool {
        let (scheme, rest) = parted(text)
        guard isReference(text), let scheme, isScheme(scheme) else { return false }
        return rest.hasPrefix("//") ? rest.dropFirst(2).first.map { $0 != "/" || scheme == "file" } ?? false : !rest.isEmpty
    }

    /// Absolute, with a host that means something in the sender's own network only (RFC 1918, RFC 4193, RFC 6761).
    static func isLocal(_ text: String) -> Bool {
        let (scheme, rest) = parted(text)
        guard isAbsolute(text), scheme?.lowercased() != "file", rest.hasPrefix("//") else { return false }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        let host = (authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "").lowercased()
        if host.hasPrefix("[") { return ["[::1]", "[fe80:", "[fc", "[fd"].contains { host.hasPrefix($0) } }
        let name = String(host.prefix { $0 != ":" })
        let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        if numbers.count == 4, !numbers.contains(nil) { return isPrivate(numbers.compactMap(\.self)) }
        return !name.contains(".") || [".local", ".localhost", ".internal", ".lan"].contains { name.hasSuffix($0) }
    }

    private static func isPrivate(_ numbers: [Int]) -> Bool {
        switch (numbers[0], numbers[1]) {
        case (127, _), (10, _), (192, 168), (169, 254), (172, 16...31), (0, _): true
        default: false
        }
    }

    /// An address under which files lie, with a slash at its end: http or https, a host, and no name, password, query or fragment. Nil for
    /// anything else.
    package static func folder(_ text: String) -> String? {
        let (scheme, rest) = parted(text)
        guard isAbsolute(text), ["http", "https"].contains(scheme?.lowercased()), rest.hasPrefix("//") else { return nil }
        let authority = rest.dropFirst(2).prefix { $0 != "/" }
        guard let first = authority.first, first != ":", !authority.contains("@"), !text.contains(where: { "?#\\\"<>".contains($0) }) else {
            return nil
        }
        return text.hasSuffix("/") ? text : text + "/"
    }

    /// The last part of the path, as a file would be named when somebody takes it.
    static func fileName(_ text: String) -> Substring {
        let (_, rest) = parted(text)
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        let steps = (path.hasPrefix("//") ? path.dropFirst(2).drop { $0 != "/" } : path).split(separator: "/")
        return steps.last ?? ""
    }

    /// What stands before the first colon, where that comes before any slash, question mark or number sign.
    private static func parted(_ text: String) -> (scheme: String?, rest: Substring) {
        guard let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" else { return (nil, text[...]) }
        return (String(text[..<end]), text[text.index(after: end)...])
    }

    private static func isScheme(_ text: String) -> Bool {
        text.utf8.first?.isLetter == true && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    private static func hasGoodEscapes(_ bytes: [UInt8]) -> Bool {
        bytes.indices.allSatisfy { index in
            guard bytes[index] == UInt8(ascii: "%") else { return true }
            return index + 2 < bytes.count && bytes[(index + 1)...(index + 2)].allSatisfy(\.isHexDigit)
        }
    }

    /// Brackets stand only around an IPv6 host, and a port is a number.
    private static func hasGoodAuthority(_ rest: Substring) -> Bool {
        guard rest.hasPrefix("//") else { return !rest.contains { $0 == "[" || $0 == "]" } }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        guard !rest.dropFirst(2 + authority.count).contains(where: { $0 == "[" || $0 == "]" }) else { return false }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        if host.hasPrefix("[") { return host.contains("]") }
        let parts = host.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count <= 2 && !host.contains { $0 == "[" || $0 == "]" } && (parts.count < 2 || parts[1].utf8.allSatisfy(\.isDigit))
    }
}

extension UInt8 {
    var isHexDigit: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
