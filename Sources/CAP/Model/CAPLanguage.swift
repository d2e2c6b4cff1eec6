/// Language tags (RFC 5646, which replaced the RFC 3066 that CAP names).
enum CAPLanguage {
    /// Well formed: language, script, region, variants, extensions, private use, in that order; the old irregular ones are not taken.
    static func isTag(_ text: String) -> Bool {
        guard text.utf8.count <= maximumTag else { return false }
        var parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }[...]
        guard parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { $0.isDigit || $0.isLetter } }) else { return false }
        guard let first = parts.first, first.allSatisfy(\.isLetter) else { return false }
        if first.count == 1 { return (first == [0x78] || first == [0x69]) && parts.count > 1 }
        parts = parts.dropFirst()
        if first.count <= 3 { for _ in 0..<3 where parts.first.map(isLetters(3)) == true { parts = parts.dropFirst() } }
        if parts.first.map(isLetters(4)) == true { parts = parts.dropFirst() }
        if let part = parts.first, isLetters(2)(part) || part.count == 3 && part.allSatisfy(\.isDigit) { parts = parts.dropFirst() }
        while let part = parts.first, part.count >= 5 || part.count == 4 && part[0].isDigit { parts = parts.dropFirst() }
        return areExtensions(parts)
    }

    /// Of bytes; the longest that anybody has written has 35.
    static let maximumTag = 120

    private static func isLetters(_ count: Int) -> ([UInt8]) -> Bool {
        { $0.count == count && $0.allSatisfy(\.isLetter) }
    }

    /// `a-bcd-efg-x-private`
    private static func areExtensions(_ parts: ArraySlice<[UInt8]>) -> Bool {
        guard let first = parts.first else { return true }
        guard first.count == 1 else { return false }
        return parts.last.map { $0.count > 1 || parts.contains([0x78]) && parts.count > 1 } ?? true
    }

    /// The language of a tag: `zh` of `zh-CN`.
    static func primary(_ tag: String) -> String { tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? "" }

    /// Whether ISO 639-1 has the two letters, and no region is called UK, which is GB; three letters are not looked up, and longer names of
    /// languages there are none.
    static func isKnown(_ tag: String) -> Bool {
        let primary = primary(tag)
        if tag.lowercased().split(separator: "-").dropFirst().first == "uk" { return false }
        return primary.count == 2 ? twoLetters.contains(primary) : primary.count < 4
    }

    /// ISO 639-1.
    private static let twoLetters = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa \
        ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr \
        ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl \
        ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur \
        uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " ").map(String.init))
}
