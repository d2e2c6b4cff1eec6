import Chronology
import Events
import Region
import Wording

/// The air of the simulated days, as both sides' forecasts have it: episodes that come, are seen too early, too late, or not at all.
struct Weather {
    private var chance: Chance
    private let begin: Timestamp
    private let length: DrillLength
    private var first: CalendarDate { begin.beijingDate }
    /// By warning area, the index of each day and whether it is a dust day.
    private var courses: [String: [(aqi: Int, dust: Bool)]] = [:]

    /// Days that a forecast looks ahead.
    private static let ahead = 10
    private static let scenarios = 8

    init(seed: UInt64, from begin: Timestamp, _ length: DrillLength, areas: [WarningArea]) {
        chance = Chance(seed: seed, .weather)
        (self.begin, self.length) = (begin, length)
        for area in areas { courses[area.id] = course(days + Self.ahead + 2) }
    }

    /// Quiet days, and episodes of one to five days that begin soon enough to matter.
    private mutating func course(_ days: Int) -> [(aqi: Int, dust: Bool)] {
        var course: [(aqi: Int, dust: Bool)] = (0..<days).map { _ in (chance.whole(50...110), chance.happens(0.1)) }
        for _ in 0..<chance.whole(1...2) {
            let (start, length) = (chance.whole(0...max(1, days - Self.ahead + 1)), chance.whole(1...5))
            let (height, dust) = (chance.whole(150...380), chance.happens(0.4))
            for day in start..<min(days, start + length) { course[day] = (height + chance.whole(-40...40), dust) }
        }
        return course
    }

    private var days: Int {
        switch length {
        case .hours: 2
        case .days(let days): days
        }
    }

    /// Everything that is said about one area, each thing with its time: forecasts, and the day before assessed.
    mutating func news(of area: WarningArea) -> [(at: Timestamp, news: News)] {
        switch length {
        case .hours: (0..<3).flatMap { round in forecasts(of: area, near: begin + .hours(2 * round)) }
        case .days(let days): (0..<days).flatMap { day in news(of: area, day: day) }
        }
    }

    /// New forecasts in the morning and in the evening, the day before at noon.
    private mutating func news(of area: WarningArea, day: Int) -> [(at: Timestamp, news: News)] {
        let date = first.advanced(by: day)
        let news = [9, 18].flatMap { hour in forecasts(of: area, near: Timestamp(date, hour: hour)) }
        return news + area.places.compactMap { place in assessment(of: place, in: area, day: day) }
    }

    /// Of every place, within forty minutes; a place may be behind the others, or not be forecast at all.
    private mutating func forecasts(of area: WarningArea, near time: Timestamp) -> [(at: Timestamp, news: News)] {
        let first = time + chance.span(.minutes(2) ... .minutes(40))
        return area.places.compactMap { place in
            let issued = chance.happens(0.2) ? first + chance.waiting(.minutes(2)) : first
            guard chance.happens(0.97) else { return nil }
            let forecast = forecast(place, of: area.id, at: issued)
            let id = EventIdentity.derived(from: ["simulated", place, issued.rfc3339])
            return (issued, News(payload: forecast, subject: place, service: "forecast", id: id))
        }
    }

    private mutating func assessment(of place: String, in area: WarningArea, day: Int) -> (at: Timestamp, news: News)? {
        guard day > 0, chance.happens(0.9) else { return nil }
        let noon = Timestamp(first.advanced(by: day), hour: 12) + chance.span(.zero ... .minutes(50))
        let assessed = assessed(place, of: area.id, day: day - 1)
        let id = EventIdentity.derived(from: ["day", place, "\(day)"])
        return (noon, News(payload: assessed, subject: place, service: "observe", id: id))
    }

    private func truth(_ area: String, _ day: Int) -> (aqi: Int, dust: Bool) {
        guard let course = courses[area], course.indices.contains(day) else { return (70, false) }
        return course[day]
    }

    private mutating func forecast(_ place: String, of area: String, at issued: Timestamp) -> ForecastIssued {
        let today = issued.beijingDate
        let day = today.dayNumber - first.dayNumber
        let bias = chance.real(0.75...1.25)
        let scenarios = (0..<Self.scenarios).map { _ -> ForecastScenario in
            var (aqi, dust): ([Int], [Bool]) = ([], [])
            for lead in 1...Self.ahead {
                let day = truth(area, day + lead)
                let spread = 0.04 * Double(lead)
                let factor = 1 + (bias - 1) * min(1, Double(lead) / 4) + chance.real(-spread...spread)
                aqi.append(max(20, Int(Double(day.aqi) * factor)))
                dust.append(chance.happens(0.05) ? !day.dust : day.dust)
            }
            return ForecastScenario(aqi: aqi, dust: dust)
        }
        let days = (1...Self.ahead).map { lead in
            let values = scenarios.map { $0.aqi[lead - 1] }.sorted()
            let quantiles = (1...19).map { Double(values[$0 * values.count / 20]) }
            return ForecastDay(
                date: today.advanced(by: lead), lead: lead, tendency: lead > 5, aqi: quantiles, pollutants: [:], exceedance: [:],
                dustProbability: Double(scenarios.count { $0.dust[lead - 1] }) / Double(scenarios.count), primary: "pm10", level: 3)
        }
        return ForecastIssued(
            place: place, issued: issued, dataCutoff: issued - .hours(1), edition: "2026", method: "simulated", basis: [], days: days,
            scenarios: scenarios, explanation: Bilingual(zh: "模拟", en: "simulated"))
    }

    private func assessed(_ place: String, of area: String, day: Int) -> DayAssessed {
        let truth = truth(area, day)
        return DayAssessed(
            place: place, date: first.advanced(by: day), edition: "2026", means: [:], validHours: [:], aqi: truth.aqi, primary: [],
            dustRatio: truth.dust ? 0.2 : 0.6)
    }
}
