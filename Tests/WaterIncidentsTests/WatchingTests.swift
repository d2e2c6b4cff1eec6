import Chronology
import Events
import Foundation
import Testing
import Wording

@testable import WaterIncidents

@Suite("Watching: one monitor")
struct WatchingTests {
    /// Feeds readings every four hours; returns what was said, with the index of the reading.
    private func said(
        _ values: [Double?], flows: [Double]? = nil, substance: String = "ammonia-nitrogen", monitor: String = "m1", everyHours: Int = 4,
        detection: Double? = 0.025
    ) throws -> [(index: Int, event: Event)] {
        var bench = try Bench()
        return try values.enumerated().flatMap { index, value in
            let sample = SampleRecorded(
                sample: "\(monitor)-\(index)", river: "yarkand", kilometre: 165, section: monitor, substance: substance,
                sampled: start + .hours(index * everyHours), milligramsPerLitre: value, detectionLimit: detection,
                dischargeCubicMetresPerSecond: flows?[index], isAutomatic: true, post: "kashgar-ecology-duty")
            return try bench.feed(sample, subject: sample.sample, after: .hours(index * everyHours), source: "observe").map { (index, $0) }
        }
    }

    /// `12 suspected serious class-limit`, `20 cleared`, `5 faulty spike`; searches are left out.
    private func told(_ said: [(index: Int, event: Event)]) throws -> [String] {
        try said.compactMap { index, event in
            switch try Catalogue.payload(of: event) {
            case let new as IncidentSuspected:
                "\(index) suspected \(new.severity.rawValue) \(new.evidence.map(\.kind.rawValue).joined(separator: "+"))"
            case is SuspicionCleared: "\(index) cleared"
            case let new as InstrumentChanged: "\(index) \(new.state.rawValue) \(new.fault.rawValue)"
            default: nil
            }
        }
    }

    /// An ordinary series with some scatter, the same on every run.
    private func quiet(_ count: Int, level: Double = 0.3) -> [Double?] {
        (0..<count).map { index -> Double? in
            let course = 1 + 0.2 * sin(Double(index) * 1.7) + 0.1 * cos(Double(index) * 0.61)
            return (level * course * 1000).rounded() / 1000
        }
    }

    @Test("nothing is said of an ordinary series, gaps and readings below detection included")
    func ordinary() throws {
        var values = quiet(400)
        for index in stride(from: 3, to: 400, by: 7) { values[index] = nil }
        #expect(try told(said(values)).isEmpty)
        #expect(try told(said(Array(repeating: nil, count: 300))).isEmpty)
        #expect(try told(said(Array(repeating: nil, count: 300), detection: nil)).isEmpty)
    }

    @Test("two readings above the class are suspected once, and cleared a day after they are below")
    func limit() throws {
        let values = quiet(200) + [1.3, 1.4, 1.5, 1.3] + quiet(30)
        #expect(try told(said(values)) == ["201 suspected serious class-limit+change", "210 cleared"])
        let first = try #require(try said(values).payloads(IncidentSuspected.self).first)
        #expect(first.incident == "local-suspected-m1-ammonia-nitrogen-\((start + .hours(804)).beijingText.filter(\.isNumber))")
        #expect(first.since == start + .hours(800) && first.kilometre == 165)
        let evidence = try #require(first.evidence.first)
        #expect((evidence.value, evidence.expected, evidence.source) == (1.4, 1, "GB 3838-2002 table 1, class III"))
        #expect(evidence.text.zh == "氨氮 1.4 mg/l，Ⅲ类限值 1，超标 0.4 倍")
    }

    @Test("a suspicion that grows graver is said again under its number, and never twice for the same")
    func graver() throws {
        let values = quiet(200) + [1.3, 1.4, 1.5, 6, 7, 7.5, 6] + quiet(30)
        let said = try said(values)
        let words = try told(said)
        #expect(words == ["201 suspected serious class-limit+change", "203 suspected grave class-limit+change", "213 cleared"])
        #expect(Set(try said.payloads(IncidentSuspected.self).map(\.incident)).count == 1)
    }

    @Test("one reading alone is an instrument's fault and no incident")
    func spike() throws {
        #expect(try told(said(quiet(200) + [25] + quiet(50))) == ["201 faulty spike"])
        // Just above the limit and back is neither.
        #expect(try told(said(quiet(200, level: 0.6) + [1.1] + quiet(50, level: 0.6))).isEmpty)
    }

    @Test("a value that does not move is an instrument's fault, until it moves")
    func stuck() throws {
        let values = quiet(200) + Array(repeating: 0.31, count: 30) + quiet(30)
        #expect(try told(said(values)) == ["211 faulty stuck", "230 working stuck"])
        #expect(try told(said(quiet(200) + Array(repeating: 0.31, count: 11) + quiet(30))).isEmpty)
    }

    @Test("what cannot be is an instrument's fault", arguments: [(-0.2, "negative"), (5000.0, "absurd")])
    func absurd(value: Double, fault: String) throws {
        let values = quiet(200) + [value, value, value, value] + quiet(30)
        #expect(try told(said(values)) == ["200 faulty \(fault)", "204 working \(fault)"])
    }

