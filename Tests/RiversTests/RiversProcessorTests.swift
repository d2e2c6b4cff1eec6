import Chronology
import Events
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: service")
struct RiversProcessorTests {
    private func event(_ payload: some EventPayload, side: Side = .local, after delay: Duration = .minutes(5)) throws -> Event {
        try Event(
            payload, id: "1", source: "/\(side.rawValue)/desk", subject: "local-2026-0001",
            time: IncidentReported.example().released + delay, side: side, realm: .actual)
    }

    private func closing(_ incident: String) -> IncidentClosed {
        IncidentClosed(incident: incident, post: "local-duty", person: "Example", outcome: "48 h of compliance")
    }

    @Test("a report of this side is answered with one forecast under its number")
    func answered() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        let reported = try event(IncidentReported.example())
        let said = try processor.handle(reported, state: &state)
        #expect(said.map { type(of: $0.payload).type } == [PlumeForecast.type, PlanComputed.type])
        #expect(said.allSatisfy { $0.subject == "local-2026-0001" && $0.correlationID == "local-2026-0001" })
        let forecast = try #require(said.first?.payload as? PlumeForecast)
        #expect(forecast.issued == reported.time && forecast.incident == "local-2026-0001" && !forecast.arrivals.isEmpty)
        #expect(state.open.map(\.report.incident) == ["local-2026-0001"])
        let carried = try #require(said.first).event(by: processor.name, side: .local, because: reported, index: 0)
        #expect(try carried.payload(PlumeForecast.self) == forecast)
        #expect(carried.json.count < Event.maximumBytes / 10)
    }

    @Test("the other side's report is left to the other side")
    func foreign() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        #expect(try processor.handle(event(IncidentReported.example(), side: .corps), state: &state).isEmpty)
        #expect(state == processor.initialState())
    }

    @Test("a second report under the same number corrects the first")
    func corrected() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(IncidentReported.example(mass: nil)), state: &state)
        let said = try processor.handle(event(IncidentReported.example(discharge: 500), after: .hours(1)), state: &state)
        #expect(said.first?.payload is PlumeForecast && state.open.map(\.report.dischargeCubicMetresPerSecond) == [500])
    }

    @Test("a plan is said again only when it is news")
    func news() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        let said = try processor.handle(event(IncidentReported.example()), state: &state)
        let plan = try #require(said.last?.payload as? PlanComputed)
        _ = try processor.handle(event(plan), state: &state)
        let again = try processor.handle(event(IncidentReported.example()), state: &state)
        #expect(again.map { type(of: $0.payload).type } == [PlumeForecast.type])
        let worse = try processor.handle(event(IncidentReported.example(mass: 500), after: .hours(12)), state: &state)
        #expect(worse.map { type(of: $0.payload).type } == [PlumeForecast.type, PlanComputed.type])
    }

    @Test("a closed incident is not forecast again")
    func closed() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(IncidentReported.example()), state: &state)
        #expect(try processor.handle(event(closing("local-2026-0001")), state: &state).isEmpty)
        #expect(state.open.isEmpty)
        let before = state
        #expect(throws: EventError.self) { try processor.handle(event(IncidentReported.example()), state: &state) }
        #expect(throws: EventError.self) { try processor.handle(event(closing("local-2026-0001")), state: &state) }
        #expect(state == before)
    }

    @Test("what cannot be used is refused with the reason and leaves the state as it was")
    func refused() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        #expect {
            try processor.handle(event(IncidentReported.example(kilometre: 400, mass: -1)), state: &state)
        } throws: { error in
            "\(error)".contains("km 400.0 is not on the Yarkand River") && "\(error)".contains("-1.0 kg") && "\(error)".contains("不在")
        }
        #expect(state == processor.initialState())
    }

    private func sample(
        _ number: String = "S-1", kilometre: Double = 95, hours: Int = 8, found: Double? = 3, incident: String? = nil,
        river: String = "yarkand"
    ) -> SampleRecorded {
        SampleRecorded(
            sample: number, river: river, kilometre: kilometre, substance: "ammonia-nitrogen",
            sampled: IncidentReported.example().released + .hours(hours), milligramsPerLitre: found, detectionLimit: 0.02,
            incident: incident, post: "local-duty")
    }

    @Test("a sample of either side is answered with a corrected forecast", arguments: Side.allCases)
    func sampled(side: Side) throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(IncidentReported.example()), state: &state)
        let said = try processor.handle(event(sample(), side: side, after: .hours(9)), state: &state)
        let forecast = try #require(said.first?.payload as? PlumeForecast)
        #expect(forecast.release?.samples == 1)
        // The same number again corrects.
        _ = try processor.handle(event(sample(found: 4), side: side, after: .hours(9)), state: &state)
        #expect(state.open.first?.samples.map(\.milligramsPerLitre) == [4])
    }

    @Test("a sample for another incident, of another river or before the release corrects nothing")
    func unrelated() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(IncidentReported.example()), state: &state)
        for other in [sample(incident: "corps-1"), sample(river: "kashgar"), sample(hours: -2)] {
            #expect(try processor.handle(event(other, after: .hours(9)), state: &state).isEmpty)
        }
    }

    @Test("a sample that cannot be is refused with what is wrong and where")
    func impossible() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        for (wrong, word) in [
            (sample(kilometre: 400), "km 400"), (sample(found: -1), "-1"), (sample(river: "rhine"), "rhine"), (sample(hours: 30), "future"),
        ] {
            #expect { try processor.handle(event(wrong, after: .hours(9)), state: &state) } throws: { "\($0)".contains(word) }
        }
        #expect(state == processor.initialState())
    }

    private func suspicion(_ number: String = "local-suspected-1") -> IncidentSuspected {
        IncidentSuspected(
            incident: number, monitor: "m1", river: "yarkand", kilometre: 178, substance: "ammonia-nitrogen",
            since: IncidentReported.example().released + .hours(30), severity: .serious, evidence: [],
            reason: Bilingual(zh: "氨氮陡升", en: "ammonia jumped"))
    }

    @Test("a suspicion is forecast from its monitor down and traced back, until it is cleared")
    func suspected() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(sample("a", kilometre: 178, hours: 31, found: 3.5), after: .hours(31)), state: &state)
        _ = try processor.handle(event(sample("b", kilometre: 119, hours: 31, found: nil), after: .hours(31)), state: &state)
        let said = try processor.handle(event(suspicion(), after: .hours(32)), state: &state)
        #expect(said.map { type(of: $0.payload).type } == [PlumeForecast.type, SourceTraced.type])
        let forecast = try #require(said.first?.payload as? PlumeForecast)
        #expect(forecast.arrivals.allSatisfy { $0.kilometre >= 178 } && forecast.arrivals.first?.peakConcentration == nil)
        let traced = try #require(said.last?.payload as? SourceTraced)
        #expect(traced.samples == 2 && abs(traced.candidates.reduce(0) { $0 + $1.probability } - 1) < 0.05)
        // Within the hour it is not traced again; another sample corrects the forecast only.
        let next = try processor.handle(
            event(sample("c", kilometre: 203, hours: 32, found: 2), after: .minutes(32 * 60 + 30)), state: &state)
        #expect(next.map { type(of: $0.payload).type } == [PlumeForecast.type])
        let cleared = SuspicionCleared(
            incident: "local-suspected-1", monitor: "m1", substance: "ammonia-nitrogen", at: suspicion().since,
            reason: Bilingual(zh: "恢复", en: "back to normal"))
        _ = try processor.handle(event(cleared, after: .hours(60)), state: &state)
        #expect(state.open.isEmpty)
    }

    @Test("a report under a suspicion's number takes its place and is not cleared away")
    func confirmed() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(suspicion(), after: .hours(32)), state: &state)
        _ = try processor.handle(event(IncidentReported.example(incident: "local-suspected-1"), after: .hours(33)), state: &state)
        #expect(state.open.map(\.report.kilometre) == [60])
        let again = try processor.handle(event(suspicion(), after: .hours(34)), state: &state)
        #expect(again.isEmpty && state.open.map(\.report.kilometre) == [60])
    }

    @Test("a burst of readings is answered once at first and once for all the rest")
    func burst() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        _ = try processor.handle(event(IncidentReported.example()), state: &state)
        let reading = { (index: Int) in
            SampleRecorded(
                sample: "m-\(index)", river: "yarkand", kilometre: 95, substance: "ammonia-nitrogen",
                sampled: IncidentReported.example().released + .minutes(300 + index), milligramsPerLitre: 3, isAutomatic: true,
                post: "local-duty")
        }
        let said = try (0..<20).flatMap { try processor.handle(event(reading($0), after: .hours(9)), state: &state) }
        #expect(said.count { $0.payload is PlumeForecast } == 1)
        let due = try #require(processor.nextDeadline(in: state))
        #expect(due == IncidentReported.example().released + .hours(9) + RiversProcessor.readingInterval)
        let woken = try processor.handle(event(DeadlineReached(processor: "rivers", deadline: due), after: .minutes(550)), state: &state)
        #expect((woken.first?.payload as? PlumeForecast)?.release?.samples == 20)
        #expect(processor.nextDeadline(in: state) != due)
    }

    @Test("samples of an incident are bounded, the oldest go")
    func boundedSamples() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        state.open = [
            .init(report: .example(kilometre: 340), samples: (0..<Evidence.maximumSamples).map { sample("old-\($0)", kilometre: 300) })
        ]
        _ = try processor.handle(event(sample(kilometre: 300), after: .hours(9)), state: &state)
        #expect(state.open.first?.samples.count == Evidence.maximumSamples && state.open.first?.samples.last?.sample == "S-1")
    }

    @Test("the state keeps a bounded number of incidents")
    func bounded() throws {
        let processor = RiversProcessor(side: .local, rivers: try Shipped.rivers(), region: try Shipped.region())
        var state = processor.initialState()
        state.open = (0..<RiversProcessor.maximumOpen).map { .init(report: .example(incident: "old-\($0)")) }
        state.closed = (0..<RiversProcessor.maximumClosed).map { "closed-\($0)" }
        _ = try processor.handle(event(IncidentReported.example(kilometre: 345)), state: &state)
        #expect(state.open.count == RiversProcessor.maximumOpen && state.open.first?.report.incident == "old-1")
        _ = try processor.handle(event(closing("old-7")), state: &state)
        #expect(state.closed.count == RiversProcessor.maximumClosed && state.closed.last == "old-7")
    }
}

