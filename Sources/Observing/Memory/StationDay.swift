/// The hours of one station on one day of Beijing, and who said them.
package struct StationDay: Hashable, Sendable {
    /// The latest word about one hour.
    struct Hour: Hashable, Sendable {
        var values: HourValues
        var revision: Int
        /// The fingerprint of the name of the file that said it.
        var file: UInt32

        var claim: Claim { Claim(content: values.fingerprint, file: file, revision: revision) }
    }

    /// By slot: the stamp 01:00 first, 24:00 last.
    private(set) var hours: [Hour?] = Array(repeating: nil, count: HourStamp.hoursOfDay)
    private(set) var oldNews = OldNews()
    /// Hours about which something was said, be it that there is no value.
    private(set) var filled = 0

    /// Corrected words remembered for a day of a station.
    package static let maximumOldNews = 48
    package var oldNewsCount: Int { oldNews.words.count }

    init() {}

    var isFilled: Bool { filled == HourStamp.hoursOfDay }

    func verdict(slot: Int, values: HourValues, file: UInt32) -> Verdict {
        guard let hour = hours[slot] else { return .new }
        // The common case, a file read again, needs no fingerprint.
        guard hour.values != values else { return .unchanged }
        return oldNews.verdict(slot: slot, file: file, content: values.fingerprint, latest: hour.claim)
    }

    /// Takes a word that is new or of a higher revision; false, and nothing changes, for any other.
    mutating func take(_ word: Hour, slot: Int) -> Bool {
        if let hour = hours[slot] {
            guard word.revision > hour.revision else { return false }
            oldNews.add(hour.claim, slot: slot, maximum: Self.maximumOldNews)
        } else {
            filled += 1
        }
        hours[slot] = word
        return true
    }
}

// MARK: - Snapshots

/// As one line of text, since a snapshot holds thousands: `revision,file,so2,no2,co,o3,pm10,pm2_5,o3_8h,aqi,primary` for each hour with
/// `|` between them, concentrations in thousandths, empty where missing; behind `#` the old news, `slot,file,content` with `;`.
extension StationDay: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = StationDay(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day of a station; delete the snapshot")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private var text: String {
        let hours = hours.map { $0.map(Self.text) ?? "" }.joined(separator: "|")
        let words = oldNews.words.map(\.text).joined(separator: ";")
        return words.isEmpty ? hours : "\(hours)#\(words)"
    }

    private static func text(_ hour: Hour) -> String {
        ([hour.revision, Int(hour.file)] + hour.values.numbers).map { $0.map(String.init) ?? "" }.joined(separator: ",")
    }

    private init?(text: String) {
        let parts = text.split(separator: "#", maxSplits: 1)
        let cells = (parts.first ?? "").split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == HourStamp.hoursOfDay else { return nil }
        hours = cells.map(Self.hour)
        filled = hours.count { $0 != nil }
        guard filled == cells.count(where: { !$0.isEmpty }) else { return nil }
        if parts.count > 1 { oldNews = OldNews(words: parts[1].split(separator: ";").compactMap(OldNews.Word.init)) }
    }

    private static func hour(_ text: Substring) -> Hour? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count > 2, let revision = numbers[0], let file = numbers[1].flatMap(UInt32.init(exactly:)),
            let values = HourValues(numbers: Array(numbers.dropFirst(2)))
        else { return nil }
        return Hour(values: values, revision: revision, file: file)
    }
}
