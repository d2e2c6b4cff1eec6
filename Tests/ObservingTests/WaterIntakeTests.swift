import Chronology
import Events
import Testing
import Wording

@testable import Observing

/// What becomes of a file of a river's monitors.
@Suite struct WaterIntakeTests {
    private static let header = "monitor,time,parameter,value,discharge,remark\n"
    private static let now = Timestamp(CalendarDate(dayNumber: 20_650), hour: 12)
    private static let intake = WaterIntake(
        names: WaterNames(
            monitors: ["m1": .init(river: "yarkand", watercourse: nil, kilometre: 165, bank: "left", post: "p", isAutomatic: true)],
            parameters: ["ammonia-nitrogen", "ph"]))

    private func items(_ rows: String, _ name: String = "a.csv", known: ObserveState = ObserveState()) -> [IntakeItem] {
        let bytes = Array((Self.header + rows).utf8)
        return Self.intake.items(of: Intake.File(name: name, bytes: bytes, digest: name + rows), known: known, at: Self.now)
    }

    private func samples(_ items: [IntakeItem]) -> [SampleRecorded] { items.compactMap { $0.payload as? SampleRecorded } }
    private func aside(_ items: [IntakeItem]) -> [ObservationQuarantined] { items.compactMap { $0.payload as? ObservationQuarantined } }

    /// After everything was recorded.
    private func state(after items: [IntakeItem]) -> ObserveState {
        var state = ObserveState()
        for sample in samples(items) { state.samples.take(sample) }
        return state
    }

    @Test func `a row becomes a sample at its monitor's place`() throws {
        let sample = try #require(samples(items("m1,2026-07-16 08:00,ammonia-nitrogen,0.31,62.5,\n")).first)
        #expect(sample.sample == "m1-ammonia-nitrogen-202607160800" && sample.sampled.beijingText == "2026-07-16 08:00")
        #expect((sample.river, sample.kilometre, sample.section, sample.bank) == ("yarkand", 165, "m1", "left"))
        #expect((sample.milligramsPerLitre, sample.dischargeCubicMetresPerSecond, sample.isAutomatic) == (0.31, 62.5, true))
    }

    @Test func `below detection is said as such, and no value is no sample`() throws {
        let rows =
            "m1,2026-07-16 08:00,ammonia-nitrogen,<0.025,,\nm1,2026-07-16 09:00,ammonia-nitrogen,NaN,,\nm1,2026-07-16 10:00,ammonia-nitrogen,,,\n"
        let (all, read) = (items(rows), items(rows).compactMap { $0.payload as? FileRead }.first)
        #expect(samples(all).map(\.milligramsPerLitre) == [nil] && samples(all).map(\.detectionLimit) == [0.025])
        #expect((read?.layout, read?.recorded, read?.unchanged) == ("water-samples", 1, 2))
    }

    @Test func `what no water does is taken as it is, for the watch to tell`() {
        let rows = "m1,2026-07-16 08:00,ammonia-nitrogen,-0.4,,\nm1,2026-07-16 09:00,ph,99,,\n"
        #expect(samples(items(rows)).map(\.milligramsPerLitre) == [-0.4, 99])
    }

    @Test(arguments: [
        ("m9,2026-07-16 08:00,ammonia-nitrogen,1,,\n", "no monitor is called ‘m9’"),
        ("m1,2026-07-16 08:00,milk,1,,\n", "nothing is called ‘milk’"),
        ("m1,16.07.2026 8:00,ammonia-nitrogen,1,,\n", "no time"), ("m1,2026-07-17 08:00,ammonia-nitrogen,1,,\n", "has not come yet"),
        ("m1,2026-07-16 08:00,ammonia-nitrogen,1e3,,\n", "no number"), ("m1,2026-07-16 08:00,ammonia-nitrogen,<0,,\n", "no number"),
        ("m1,2026-07-16 08:00,ammonia-nitrogen,1,fast,\n", "no number"),
        ("m1,2026-07-16 08:00,ammonia-nitrogen,1\n", "has 4 cells and the header 6"),
        ("m1,2026-07-16 08:00,ammonia-nitrogen,\"1,,\n", "quote"), ("m1,2026-07-16 08:00,ammon", "cut off"),
    ])
    func `a row that cannot be used is kept aside with its line and what to do`(row: String, reason: String) {
        let all = items("m1,2026-07-16 07:00,ammonia-nitrogen,0.3,,\n" + row)
        #expect(samples(all).count == 1)
        #expect(aside(all).map(\.line) == [3] && aside(all).first?.reason.en.contains(reason) == true, "\(aside(all))")
        #expect(all.compactMap { $0.payload as? FileRead }.first?.quarantined == 1)
    }

    @Test func `the same rows in another file and order are the same events`() {
        let rows = (0..<20).map { "m1,2026-07-15 \($0 < 10 ? "0" : "")\($0):00,ammonia-nitrogen,0.\(30 + $0),,\n" }
        let (one, two) = (items(rows.joined()), items(rows.reversed().joined(), "b.csv"))
        #expect(one.prefix(20).map(\.id) == two.prefix(20).map(\.id))
        let again = items(rows.shuffled().joined() + "m1,2026-07-15 21:00,ammonia-nitrogen,0.4,,\n", "c.csv", known: state(after: one))
        #expect(samples(again).map(\.milligramsPerLitre) == [0.4])
        #expect(again.compactMap { $0.payload as? FileRead }.first?.unchanged == 20)
    }

    @Test func `another value for the same time is another event, and counted as a correction`() {
        let first = items("m1,2026-07-16 08:00,ammonia-nitrogen,0.3,,\n")
        let second = items("m1,2026-07-16 08:00,ammonia-nitrogen,0.5,,\n", "b.csv", known: state(after: first))
        #expect(samples(second).map(\.milligramsPerLitre) == [0.5] && first[0].id != second[0].id)
        #expect(second.compactMap { $0.payload as? FileRead }.first?.corrected == 1)
    }

    @Test func `rows older than what is held are kept aside together, and what is held is bounded`() {
        var state = ObserveState()
        let begin = Self.now - .days(30)
        for hour in 0..<500 {
            state.samples.take(
                SampleRecorded(
                    sample: "s\(hour)", river: "yarkand", kilometre: 165, section: "m1", substance: "ph", sampled: begin + .hours(hour),
                    milligramsPerLitre: 7, isAutomatic: true, post: "p"))
        }
        let all = items("m1,2026-06-17 08:00,ph,7.1,,\nm1,2026-06-17 09:00,ph,7.1,,\n", known: state)
        #expect(samples(all).isEmpty && aside(all).count == 1 && all.compactMap { $0.payload as? FileRead }.first?.quarantined == 2)
    }

    @Test func `a file is known by its header, and nothing else is taken for one`() {
        #expect(WaterIntake.recognises(Array("Value,Time,Monitor,Parameter\n".utf8)))
        #expect(WaterIntake.recognises([0xEF, 0xBB, 0xBF] + Array("monitor,time,parameter,value\n".utf8)))
        for other in ["", "city,date,aqi\n", "Date,Hour,WatchPoint\n", "monitor,time,value\n"] {
            #expect(!WaterIntake.recognises(Array(other.utf8)))
        }
    }
}