@Suite("Rivers: incident report")
struct IncidentReportTests {
    @Test("a good report has no problem, and the ends of the river are on it", arguments: [0, 60, 346])
    func good(kilometre: Double) throws {
        let report = IncidentReported.example(kilometre: kilometre)
        #expect(IncidentReport.check(report, against: try Shipped.rivers(), at: report.released) == [])
        #expect(IncidentReport.check(.example(mass: nil, discharge: 300), against: try Shipped.rivers(), at: report.released) == [])
    }

    @Test(
        "each mistake is named by its field",
        arguments: [
            (IncidentReported.example(river: "rhine"), "river"), (.example(kilometre: -0.1), "kilometre"),
            (.example(kilometre: 346.1), "kilometre"),
            (.example(kilometre: .nan), "kilometre"), (.example(substance: "milk"), "substance"), (.example(mass: -5), "massKilograms"),
            (.example(mass: 0), "massKilograms"), (.example(mass: 2e9), "massKilograms"), (.example(mass: .infinity), "massKilograms"),
            (.example(duration: -1), "durationSeconds"), (.example(duration: 3e6), "durationSeconds"),
            (.example(discharge: 0), "dischargeCubicMetresPerSecond"), (.example(discharge: 20_000), "dischargeCubicMetresPerSecond"),
        ])
    func mistakes(report: IncidentReported, field: String) throws {
        let problems = IncidentReport.check(report, against: try Shipped.rivers(), at: report.released)
        #expect(problems.map(\.field) == [field])
        #expect(problems.allSatisfy { $0.text.zh != $0.text.en })
    }

