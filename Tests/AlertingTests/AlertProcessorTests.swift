import Alerting
import Chronology
import Events
import Foundation
import Testing
import Wording

@Suite struct AlertProcessorTests {
    let first = day("2026-01-10")
    func on(_ days: Int) -> CalendarDate { first.advanced(by: days) }
    let number = "local-kashgar-urban-pollution-2026-01"

    @Test func `a warning is issued once for its area, whichever places meet the criterion`() throws {
        var bench = try Bench()
        #expect(try bench.issue(first, "220 230 80") == ["issued \(number) orange 2026-01-11…2026-01-12"])
        #expect(try bench.issue(on(1), "230 80") == [])
        #expect(bench.said.map(\.correlationID) == [number])
    }

    @Test func `a level fires at its probability and not below`() throws {
        var bench = try Bench()
        #expect(try bench.issue(first, "220 80", "220 80", "80", "80") == [])
        #expect(try bench.issue(on(1), "220 80", "220 80", "80") == ["issued \(number) yellow 2026-01-12…2026-01-12"])
    }

    @Test func `a warning says where, when, how bad, which pollutant and why, in both languages, with its probability and source`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 310 330 80", "220 310 330 80", "80 80")
        let warning = try #require(bench.said.first).payload(WarningIssued.self)
        #expect(warning.reason.zh == "喀什城区1月11日至13日预计重度污染至严重污染（AQI 220–310），首要污染物PM2.5，非沙尘过程，污染物累积（成因未作专门分析）。达到红色条件的概率67%（启动值65%）。")
        #expect(
            warning.reason.en.hasPrefix(
                "Kashgar urban area, 11–13 January: heavily polluted to severely polluted (AQI 220–310), primary pollutant PM2.5;"))
        #expect(warning.criterion == "guidance-2024/red")
        #expect(warning.citation.contains("环大气〔2024〕6号"))
        #expect(abs(warning.probability - 2.0 / 3) < 1e-9)
        #expect(warning.threshold == 0.65)
        #expect(warning.causes == ["e0"])
        #expect(warning.places == ["653101", "653121"])
    }

    @Test func `dust and pollution are two warnings, and a dust day belongs to dust alone`() throws {
        var bench = try Bench()
        #expect(
            try bench.issue(first, "350d 350d 350d 80", primary: "pm10")
                == ["issued local-kashgar-urban-dust-2026-01 red 2026-01-11…2026-01-13"])
        #expect(
            try bench.issue(on(1), "350d 350d 80 220 220", primary: "pm10") == ["issued \(number) orange 2026-01-15…2026-01-16"])
    }

    @Test func `raising is at once, lowering only after two complete issues`() throws {
        var bench = try Bench()
        #expect(try bench.issue(first, "210 80 160 80") == ["issued \(number) yellow 2026-01-11…2026-01-11"])
        #expect(try bench.feed(forecast("653121", on: on(1), ["220 310 220 80"])) == ["raised \(number) yellow→red 2026-01-11…2026-01-14"])
        #expect(try bench.feed(forecast("653101", on: on(1), ["220 310 220 80"])) == [])
        #expect(try bench.issue(on(2), "220 210 80 160 80") == [])
        #expect(try bench.issue(on(3), "220 80 160 80") == ["lowered \(number) red→orange 2026-01-11…2026-01-14"])
    }

    @Test func `a forecast that changes its mind every day does not make the warning flap`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 220 220 220")
        for round in 1...10 {
            #expect(
                try bench.issue(on(round), round.isMultiple(of: 2) ? "220 220 220 220 220" : "160 160 80 160 80").filter {
                    !$0.hasPrefix("extended")
                } == [])
        }
    }

    @Test func `a warning is extended when its end is near, not with every forecast`() throws {
        var bench = try Bench()
        #expect(try bench.issue(first, "220 220 220 220 220") == ["issued \(number) orange 2026-01-11…2026-01-15"])
        #expect(try (1...3).map { try bench.issue(on($0), "220 220 220 220 220") } == [[], [], []])
        #expect(try bench.issue(on(4), "220 220 220 220 220") == ["extended \(number) orange→orange 2026-01-11…2026-01-19"])
    }

    @Test func `a warning is lifted when every place is forecast below 150 for two days, and by no single place`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80")
        #expect(try bench.feed(forecast("653101", on: on(1), ["90 90"])) == [])
        #expect(try bench.feed(forecast("653121", on: on(1), ["160 90"])) == [])
        #expect(try bench.issue(on(2), "149 149") == ["lifted \(number) orange"])
        let lifted = try #require(bench.said.last).payload(WarningLifted.self)
        #expect(lifted.criterion == "AQI < 150 for 36 h")
        #expect(lifted.citation.contains("five Xinjiang notices"))
    }

    @Test func `a lifted warning says whose days are expected no more, with the probability, in both languages`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80")
        try bench.issue(on(1), "400d 90", "90 90", "90 90", "220 90")
        let pollution = try #require(bench.said.last).payload(WarningLifted.self).reason
        #expect(
            pollution.en
                == "Kashgar urban area: no non-dust day with AQI ≥ 150 for 36 h is expected, probability 75% (lifts at 50%); the heavy pollution warning is lifted."
        )
        #expect(pollution.zh == "喀什城区：预计36小时内无AQI达到或超过150的非沙尘日，概率75%（解除值50%），解除重污染天气预警。")
        try bench.issue(on(2), "350d 350d 350d 80")
        try bench.issue(on(3), "160 90")
        let dust = try #require(bench.said.last).payload(WarningLifted.self).reason
        #expect(dust.en.contains("no dust day with AQI ≥ 150 for 36 h is expected, probability 100%"))
        #expect(dust.zh.contains("36小时内无AQI达到或超过150的沙尘日，概率100%"))
    }

    @Test func `lifting waits until every place is forecast anew`() throws {
        var bench = try Bench()
        try bench.feed(forecast("653121", on: first, ["90 90"]))
        try bench.feed(forecast("653101", on: first, ["220 220 80"]))
        #expect(try bench.feed(forecast("653101", on: on(1), ["90 90"])) == [])
        #expect(try bench.feed(forecast("653121", on: on(1), ["90 90"])) == ["lifted \(number) orange"])
    }

    @Test func `a place that has fallen silent holds the lifting up for one issue, not for ever`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80")
        #expect(try bench.feed(forecast("653101", on: on(1), ["90 90"])) == [])
        #expect(try bench.feed(forecast("653101", on: on(2), ["90 90"])) == ["lifted \(number) orange"])
    }

    @Test func `a warning that has begun keeps the lowest level until the lifting condition is met`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80")
        #expect(try bench.issue(on(1), "149 151 80 150 80") == [])
        #expect(try bench.issue(on(2), "149 150 80 150 80") == ["lowered \(number) orange→yellow 2026-01-11…2026-01-12"])
        #expect(try bench.issue(on(3), "149 150 80 150 80") == [])
        #expect(try bench.issue(on(4), "149 149 80") == ["lifted \(number) yellow"])
    }

    @Test func `a warning that had not begun is lifted when two forecasts no longer expect it`() throws {
        var bench = try Bench()
        #expect(try bench.issue(first, "80 80 80 80 220") == ["issued \(number) yellow 2026-01-15…2026-01-15"])
        #expect(try bench.issue(on(1), "80") == [])
        #expect(try bench.issue(on(2), "80") == ["lifted \(number) yellow"])
    }

    @Test func `a second episode behind a clear gap gets its own number, and numbers begin anew with the year`() throws {
        var bench = try Bench()
        try bench.issue(first, "220 220 80")
        #expect(
            try bench.issue(on(2), "80 80 80 220 220") == [
                "lifted \(number) orange", "issued local-kashgar-urban-pollution-2026-02 orange 2026-01-16…2026-01-17",
            ])
        try bench.issue(on(9), "80")
        #expect(
            try bench.issue(day("2027-01-01"), "220 80") == ["issued local-kashgar-urban-pollution-2027-01 yellow 2027-01-02…2027-01-02"])
    }

    @Test func `forecasts that come while a word is on its way repeat nothing, and are considered when it is back`() throws {
        var bench = try Bench()
        bench.holdsBack = true
        try bench.issue(first, "220 80")
        try bench.issue(on(1), "220 310 220 80")
        #expect(bench.wordsOnTheirWay == 1)
        #expect(
            try bench.release() == ["withdrawn \(number)-p1 superseded", "issued \(number) red 2026-01-12…2026-01-14"])
    }

    @Test func `a word that never comes back is said again after three days, under the same number`() throws {
        var bench = try Bench()
        bench.holdsBack = true
        for round in 0...3 { try bench.issue(on(round), "220 80") }
        #expect(bench.wordsOnTheirWay == 1)
        try bench.issue(on(4), "220 80")
        #expect(bench.wordsOnTheirWay == 2)
        #expect(try bench.release().first == "issued \(number) yellow 2026-01-11…2026-01-11")
    }

    @Test func `days already observed count toward a warning`() throws {
        var bench = try Bench()
        try bench.assess(on(-1), "310")
        try bench.assess(on(0), "220")
        #expect(try bench.issue(on(0), "220 80") == ["issued \(number) red 2026-01-09…2026-01-11"])
    }

    @Test(arguments: ["201 80", "301d 80"])
    func `a day of which it is not known whether it was dust lengthens no run, of pollution or of dust`(course: String) throws {
        func said(known: Bool) throws -> [String] {
            var bench = try Bench()
            let isDust = course.contains("d")
            for (offset, aqi) in [(-1, 310), (0, 310)] {
                let day = DayAssessed(
                    place: "653101", date: on(offset), edition: "2026", means: [:], validHours: [:], aqi: aqi, primary: [],
                    dustRatio: known ? (isDust ? 0.2 : 0.6) : nil)
                try bench.feed(day, subject: "653101", at: Timestamp(on(offset + 1), hour: 12), source: "observe")
            }
            return try bench.issue(first, course)
        }
        let (known, unknown) = (try said(known: true), try said(known: false))
        #expect(known.count == 1 && known[0].hasSuffix("red 2026-01-09…2026-01-11"))
        #expect(unknown.count == 1 && unknown[0].hasSuffix("yellow 2026-01-11…2026-01-11"))
    }

    @Test func `each side warns for its own areas and from its own forecasts`() throws {
        var (local, corps) = (try Bench(.local), try Bench(.corps))
        for place in ["653101", "659003"] {
            for side in Side.allCases {
                let forecast = forecast(place, on: first, ["220 220 80"])
                let expected = [Side.local: "653101", .corps: "659003"][side] == place
                #expect(try local.feed(forecast, side: side).isEmpty == !(side == .local && expected))
                #expect(try corps.feed(forecast, side: side).isEmpty == !(side == .corps && expected))
            }
        }
        #expect(corps.said.map(\.subject) == ["corps-tumxuk-pollution-2026-01"])
    }

    @Test func `an older forecast that comes late changes nothing`() throws {
        var bench = try Bench()
        try bench.issue(on(1), "80")
        #expect(try bench.issue(first, "220 220 220") == [])
    }
}

