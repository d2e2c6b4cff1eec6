import Chronology
import Testing

@testable import Forecasting

@Suite("What forecasts are compared with")
struct ReferenceTests {
    /// Values of the days known by then within 20 days of the season, worked out anew.
    private func season(_ values: [Double?], _ first: CalendarDate, through day: Int, lead: Int) -> [Double] {
        let centre = DayOfSeason(first.advanced(by: day + lead))
        return (0...day).compactMap { index in
            DayOfSeason(first.advanced(by: index)).distance(to: centre) <= 20 ? values[index] : nil
        }.sorted()
    }

    @Test("climatology is the days of the season known at issue, whichever lead asks, and no other")
    func windows() throws {
        let first = try day("2014-12-31")
        let values: [Double?] = (0..<500).map { $0 % 13 == 0 ? nil : Double($0 * 7919 % 400) }
        var reference = SeasonReference(leads: 10)
        for (index, value) in values.enumerated() {
            reference.pass(value, DayOfSeason(first.advanced(by: index)))
            guard index > 60, index % 3 == 0 || index > 450 else { continue }
            for lead in 1...10 {
                let found = reference.values(lead: lead, DayOfSeason(first.advanced(by: index + lead)))
                let expected = season(values, first, through: index, lead: lead)
                if expected.count >= 20 { #expect(found == expected, "day \(index), lead \(lead)") } else { #expect(found.count >= 20) }
            }
        }
    }

    @Test("climatology widens its window until it has twenty days, and says nothing with fewer in all")
    func widening() {
        var reference = SeasonReference(leads: 10)
        for slot in 0..<30 { reference.pass(slot < 11 ? nil : 70, DayOfSeason(slot: slot)) }
        #expect(reference.values(lead: 10, DayOfSeason(slot: 200)).isEmpty)
        reference.pass(70, DayOfSeason(slot: 30))
        #expect(reference.values(lead: 10, DayOfSeason(slot: 200)).count == 20)
    }

    @Test("persistence of a series that doubles every day is the doubled last value")
    func doubling() throws {
        var reference = PersistenceReference(leads: 10)
        let two = NaturalLogarithm.of(2)
        for day in 0..<25 { reference.pass(Double(day) * two) }
        let said = try #require(reference.quantiles(lead: 3))
        let expected = NaturalLogarithm.inverse(27 * two)
        #expect(said.allSatisfy { abs($0 / expected - 1) < 1e-9 })
    }

    @Test("persistence reaches back three days for a missing value and no further")
    func gaps() {
        var reference = PersistenceReference(leads: 10)
        for _ in 0..<40 { reference.pass(4) }
        for missing in 1...4 {
            reference.pass(nil)
            #expect((reference.quantiles(lead: 10) != nil) == (missing <= 3))
        }
    }
}
