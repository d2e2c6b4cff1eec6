import AirQuality
import Chronology
import Testing

@Suite("Dust is evidence, not a verdict")
struct DustTests {
    let day = CalendarDate(dayNumber: 20_600)

    /// Hours from midnight with PM10 and, where given, PM2.5.
    private func series(pm10: [Int?], pm25: [Int?] = []) throws -> HourlySeries {
        let readings = pm10.indices.map { hour in
            Reading(
                pm10: pm10[hour].flatMap { Concentration(whole: $0) },
                pm25: hour < pm25.count ? pm25[hour].flatMap { Concentration(whole: $0) } : nil)
        }
        return try #require(HourlySeries(start: Timestamp(day), readings: readings))
    }

    @Test("it begins when PM10 doubles and ends when it is back within a tenth, and the evidence is kept")
    func jump() throws {
        let series = try series(pm10: [100, 90, 110, 100, 95, 105, 200, 800, 300, 111, 110, 100])
        let spells = series.dustSpells()
        let spell = try #require(spells.first)
        #expect(spells.count == 1)
        #expect(spell.begin == Timestamp(day, hour: 6))
        #expect(spell.end == Timestamp(day, hour: 10))
        #expect(spell.peakPM10.description == "800")
        #expect(spell.onset.isJumpOfPM10 && !spell.onset.isFallOfRatio)
        #expect(spell.onset.pm10Before.description == "100")
        #expect(spell.onset.hoursBefore == 6)
    }

    @Test(
        "it does not begin below twice the mean, nor at 150 or less", arguments: [(100, 199, 0), (100, 200, 1), (70, 150, 0), (70, 151, 1)])
    func threshold(_ before: Int, _ now: Int, _ count: Int) throws {
        #expect(try series(pm10: Array(repeating: before, count: 6) + [now]).dustSpells().count == count)
    }

    @Test("it also begins when PM2.5/PM10 halves", arguments: [(60, 1), (61, 0)])
    func ratio(_ fine: Int, _ count: Int) throws {
        let spells = try series(pm10: Array(repeating: 200, count: 6) + [300], pm25: Array(repeating: 80, count: 6) + [fine]).dustSpells()
        #expect(spells.count == count)
        #expect(spells.allSatisfy { $0.onset.isFallOfRatio && !$0.onset.isJumpOfPM10 && $0.onset.ratioBeforePerMille == 400 })
    }

    @Test("too little before is no before, and hours without data do not end a spell")
    func gaps() throws {
        #expect(try series(pm10: [nil, nil, nil, nil, 100, 100, 900]).dustSpells().isEmpty)
        let spells = try series(pm10: [100, nil, 100, nil, 100, nil, 900, nil, nil, nil, 900]).dustSpells()
        #expect(spells.map(\.end) == [nil])
        #expect(spells.first?.onset.hoursBefore == 3)
        #expect(spells.first?.hours(on: day) == 18)
    }

    @Test("a spell that ended begins again only by the rule")
    func again() throws {
        let calm = Array(repeating: 100, count: 6)
        let spells = try series(pm10: calm + [400, 100] + calm + [400, 400, 100]).dustSpells()
        #expect(spells.map { $0.hours(on: day) } == [1, 2])
    }

    @Test("a day has the signs that its means and its spells show, and its data are as they were")
    func attribution() throws {
        let pm10 = (0..<24).map { $0 < 6 ? 100 : 400 }
        let series = try series(pm10: pm10, pm25: pm10.map { $0 / 4 })
        let copy = series
        let means = IndexTable.hj2026.dailyMeans(of: series.readings(on: day))
        let dust = DustAttribution(on: day, means: means, spells: series.dustSpells())
        #expect(dust.signs == [.lowRatio, .spell])
        #expect(dust.ratioPerMille == 250)
        #expect(dust.hoursInSpells == 18)
        let next = DustAttribution(on: day.advanced(by: -1), means: DailyMeans(means: PerPollutant()), spells: series.dustSpells())
        #expect(next.signs.isEmpty && next.spells.isEmpty)
        #expect(series == copy)
    }

    @Test("the ratio is low below 0.35, not at it", arguments: [("35", false), ("34.9", true)])
    func lowRatio(_ fine: String, _ isLow: Bool) {
        let means = DailyMeans(means: PerPollutant(pm10: Concentration("100"), pm25: Concentration(fine)))
        #expect(DustAttribution(on: day, means: means, spells: []).signs.contains(.lowRatio) == isLow)
    }

    @Test("figures that make no sense find nothing and break nothing")
    func absurdRule() throws {
        var rule = DustRule()
        rule.hoursBefore = -5
        rule.onsetPercentOfBefore = .max
        rule.endPercentAboveBefore = .max
        rule.onsetAbove = .max
        #expect(try series(pm10: [100, 100, 100, 900]).dustSpells(by: rule).isEmpty)
        rule.hoursBefore = .min
        #expect(try series(pm10: [100, 100, 100, 900]).dustSpells(by: rule).isEmpty)
    }
}