@Suite struct AlertReplayTests {
    @Test func `the same events give the same warnings, also from a snapshot in the middle`() throws {
        var bench = try Bench()
        for round in 0..<40 {
            try bench.assess(day("2026-01-09").advanced(by: round), round % 7 < 3 ? "230" : "90d")
            try bench.issue(day("2026-01-10").advanced(by: round), ["220 310 220 80", "80", "350d 350d 80", "160 160 90"][(round / 3) % 4])
        }
        #expect(bench.said.count > 10)
        for split in stride(from: 0, to: bench.journal.count, by: 17) {
            let (said, state) = try replay(bench.journal, splitAt: split, bench.processor)
            #expect(said == bench.allSaid)
            #expect(state == bench.state)
        }
    }

    /// Runs the journal again, with the state written out and read back at one event.
    private func replay(_ journal: [Event], splitAt split: Int, _ processor: AlertProcessor) throws -> ([Event], AlertState) {
        var (state, said): (AlertState, [Event]) = (processor.initialState(), [])
        for (position, event) in journal.enumerated() {
            if position == split { state = try JSONDecoder().decode(AlertState.self, from: JSONEncoder().encode(state)) }
            guard processor.interests.contains(where: { event.type.hasPrefix($0) }) else { continue }
            for (index, emission) in try processor.handle(event, state: &state).enumerated() {
                said.append(try emission.event(by: processor.name, side: processor.side, because: event, index: index))
            }
        }
        return (said, state)
    }

