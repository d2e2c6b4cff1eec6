import Chronology

/// Which daily means of one place files have given, as fingerprints, so that a file read again repeats nothing.
package struct DailyHistory: Hashable, Sendable {
    private var claims: [Int: Claim] = [:]
    private var oldNews = OldNews()

    /// Days remembered for a place: eleven years. A day before them is no longer compared.
    package static let maximumDays = 4020
    /// Corrected days remembered.
    static let maximumOldNews = 400

    init() {}

    package var count: Int { claims.count }

    func verdict(on date: CalendarDate, content: UInt64, file: UInt32) -> Verdict {
        guard !isTooOld(date) else { return .tooOld }
        let slot = date.dayNumber
        return oldNews.verdict(slot: slot, file: file, content: content, latest: claims[slot])
    }

    /// Takes a word that is new or of a higher revision; others change nothing.
    mutating func take(_ claim: Claim, on date: CalendarDate) {
        guard !isTooOld(date) else { return }
        let slot = date.dayNumber
        if let latest = claims[slot] {
            guard claim.revision > latest.revision else { return }
            oldNews.add(latest, slot: slot, maximum: Self.maximumOldNews)
        }
        claims[slot] = claim
        if claims.count > Self.maximumDays, let oldest = claims.keys.min() { claims[oldest] = nil }
    }

    /// A day before all that are remembered, when there is no room.
    private func isTooOld(_ date: CalendarDate) -> Bool {
        guard claims.count >= Self.maximumDays, claims[date.dayNumber] == nil, let oldest = claims.keys.min() else { return false }
        return date.dayNumber < oldest
    }
}

// MARK: - Snapshots

/// As one text: `day,content,file,revision` for each day with `;` between them; behind `#` the old news.
extension DailyHistory: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        for part in (parts.first ?? "").split(separator: ";") {
            let cells = part.split(separator: ",")
            guard cells.count == 4, let day = Int(cells[0]), let content = UInt64(cells[1]), let file = UInt32(cells[2]),
                let revision = Int(cells[3])
            else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day of a history; delete the snapshot") }
            claims[day] = Claim(content: content, file: file, revision: revision)
        }
        guard parts.count > 1 else { return }
        oldNews = OldNews(words: parts[1].split(separator: ";").compactMap(OldNews.Word.init))
    }

    package func encode(to encoder: any Encoder) throws {
        let days = claims.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value.content),\($0.value.file),\($0.value.revision)" }
        let words = oldNews.words.map(\.text)
        var container = encoder.singleValueContainer()
        try container.encode(days.joined(separator: ";") + (words.isEmpty ? "" : "#" + words.joined(separator: ";")))
    }
}
