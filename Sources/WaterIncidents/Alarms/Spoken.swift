import Chronology
import Wording

/// Numbers and times as they are said on the telephone.
enum Spoken {
    /// `八点三十分`, `eight thirty`, in Beijing time, with the day.
    static func time(_ instant: Timestamp) -> Bilingual {
        let (date, hour, minute) = (instant.beijingDate, instant.beijingHour, instant.beijingMinute)
        let clock = "\(number(hour).zh)点\(minute == 0 ? "整" : "\(minute < 10 ? "零" : "")\(number(minute).zh)分")"
        let minutes = minute == 0 ? "hundred hours" : minute < 10 ? "oh \(number(minute).en)" : number(minute).en
        return Bilingual(
            zh: "\(number(date.month).zh)月\(number(date.day).zh)日\(clock)",
            en: "\(number(hour).en) \(minutes) on the \(ordinal(date.day)) of \(months[date.month - 1])")
    }

    /// From 0 to 99,999; larger numbers are said digit by digit.
    static func number(_ value: Int) -> Bilingual {
        guard (0...99_999).contains(value) else {
            let digits = String(abs(value)).compactMap(\.wholeNumberValue)
            return Bilingual(zh: digits.map { zhDigits[$0] }.joined(), en: digits.map { enSmall[$0] }.joined(separator: " "))
        }
        return Bilingual(zh: zh(value), en: en(value))
    }

    /// Kilograms or, from a tonne on, tonnes.
    static func mass(_ kilograms: Double) -> Bilingual {
        let isTonnes = kilograms >= 1000
        let value = number(Int(min(9e12, max(1, (isTonnes ? kilograms / 1000 : kilograms).rounded()))))
        return Bilingual(zh: "约\(value.zh)\(isTonnes ? "吨" : "公斤")", en: "about \(value.en) \(isTonnes ? "tonnes" : "kilograms")")
    }

    // MARK: Chinese

    private static let zhDigits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private static func zh(_ value: Int) -> String {
        guard value >= 10 else { return zhDigits[value] }
        var (text, rest, isGap) = ("", value, false)
        for (unit, name) in [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = rest / unit
            rest %= unit
            guard digit > 0 else {
                isGap = !text.isEmpty && rest > 0
                continue
            }
            if isGap { text += "零" }
            isGap = false
            text += (digit == 1 && unit == 10 && text.isEmpty ? "" : zhDigits[digit]) + name
        }
        return text
    }

    // MARK: English

    private static let enSmall = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let enTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    private static func en(_ value: Int) -> String {
        switch value {
        case ..<20: enSmall[value]
        case ..<100: enTens[value / 10] + (value % 10 == 0 ? "" : "-\(enSmall[value % 10])")
        case ..<1000: "\(enSmall[value / 100]) hundred" + (value % 100 == 0 ? "" : " and \(en(value % 100))")
        default: "\(en(value / 1000)) thousand" + (value % 1000 == 0 ? "" : " \(en(value % 1000))")
        }
    }

    private static func ordinal(_ day: Int) -> String {
        let odd = [
            1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth", 20: "twentieth", 30: "thirtieth",
        ]
        if let word = odd[day] { return word }
        guard day > 20 else { return "\(en(day))th" }
        return "\(enTens[day / 10])-\(odd[day % 10] ?? "\(enSmall[day % 10])th")"
    }
}
