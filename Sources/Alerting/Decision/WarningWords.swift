import AirQuality
import Chronology
import Events
import Wording

extension WarningLevel {
    /// A level is always shown with its word.
    var word: Bilingual {
        switch self {
        case .blue: Bilingual(zh: "蓝色", en: "blue")
        case .yellow: Bilingual(zh: "黄色", en: "yellow")
        case .orange: Bilingual(zh: "橙色", en: "orange")
        case .red: Bilingual(zh: "红色", en: "red")
        }
    }
}

/// The parts of a warning's text.
enum WarningWords {
    /// `3月27日至29日`, `27–29 March`; with both months where they differ.
    static func days(_ first: CalendarDate, _ last: CalendarDate) -> Bilingual {
        guard first != last else {
            return Bilingual(zh: "\(first.month)月\(first.day)日", en: "\(first.day) \(month(first))")
        }
        guard first.month == last.month else {
            return Bilingual(
                zh: "\(first.month)月\(first.day)日至\(last.month)月\(last.day)日",
                en: "\(first.day) \(month(first)) to \(last.day) \(month(last))")
        }
        return Bilingual(
            zh: "\(first.month)月\(first.day)日至\(last.day)日", en: "\(first.day)–\(last.day) \(month(first))")
    }

    /// `重度至严重污染（AQI 230–310）`
    static func range(_ lowest: Int, _ highest: Int) -> Bilingual {
        let (low, high) = (AirQualityLevel(aqi: lowest), AirQualityLevel(aqi: highest))
        let numbers = lowest == highest ? "AQI \(lowest)" : "AQI \(lowest)–\(highest)"
        if low == high { return Bilingual(zh: "\(low.zh)（\(numbers)）", en: "\(low.en) (\(numbers))") }
        return Bilingual(zh: "\(low.zh)至\(high.zh)（\(numbers)）", en: "\(low.en) to \(high.en) (\(numbers))")
    }

    /// `PM10`; the code itself for a pollutant that the index does not know.
    static func pollutant(_ code: String) -> String { Pollutant(rawValue: code)?.symbol ?? code }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

    private static func month(_ date: CalendarDate) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ]
        return names[date.month - 1]
    }
}
