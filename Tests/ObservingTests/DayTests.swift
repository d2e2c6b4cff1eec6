import Chronology
import Events
import Foundation
import Observing
import Testing
import Wording

/// When a day is assessed, and when again.
@Suite struct DayTests {
    static let stations = ["巡警大队", "吾办", "市环境监测站"]
    static let day = CalendarDate(dayNumber: 18_357)

    /// A day of all three stations, or of some of its hours.
    static func file(_ hours: some Sequence<Int> = 1...24, stations: [String] = stations, pm10: Int = 300) -> String {
        IntakeTests.header
            + hours.map { hour in
                stations.map { IntakeTests.row(hour, $0, pm10: String(pm10)) }.joined()
            }.joined()
    }

    static func at(_ hour: Int, dayAfter: Int = 0) -> Timestamp { Timestamp(day.advanced(by: dayAfter), hour: hour) }

    @Test func `a day with all hours of all stations is assessed at once`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file(1...23), at: Self.at(23))
        #expect(node.assessed.isEmpty)
        try node.read("a.csv", Self.file(), at: Self.at(24))
        #expect(node.assessed.map { "\($0.date)" } == ["2020-04-05"])
        #expect(node.assessed.first?.aqi == 175)
    }

    @Test func `the stamps 01:00 to 24:00 are the day, and 00:00 closes the day before`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file([0, 1]), at: Self.at(2))
        #expect(node.state.hours["653101"]?.days.map { "\($0.date)" } == ["2020-04-04", "2020-04-05"])
        #expect(HourStamp.slot(of: Self.at(1)) == 0)
        #expect(HourStamp.slot(of: Self.at(24)) == 23)
    }

    @Test func `a day that is not complete is assessed at two o'clock with what there is`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file(1...20), at: Self.at(20))
        try node.wait(until: Self.at(1, dayAfter: 1))
        #expect(node.assessed.isEmpty)
        try node.wait(until: Self.at(2, dayAfter: 1))
        #expect(node.assessed.map(\.aqi) == [175])
        #expect(node.assessed.first?.validHours["pm10"] == 20)
    }

    @Test func `nineteen hours are no day`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file(1...19), at: Self.at(20))
        try node.wait(until: Self.at(2, dayAfter: 1))
        #expect(node.assessed.map(\.aqi) == [nil])
        #expect(node.assessed.first?.unavailable?.zh.isEmpty == false)
    }

    @Test func `two of three stations make a day of the place, one does not`() throws {
        for (count, aqi) in [(1, nil), (2, 175)] as [(Int, Int?)] {
            var node = try Node()
            try node.read("a.csv", Self.file(stations: Array(Self.stations.prefix(count))), at: Self.at(24))
            try node.wait(until: Self.at(2, dayAfter: 1))
            #expect(node.assessed.map(\.aqi) == [aqi])
        }
    }

    @Test func `late hours and corrections are said once, with the end of their file, and only if they change the day`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file(1...20), at: Self.at(20))
        try node.wait(until: Self.at(2, dayAfter: 1))
        try node.read("late.csv", Self.file(21...24), at: Self.at(9, dayAfter: 1))
        #expect(node.assessed.map { $0.validHours["pm10"] } == [20, 24])
        try node.read("correction.csv", Self.file(pm10: 400), at: Self.at(10, dayAfter: 1))
        #expect(node.assessed.map(\.aqi) == [175, 175, 272])
        try node.read("again.csv", Self.file(pm10: 400), at: Self.at(11, dayAfter: 1))
        #expect(node.assessed.count == 3)
    }

    @Test func `late files give the same last word in any order`() throws {
        let files = [("a.csv", Self.file(1...8)), ("b.csv", Self.file(9...16, pm10: 350)), ("c.csv", Self.file(17...24, pm10: 500))]
        var words: Set<DayAssessed> = []
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            var node = try Node()
            for index in order { try node.read(files[index].0, files[index].1, at: Self.at(9, dayAfter: 1)) }
            words.insert(try #require(node.day("2020-04-05")))
        }
        #expect(words.count == 1)
        #expect(words.first?.means["pm10"] == 383.333)
    }

    @Test func `a day on which nothing came is reported as without data, until the place has been silent for forty days`() throws {
        var node = try Node()
        try node.read("a.csv", Self.file(), at: Self.at(24))
        try node.wait(until: Self.at(2, dayAfter: 60))
        let silent = node.assessed.dropFirst()
        #expect(silent.first.map { "\($0.date)" } == "2020-04-06")
        #expect(silent.allSatisfy { $0.aqi == nil && $0.unavailable?.en == "no valid data" && $0.validHours.isEmpty })
        #expect(Set(silent.map(\.date)).count == silent.count)
        #expect(silent.count == PlaceHours.maximumDays)
        #expect(node.processor.nextDeadline(in: node.state) == nil)
    }

    @Test func `the hours held are bounded, and a day that has to go is assessed first`() throws {
        var node = try Node()
        for offset in 0..<50 {
            let date = "\(Self.day.advanced(by: offset - 46))".replacing("-", with: "")
            let rows = (1...22).flatMap { hour in Self.stations.map { IntakeTests.row(hour, $0, day: date) } }.joined()
            // No deadline and no end of a file: only the recordings reach the processor.
            let file = Intake.File(name: "\(offset).csv", bytes: Array((IntakeTests.header + rows).utf8), digest: "\(offset)")
            for item in node.intake.items(of: file, known: node.state, at: .afterTheEpisode).dropLast() {
                try node.append(item.event(side: .local, realm: .actual, time: .afterTheEpisode))
            }
        }
        #expect(node.state.hours["653101"]?.days.count == PlaceHours.maximumDays)
        #expect(node.assessed.count == 10)
        #expect(node.assessed.allSatisfy { $0.aqi == 175 })
    }

    @Test func `the other side's node assesses nothing of our ground`() throws {
        var node = try Node(side: .corps)
        try node.read("a.csv", Self.file(), at: Self.at(24))
        #expect(node.assessed.isEmpty)
        #expect(node.processor.nextDeadline(in: node.state) == nil)
        #expect(node.state.hours["653101"] != nil)
    }

    @Test func `a place without a station is assessed by its city column`() throws {
        var node = try Node(side: .corps)
        let rows = (1...24).map { "20200405,\($0),PM10,300\n20200405,\($0),PM2.5,60\n" }.joined()
        try node.read("cities.csv", "date,hour,type,图木舒克市\n" + rows, at: Self.at(24))
        #expect(node.day("2020-04-05", in: "659003")?.means == ["pm10": 300, "pm2_5": 60])
        #expect(node.day("2020-04-05", in: "659003")?.dustRatio == 0.2)
    }

    @Test func `a day is judged by the edition of its time`() throws {
        for (day, edition) in [("20260228", "hj633_2012"), ("20260301", "hj633_2026")] {
            var node = try Node()
            let rows = (1...24).flatMap { hour in Self.stations.map { IntakeTests.row(hour, $0, pm10: "120", day: day) } }.joined()
            try node.read("a.csv", IntakeTests.header + rows, at: Timestamp(secondsSince1970: 1_775_000_000))
            #expect(node.assessed.map(\.edition) == [edition])
        }
    }

    @Test func `an observation later than its own event is refused and changes nothing`() throws {
        var node = try Node()
        let payload = ObservationRecorded(
            station: "2698A", place: "653101", hour: Self.at(12), values: [:], revision: 0, file: "a.csv", line: 2)
        let event = try Event(
            payload, id: "1", source: "/local/observe", subject: "2698A", time: Self.at(10), side: .local, realm: .actual)
        #expect(throws: EventError.self) { try node.append(event) }
        #expect(node.state == ObserveState())
    }

    @Test func `the files, days and corrections remembered are bounded`() throws {
        var node = try Node()
        for number in 0...FileMemory.maximumFiles {
            let read = FileRead(
                file: "\(number).csv", digest: "\(number)", layout: "city-days", recorded: 0, unchanged: 0, corrected: 0, quarantined: 0)
            try node.append(Self.event(read, id: "file \(number)"))
        }
        #expect(!node.state.files.holds("0.csv", digest: "0"))
        #expect(node.state.files.holds("1.csv", digest: "1"))
        for number in 0..<DailyHistory.maximumDays + 5 {
            let date = CalendarDate(dayNumber: 14_000 + number)
            let day = DayRecorded(place: "653101", date: date, values: [:], revision: 0, file: "a.csv", line: 2)
            try node.append(Self.event(day, id: "day \(number)"))
        }
        #expect(node.state.history["653101"]?.count == DailyHistory.maximumDays)
    }

    @Test func `an hour that is corrected again and again keeps its count and not its past`() throws {
        var node = try Node()
        for number in 0..<60 { try node.read("\(number).csv", IntakeTests.header + IntakeTests.row(1, pm10: "\(100 + number)")) }
        #expect(try node.payloads(ObservationRecorded.self).map(\.revision) == Array(0..<60))
        #expect(node.state.hours["653101"]?.days.first?.stations["2699A"]?.oldNewsCount == StationDay.maximumOldNews)
    }

    private static func event(_ payload: some EventPayload, id: String) throws -> Event {
        try Event(payload, id: id, source: "/local/observe", subject: "653101", time: .afterTheEpisode, side: .local, realm: .actual)
    }

    @Test func `a snapshot gives back the state, and stays small`() throws {
        var node = try Node()
        for name in Shipped.hourly { try node.read(name, Shipped.sample("hourly/\(name)")) }
        try node.read("kashgar.csv", Shipped.sample("daily/kashgar_daily_2014-12_2016-06.csv"))
        try node.read("b.csv", IntakeTests.header + IntakeTests.row(1, pm10: "301"))
        let snapshot = try JSONEncoder().encode(node.state)
        #expect(try JSONDecoder().decode(ObserveState.self, from: snapshot) == node.state)
        #expect(snapshot.count < 250_000)
    }
}