    @Test("at a source of drinking water its limits apply, and its class")
    func drinking() throws {
        let values = [Double?](repeating: nil, count: 3) + [0.012, 0.013, 0.012]
        #expect(
            try told(said(values, substance: "benzene", monitor: "intake-monitor", detection: 0.001)) == [
                "4 suspected grave drinking-limit"
            ])
        #expect(try told(said(values, substance: "benzene", detection: 0.001)).isEmpty)
        #expect(try told(said([0.6, 0.6, 0.6], monitor: "intake-monitor")) == ["1 suspected serious class-limit"])
        #expect(try told(said([0.6, 0.6, 0.6])).isEmpty)
    }

    @Test("less oxygen is worse, and pH either way")
    func otherScales() throws {
        let oxygen = quiet(200, level: 8) + [4, 3.8, 3.9] + quiet(10, level: 8)
        let fallen = try told(said(oxygen, substance: "dissolved-oxygen"))
        #expect(fallen == ["201 suspected serious class-limit", "209 cleared"])
        #expect(try told(said(quiet(200, level: 8) + [14, 15, 14.5] + quiet(10, level: 8), substance: "dissolved-oxygen")).isEmpty)
        let acid = (0..<200).map { index -> Double? in 7.8 + 0.1 * sin(Double(index) * 1.7) }
        #expect(try told(said(acid + [5.1, 5.2, 5.1], substance: "ph")) == ["201 suspected serious class-limit+change"])
        #expect(try told(said(acid + [9.6, 9.7, 9.6], substance: "ph")).count == 1)
    }

    @Test("what the river always carries is no release, even above its class")
    func chronic() throws {
        let salty = quiet(400, level: 1.5)
        // Until it is known what is usual it is told once.
        let first = try told(said(salty))
        #expect(
            first.count == 2 && first.first == "1 suspected serious class-limit" && first.last?.hasSuffix("cleared") == true, "\(first)")
        // One that lives close to its limit is worth a look, not an alarm.
        let close = try told(said(quiet(260, level: 0.9)).filter { $0.index > 60 })
        #expect(close.allSatisfy { $0.hasSuffix("suspected notable class-limit") || $0.hasSuffix("cleared") }, "\(close.joined())")
    }

    @Test("after a silence sums begin anew, and nothing is made up for it")
    func gap() throws {
        var bench = try Bench()
        var events: [Event] = []
        for (index, value) in (quiet(200) + [1.2] + quiet(40)).enumerated() {
            let hours = index * 4 + (index > 200 ? 24 * 20 : 0)
            let sample = SampleRecorded(
                sample: "m1-\(index)", river: "yarkand", kilometre: 165, section: "m1", substance: "ammonia-nitrogen",
                sampled: start + .hours(hours), milligramsPerLitre: value, isAutomatic: true, post: "p")
            events += try bench.feed(sample, subject: sample.sample, after: .hours(hours), source: "observe")
        }
        #expect(events.isEmpty)
    }

    @Test("readings that come late or twice change nothing")
    func late() throws {
        var (one, two) = (WatchSeries(monitor: "m1", substance: "cod"), WatchSeries(monitor: "m1", substance: "cod"))
        let yardstick = Yardstick(try Shipped.watching(), try Shipped.standard(), monitor: nil, substance: "cod")
        for (index, value) in quiet(100, level: 8).enumerated() {
            let reading = WaterReading(time: start + .hours(index), value: value)
            #expect(one.take(reading, by: yardstick, side: .local).isEmpty)
            #expect(two.take(reading, by: yardstick, side: .local).isEmpty)
            #expect(two.take(reading, by: yardstick, side: .local).isEmpty)
            #expect(two.take(WaterReading(time: start + .hours(index - 1), value: 900), by: yardstick, side: .local).isEmpty)
        }
        #expect(one == two)
    }

    @Test("a bottle is not watched, and neither is the other side's monitor")
    func notWatched() throws {
        var bench = try Bench()
        for index in 0..<5 {
            let sample = SampleRecorded(
                sample: "s\(index)", river: "yarkand", kilometre: 165, section: "m1", substance: "ammonia-nitrogen",
                sampled: start + .hours(index), milligramsPerLitre: 9, isAutomatic: index < 3, post: "p")
            #expect(try bench.feed(sample, subject: sample.sample, after: .hours(index), from: index < 3 ? .corps : .local).isEmpty)
        }
        #expect(bench.state.watch.series.isEmpty)
    }

    @Test("what is held of a series, and how many series, is bounded")
    func bounded() throws {
        var state = WatchState()
        let yardstick = Yardstick(try Shipped.watching(), try Shipped.standard(), monitor: nil, substance: "cod")
        for index in 0..<(WatchState.maximumSeries + 20) {
            let sample = SampleRecorded(
                sample: "s", river: "yarkand", kilometre: 1, substance: "cod", sampled: start + .minutes(index), milligramsPerLitre: 1,
                post: "p")
            _ = state.take(sample, of: "m\(index)", by: yardstick, side: .local)
        }
        #expect(state.series.count == WatchState.maximumSeries && state.series["m19 cod"] == nil && state.series["m419 cod"] != nil)
        var baseline = Baseline()
        for hour in 0..<5000 { baseline.add(1, at: start + .hours(hour), keeping: 60) }
        #expect(baseline.numbers.count == 2 * Baseline.maximum)
        var flows = FlowMemory()
        for index in 0..<5000 { flows.add(.init(flow: Double(index % 300) / 10 - 10, concentration: 0)) }
        #expect(
            flows.bins.values.allSatisfy { $0.count <= FlowMemory.maximumInBin } && flows.bins.keys.allSatisfy(FlowMemory.binRange.contains)
        )
    }
}

extension [(index: Int, event: Event)] {
    func payloads<Payload: EventPayload>(_ type: Payload.Type) throws -> [Payload] { try map(\.event).payloads(type) }
}
