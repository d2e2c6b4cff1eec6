package import Chronology

/// What speaks for dust on a day at one place: evidence for the people who decide, never a verdict. The data stay as they are.
///
/// Dust lies outside the regime of emission cuts, so the decision matters; whoever takes it keeps this with it.
package struct DustAttribution: Hashable, Sendable, Codable {
    /// The calendar day in Beijing time.
    package let date: CalendarDate
    /// The valid daily means, µg/m³.
    package let pm10: Concentration?
    package let pm25: Concentration?
    /// PM2.5/PM10 of the daily means, in thousandths, cut; nil when one is missing.
    package let ratioPerMille: Int?
    /// The spells that touch the day.
    package let spells: [DustSpell]
    /// Hours of the day that lie in them, 0–24.
    package let hoursInSpells: Int
    package let rule: DustRule

    private enum CodingKeys: String, CodingKey {
        case date, pm10
        case pm25 = "pm2_5"
        case ratioPerMille, spells, hoursInSpells, rule
    }

    /// From the day's means and the spells of a longer series, so that a spell that began the day before is seen.
    package init(on date: CalendarDate, means: DailyMeans, spells: [DustSpell], rule: DustRule = .of2016) {
        let touching = spells.filter { $0.hours(on: date) > 0 }
        self.date = date
        self.rule = rule
        pm10 = means.means.pm10
        pm25 = means.means.pm25
        ratioPerMille = Self.ratio(pm25, pm10)
        self.spells = touching
        hoursInSpells = touching.reduce(0) { $0 + $1.hours(on: date) }
    }

    private static func ratio(_ fine: Concentration?, _ coarse: Concentration?) -> Int? {
        guard let fine, let coarse else { return nil }
        return perMille(fine.thousandths, of: coarse.thousandths)
    }
}

extension DustAttribution {
    /// One kind of evidence.
    package enum Sign: String, CaseIterable, Hashable, Sendable, Codable {
        /// The daily PM2.5/PM10 is below the rule's threshold.
        case lowRatio = "low-ratio"
        /// Hours of the day lie in a spell by the begin/end rule.
        case spell

        package var zh: String {
            switch self {
            case .lowRatio: "PM2.5/PM10 日均比值偏低"
            case .spell: "小时 PM10 符合沙尘起止规则"
            }
        }

        package var en: String {
            switch self {
            case .lowRatio: "the daily PM2.5/PM10 is low"
            case .spell: "hourly PM10 meets the begin/end rule for dust"
            }
        }
    }

    /// The signs that are there.
    package var signs: [Sign] { Sign.allCases.filter(shows) }

    private func shows(_ sign: Sign) -> Bool {
        switch sign {
        case .lowRatio: ratioPerMille.map { $0 < rule.lowRatioPerMille } ?? false
        case .spell: hoursInSpells > 0
        }
    }
}

extension DustSpell {
    /// How many hours of a day in Beijing lie in the spell; a spell without an end lasts.
    package func hours(on date: CalendarDate) -> Int {
        let from = max(begin, Timestamp(date))
        let until = min(end ?? Timestamp(date, hour: 24), Timestamp(date, hour: 24))
        return max(0, Int((until - from).wholeSeconds / 3600))
    }
}
