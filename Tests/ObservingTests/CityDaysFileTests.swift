import AirQuality
import Chronology
import Testing
import Wording

@testable import Observing

@Suite("Files of daily means, as they are")
struct CityDaysFileTests {
    private static let head = "city,date,aqi,aqi_hourly_range,level,pm25_ugm3,pm10_ugm3,so2_ugm3,co_mgm3,no2_ugm3,o3_8h_ugm3,rank\n"

    @Test("a city that nobody registered is read, and 0 is no value")
    func anyCity() throws {
        let file = try CityDaysFile(of: Array((Self.head + "某市,2016-01-01,0,,,33.7,0,5,0.889,61.7,56,299\n").utf8))
        let day = try #require(file.days.first)
        #expect(day.city == "某市" && day.date == CalendarDate("2016-01-01"))
        #expect(day.publishedAQI == nil && day.means.pm10 == nil)
        #expect(day.means.pm25 == Concentration("33.7") && day.means.co == Concentration("0.889"))
    }

    @Test("a bad row is counted with its line, and the others are read")
    func badRow() throws {
        let rows = "某市,2016-13-01,80,,,1,1,1,1,1,1,1\n某市,2016-01-02,80,,,1,1,1,1,1,1,1\n"
        let file = try CityDaysFile(of: Array((Self.head + rows).utf8))
        #expect(file.days.count == 1 && file.unreadRows == 1)
        #expect(file.unread.map(\.line) == [2])
        #expect(file.unread.first?.reason.en.contains("2016-13-01") == true)
    }

    @Test(
        "another kind of file is refused with the reason",
        arguments: [
            ("", "empty"), ("a,b\n1,2\n", "city,date"), ("date,hour,type,喀什\n20160101,0,AQI,80\n", "hours"),
            (Self.head, "no value below the header"), (Self.head + "某市,x,80,,,1,1,1,1,1,1,1\n", "line 2"),
        ])
    func refused(text: String, says: String) {
        let refusal = #expect(throws: CityDaysFile.Refusal.self) { try CityDaysFile(of: Array(text.utf8)) }
        #expect(refusal?.text.en.contains(says) == true)
    }
}
