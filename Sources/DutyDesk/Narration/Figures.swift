import Chronology
import Wording

/// Numbers and times as people say them. No locale and no clock: the same on every machine.
enum Figures {
    /// `3月26日`, `26 Mar`.
    static func day(_ date: CalendarDate) -> Bilingual {
        Bilingual(zh: "\(date.month)月\(date.day)日", en: "\(date.day) \(months[date.month - 1])")
    }

    /// `3月26日至28日`, `26 Mar to 28 Mar`; one day alone stands alone.
    static func days(_ first: CalendarDate, _ last: CalendarDate) -> Bilingual {
        guard first != last else { return day(first) }
        let end = first.month == last.month ? "\(last.day)日" : day(last).zh
        return Bilingual(zh: "\(day(first).zh)至\(end)", en: "\(day(first).en) to \(day(last).en)")
    }

    /// `3月26日 18:05`, in Beijing time.
    static func time(_ instant: Timestamp) -> Bilingual {
        let clock = String(instant.beijingText.suffix(5))
        let day = day(instant.beijingDate)
        return Bilingual(zh: "\(day.zh) \(clock)", en: "\(day.en) \(clock)")
    }

    /// `45 秒`, `12 分钟`, `3 小时 5 分`: a length of time, from seconds.
    static func length(_ seconds: Int) -> Bilingual {
        switch max(0, seconds) {
        case let short where short < 120: return Bilingual(zh: "\(short) 秒", en: "\(short) s")
        case let some where some < 7200: return Bilingual(zh: "\(some / 60) 分钟", en: "\(some / 60) min")
        case let long: return Bilingual(zh: "\(long / 3600) 小时 \(long / 60 % 60) 分", en: "\(long / 3600) h \(long / 60 % 60) min")
        }
    }

    static func percent(_ share: Double) -> String { share.isFinite ? "\(Int((share * 100).rounded()))%" : "–" }

    /// `45`, `45.5`, `0.002`: as many decimals as the size of the number deserves, at most three.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let decimals = abs(value) >= 100 ? 1.0 : abs(value) >= 1 ? 10.0 : 1000.0
        let rounded = (value * decimals).rounded() / decimals
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    /// `PM10 812、PM2.5 210`: in the catalogue's order of names, so that the same values always read the same.
    static func values(_ values: [String: Double], _ names: Names) -> Bilingual {
        let parts = values.sorted { $0.key < $1.key }.map { "\(names.pollutant($0.key)) \(number($0.value))" }
        return Bilingual(zh: parts.joined(separator: "、"), en: parts.joined(separator: ", "))
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
