import AirQuality
import Foundation
import Testing

@Suite("The real-time report is what was published")
struct RealTimeReportTests {
    @Test(
        "the hours of 26 March–2 April 2020 have the published AQI, level and primary pollutant, or are NA as published",
        arguments: [("kashediqu", 231, 212, 0), ("hetiandiqu", 156, 111, 1), ("kezhou", 76, 62, 0)])
    func published(_ prefecture: String, _ count: Int, _ complete: Int, _ exceptions: Int) throws {
        let rows = try publishedHours("\(prefecture)_2020-03-26_to_04-02.csv")
        let wrong = rows.filter { row in
            let index = IndexTable.hj2012.realTimeReport(of: row.reading).index
            return index?.value != row.aqi || index?.level.zh != row.level || (index?.primary.pollutants ?? []) != row.primary
        }
        #expect(rows.count == count)
        #expect(rows.count { $0.isComplete && $0.aqi != nil } == complete)
        #expect(rows.contains { !$0.isComplete && $0.aqi != nil })
        // One hour of Hotan had PM2.5 of 1416 without PM10 and was published as NA, against the rule that others there follow.
        #expect(wrong.count == exceptions)
        #expect(wrong.allSatisfy { $0.aqi == nil && $0.reading.pm10 == nil })
    }

    @Test("8-hour ozone takes no part: Kezhou, 30 March 2020, 09:00, was published as 22 though its 8-hour ozone of 77 has IAQI 39")
    func eightHourOzone() throws {
        let hour = Reading(
            so2: Concentration("2"), no2: Concentration("18"), co: Concentration("0.6"), o3: Concentration("70"),
            pm10: Concentration("7"), pm25: Concentration("5"))
        #expect(IndexTable.hj2012.realTimeReport(of: hour).index?.value == 22)
        #expect(IndexTable.hj2012.iaqi(of: try #require(Concentration("77")), .o3, .eightHours) == 39)
    }

    @Test("a tie is published with PM10 before PM2.5")
    func tie() {
        let report = IndexTable.hj2012.realTimeReport(of: reading(pm10: "1271", pm25: "644"))
        #expect(report.index?.value == 500)
        #expect(report.index?.primary.symbols == "PM10, PM2.5")
        #expect(report.index?.primary.zh == "颗粒物(PM10)、细颗粒物(PM2.5)")
    }

    @Test("sulphur dioxide above 800: 200 since 2026, before that its 24-hour index, and missing without one")
    func sulphurDioxide() throws {
        let hour = reading(so2: "900", pm10: "10", pm25: "10")
        #expect(IndexTable.hj2026.realTimeReport(of: hour).index?.value == 200)
        let report = IndexTable.hj2012.realTimeReport(of: hour, so2Day: Concentration("475"))
        #expect(report.index?.value == 150)
        #expect(IndexTable.hj2012.realTimeReport(of: hour).index == nil)
        #expect(IndexTable.hj2012.realTimeReport(of: hour).missing == [PollutantSet(.so2)])
    }

    @Test("a missing pollutant is no reason to be silent about an AQI above 100, but up to 100 it is")
    func missing() {
        #expect(IndexTable.hj2012.realTimeReport(of: Reading(pm10: Concentration("150"))).index == nil)
        #expect(IndexTable.hj2012.realTimeReport(of: Reading(pm10: Concentration("151"))).index?.value == 101)
        #expect(IndexTable.hj2012.realTimeReport(of: Reading()).index == nil)
    }

    @Test("an index of 50 has no primary pollutant, 51 has one, and the cleanest air has AQI 1")
    func ends() {
        #expect(IndexTable.hj2026.realTimeReport(of: reading(pm10: "50", pm25: "0")).index?.primary == [])
        #expect(IndexTable.hj2026.realTimeReport(of: reading(pm10: "51", pm25: "0")).index?.primary == PollutantSet(.pm10))
        #expect(IndexTable.hj2026.realTimeReport(of: reading(no2: "0", pm10: "0", pm25: "0")).index?.value == 1)
    }

    private func reading(so2: String = "0", no2: String = "0", pm10: String, pm25: String) -> Reading {
        Reading(
            so2: Concentration(so2), no2: Concentration(no2), co: .zero, o3: .zero, pm10: Concentration(pm10), pm25: Concentration(pm25))
    }
}
