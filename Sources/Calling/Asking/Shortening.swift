extension String {
    /// The text itself where it is short enough; else cut at the end of a word or of a clause, with an ellipsis, so that nobody takes a part for
    /// the whole.
    /// - Parameter count: characters at most, the ellipsis included.
    func shortened(to count: Int) -> String {
        guard self.count > count else { return self }
        guard count > 1 else { return String(prefix(max(0, count))) }
        let start = prefix(count - 1)
        // A text without spaces is cut where it is: half a Chinese clause is still read as one, half an English word is not.
        let isBetween = dropFirst(count - 1).first.map(Self.isBoundary) ?? true
        let cut = isBetween ? start : start.lastIndex(where: Self.isBoundary).map { start[..<$0] } ?? start
        let kept = start.count - cut.count <= Self.longestWordEnd ? cut : start
        return kept.trimmingSuffix { $0.isWhitespace } + "…"
    }

    /// How far back the end of a word is looked for.
    private static let longestWordEnd = 30

    private static func isBoundary(_ character: Character) -> Bool { character.isWhitespace || "，。；、：".contains(character) }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, isTrimmed(last) { text = text.dropLast() }
        return String(text)
    }
}
