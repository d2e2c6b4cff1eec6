import Chronology
import Events
import Testing
import Wording

@testable import WaterIncidents

@Suite("What is said by hand")
struct HandCheckTests {
    private func sample(
        river: String = "yarkand", kilometre: Double = 60, substance: String = "cod", value: Double? = 3, detection: Double? = nil,
        bank: String? = nil, after: Duration = .zero
    ) throws -> [Bilingual] {
        let sample = SampleRecorded(
            sample: "s", river: river, kilometre: kilometre, substance: substance, sampled: start + after, milligramsPerLitre: value,
            detectionLimit: detection, bank: bank, post: "p")
        return HandCheck.problems(with: sample, rivers: try Shipped.rivers(), knows: { $0 == "cod" }, at: start)
    }

    @Test("a good sample has no problem, and each mistake is named once")
    func samples() throws {
        #expect(try sample().isEmpty && sample(value: nil, detection: 0.1).isEmpty && sample(bank: "left").isEmpty)
        let wrong = [
            try sample(river: "rhine"), try sample(kilometre: -1), try sample(kilometre: 9999), try sample(substance: "milk"),
            try sample(value: nil), try sample(value: -1), try sample(value: .nan), try sample(bank: "north"), try sample(after: .hours(1)),
            try sample(after: .zero - .days(90)),
        ]
        for problems in wrong { #expect(problems.count == 1 && problems.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty }, "\(problems)") }
    }

    @Test("an impact says something, and nothing below zero")
    func impacts() {
        let impact = { (deaths: Int?, loss: Double?) in
            HandCheck.problems(
                with: ImpactReported(
                    incident: "i", deaths: deaths, lossTenThousandYuan: loss, reporter: "p", person: "示例", at: start, source: ""), at: start
            )
        }
        #expect(impact(0, nil).isEmpty && impact(nil, 3).isEmpty)
        #expect(impact(nil, nil).count == 1 && impact(-1, nil).count == 1 && impact(nil, -1).count == 1)
    }

    @Test("a decision has a reason, a receipt what was read back, and a release a time to come")
    func others() throws {
        #expect(HandCheck.problems(with: GradeDecided(incident: "i", grade: .major, post: "p", person: "示例", reason: " ")).count == 1)
        #expect(
            HandCheck.problems(with: AlarmReceived(alarm: "a", incident: "i", post: "p", person: "示例", readBack: "", at: start)).count == 1)
        let release = { (begins: Duration, ends: Duration?, flow: Double) throws -> Int in
            let release = ReleaseAnnounced(
                release: "r", river: "yarkand", kilometre: 45, begins: start + begins, ends: ends.map { start + $0 },
                dischargeCubicMetresPerSecond: flow, post: "p", person: "示例", reason: "冲沙")
            return HandCheck.problems(with: release, rivers: try Shipped.rivers(), at: start).count
        }
        #expect(try release(.hours(2), nil, 100) == 0 && release(.hours(2), .hours(4), 100) == 0)
        #expect(try release(.zero - .hours(2), nil, 100) == 1 && release(.hours(2), .hours(1), 100) == 1 && release(.hours(2), nil, 0) == 1)
    }
}