    @Test("a flow measured where the playbook has the bed dry is questioned")
    func dryBed() throws {
        let river = try #require(try Shipped.rivers().river("kashgar"))
        let season = try #require(river.season(at: IncidentReported.example().released))
        let dry = try #require(
            river.watercourses.flatMap { course in
                stride(from: 1.0, to: course.lengthKilometres, by: 5).map { Location(watercourse: course.id, kilometre: $0) }
            }.first { river.discharge(at: $0, in: FlowCondition(season: season)) == 0 })
        let report = IncidentReported(
            incident: "i", river: "kashgar", kilometre: dry.kilometre, substance: "cod", released: IncidentReported.example().released,
            durationSeconds: 0, dischargeCubicMetresPerSecond: 80, reporter: "local-duty", description: "-", watercourse: dry.watercourse)
        let problems = IncidentReport.check(report, against: try Shipped.rivers(), at: report.released)
        #expect(problems.map(\.field) == ["dischargeCubicMetresPerSecond"])
    }

    @Test("a watercourse and a bank are checked")
    func watercourse() throws {
        let report = IncidentReported(
            incident: "i", river: "yarkand", kilometre: 5, substance: "cod", released: IncidentReported.example().released,
            durationSeconds: 0, reporter: "local-duty", description: "-", watercourse: "nowhere", bank: "north")
        let problems = IncidentReport.check(report, against: try Shipped.rivers(), at: report.released)
        #expect(problems.map(\.field) == ["watercourse", "bank"])
        #expect(problems.first?.remedy.en.contains("stem") == true)
    }

    @Test("a release in the future or long ago is questioned, a clock that is a little ahead is not")
    func times() throws {
        let (report, rivers) = (IncidentReported.example(), try Shipped.rivers())
        let ages: [(Duration, [String])] = [(.minutes(-15), []), (.minutes(-16), ["released"]), (.days(30), []), (.days(31), ["released"])]
        for (age, fields) in ages {
            #expect(IncidentReport.check(report, against: rivers, at: report.released + age).map(\.field) == fields)
        }
    }

    @Test("all mistakes are told at once")
    func all() throws {
        let report = IncidentReported.example(river: "rhine", substance: "milk", mass: -1, duration: -1, discharge: -1)
        let problems = IncidentReport.check(report, against: try Shipped.rivers(), at: report.released - .days(1))
        #expect(
            problems.map(\.field) == [
                "river", "substance", "released", "massKilograms", "durationSeconds", "dischargeCubicMetresPerSecond",
            ])
    }
}