    @Test func `acknowledgements are a set union over both sides, in any order, however often`() throws {
        let number = "local-kashgar-urban-pollution-2026-01"
        let people = [("kashgar-command-duty", Side.local), ("tumxuk-command-duty", .corps), ("kashgar-command-duty", .local)]
        func receipts(_ order: [(String, Side)]) throws -> Set<Receipt> {
            var bench = try Bench()
            try bench.issue(day("2026-01-10"), "220 80")
            for (post, side) in order {
                let time = Timestamp(day("2026-01-10"), hour: 21)
                let seen = AcknowledgementRecorded(of: "e1", aggregate: number, post: post, person: "值班员", at: time)
                #expect(try bench.feed(seen, subject: number, at: time, side: side, source: "desk") == [])
            }
            return try #require(bench.state.receipts[number]).acknowledged
        }
        #expect(try receipts(people).count == 2)
        #expect(try receipts(people) == receipts(people.reversed()))
    }

    @Test func `of the acknowledgements of one warning, the state keeps a thousand`() throws {
        let (number, time) = ("local-kashgar-urban-pollution-2026-01", Timestamp(day("2026-01-10"), hour: 21))
        var bench = try Bench()
        try bench.issue(day("2026-01-10"), "220 80")
        for person in 0..<(Receipts.maximum + 5) {
            let seen = AcknowledgementRecorded(of: "e", aggregate: number, post: "p", person: "\(person)", at: time)
            try bench.feed(seen, subject: number, at: time, source: "desk")
        }
        #expect(bench.state.receipts[number]?.acknowledged.count == 1000)
    }

    @Test func `the state stays bounded over years`() throws {
        var bench = try Bench()
        for round in 0..<800 {
            try bench.assess(day("2026-01-09").advanced(by: round), "230")
            try bench.issue(day("2026-01-10").advanced(by: round), (round / 4).isMultiple(of: 2) ? "220 80 80" : "80")
        }
        #expect(bench.said.count > 200)
        #expect(bench.state.observed.values.allSatisfy { $0.count <= ObservedDay.kept })
        #expect(bench.state.receipts.count <= 6)
        #expect(bench.state.outlooks.count == 4)
        #expect(bench.state.assessed.count == 1)
    }

    @Test func `an event that cannot be understood changes nothing`() throws {
        let bench = try Bench()
        var state = bench.state
        let event = Event(
            id: "x", source: "/local/forecast", type: ForecastIssued.type, version: 1, subject: "653101",
            time: Timestamp(day("2026-01-10")), side: .local, realm: .actual, data: Array("{}".utf8))
        #expect(throws: EventError.self) { try bench.processor.handle(event, state: &state) }
        #expect(state == bench.state)
    }
}
