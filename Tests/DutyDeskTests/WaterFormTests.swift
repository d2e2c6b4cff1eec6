import Chronology
import Events
import Testing

@testable import DutyDesk

/// What a person may say about an incident on the water, and what is refused.
struct WaterFormTests {
    private let number = "local-2020-river-0001"
    private let request = "0123456789abcdef"
    private let duty = "kashgar-command-duty"

    private func around() throws -> FormSurroundings {
        var state = DeskState()
        let processor = DeskProcessor(region: Sample.region)
        for event in try Sample.waterEvents() { _ = try processor.handle(event, state: &state) }
        return FormSurroundings(state: state, region: Sample.region, side: .local, now: Sample.evening)
    }

    private func code<Payload>(_ body: () throws -> Payload) -> String? {
        do { _ = try body() } catch let refusal as DeskRefusal { return refusal.code } catch { return "\(error)" }
        return nil
    }

    // MARK: Receipts

    private func receipt(takenBy: String? = nil, readBack: String = " 收到，氨氮 ") -> ReceiptForm {
        ReceiptForm(request: request, post: duty, person: "甲", takenBy: takenBy, readBack: readBack)
    }

    @Test func `the side that was told writes its own receipt`() throws {
        let payload = try receipt().payload(for: "a-own", try around())
        #expect(
            payload
                == AlarmReceived(alarm: "a-own", incident: number, post: duty, person: "甲", readBack: "收到，氨氮", at: Sample.evening))
    }

    @Test func `a receipt taken on the telephone names who read it back and who wrote it down`() throws {
        let payload = try receipt(takenBy: "乙").payload(for: "a-corps", try around())
        #expect(payload.person == "乙" && payload.post == "tumxuk-water-duty")
        #expect(payload.readBack == "收到，氨氮〔喀什指挥部值班室 甲 电话记录〕")
    }

    @Test func `a receipt without words, without a reader, or of what is between others is refused`() throws {
        let around = try around()
        #expect(code { try receipt(readBack: " ").payload(for: "a-own", around) } == "field-readBack")
        #expect(code { try receipt().payload(for: "a-corps", around) } == "field-takenBy")
        #expect(code { try receipt(takenBy: "乙").payload(for: "a-theirs", around) } == "other-side")
        #expect(code { try receipt().payload(for: "nothing", around) } == "unknown")
    }

    // MARK: Reports, grade, end

    @Test func `a report is handed in by its own side, once`() throws {
        let form = SubmissionForm(request: request, post: duty, person: "甲", note: nil)
        let (around, report) = (try around(), "\(number)-report-01")
        #expect(try form.payload(for: report, around).report == report)
        var state = around.state
        let done = try form.payload(for: report, around)
        _ = try DeskProcessor(region: Sample.region).handle(try Sample().event(done, id: "done"), state: &state)
        let after = FormSurroundings(state: state, region: Sample.region, side: .local, now: Sample.evening)
        #expect(code { try form.payload(for: report, after) } == "already-done")
        let corps = FormSurroundings(state: state, region: Sample.region, side: .corps, now: Sample.evening)
        #expect(code { try form.payload(for: report, corps) } == "other-side")
        #expect(code { try form.payload(for: "nothing", around) } == "unknown")
    }

    @Test func `a grade is decided by the owning side, of what was reported, with a reason`() throws {
        func form(_ grade: String = "II", reason: String = "会商") -> GradeForm {
            GradeForm(request: request, post: duty, person: "甲", grade: grade, reason: reason)
        }
        let around = try around()
        #expect(try form().payload(for: number, around).grade == .major)
        #expect(code { try form("V").payload(for: number, around) } == "field-grade")
        #expect(code { try form(reason: "\n").payload(for: number, around) } == "field-reason")
        #expect(code { try form().payload(for: "corps-1", around) } == "other-side")
        #expect(code { try form().payload(for: Sample.suspected.incident, around) } == "not-reported")
    }

    @Test func `an incident is closed once, by its own side`() throws {
        let form = ClosingForm(request: request, post: duty, person: "甲", outcome: "三次采样合格")
        let around = try around()
        let payload = try form.payload(for: number, around)
        var state = around.state
        _ = try DeskProcessor(region: Sample.region).handle(try Sample().event(payload, id: "c"), state: &state)
        let after = FormSurroundings(state: state, region: Sample.region, side: .local, now: Sample.evening)
        #expect(code { try form.payload(for: number, after) } == "not-open")
        #expect(code { try form.payload(for: "corps-1", around) } == "other-side")
    }

    // MARK: Impact and samples

    @Test func `an impact says at least one thing, in figures that can be`() throws {
        func form(deaths: Int? = nil, loss: Double? = nil, crosses: String? = nil) -> ImpactForm {
            ImpactForm(
                request: request, post: duty, person: "甲", deaths: deaths, injured: nil, evacuated: nil, lossTenThousandYuan: loss,
                intakeCutOff: nil, crosses: crosses, touchesDwellings: nil, source: "县医院")
        }
        let around = try around()
        #expect(try form(deaths: 0).payload(for: "corps-1", around).deaths == 0)
        #expect(try form(crosses: "county").payload(for: number, around).crosses == .county)
        #expect(code { try form().payload(for: number, around) } == "field-impact")
        for wrong in [form(deaths: -1), form(deaths: 10_000_000), form(loss: -.infinity)] {
            #expect(code { try wrong.payload(for: number, around) } == "field-counts")
        }
        #expect(code { try form(crosses: "street").payload(for: number, around) } == "unreadable")
    }

    private func sample(
        section: String? = "kaqun", kilometre: Double? = nil, at time: Timestamp = Sample.evening, found: Double? = 1.2,
        limit: Double? = nil
    ) -> SampleForm {
        SampleForm(
            request: request, post: duty, person: "甲", section: section, kilometre: kilometre, sampled: time, milligramsPerLitre: found,
            detectionLimit: limit, remark: nil)
    }

    @Test func `a sample is of the incident's river and substance, at a target or a kilometre`() throws {
        let around = try around()
        let taken = try sample().payload(for: number, around)
        #expect(taken.section == "kaqun" && taken.kilometre == 60 && taken.substance == "ammonia-nitrogen" && taken.incident == number)
        #expect(!taken.isAutomatic && taken.remark == "〔甲〕")
        #expect(try sample(section: nil, kilometre: 71.5, found: nil, limit: 0.05).payload(for: number, around).kilometre == 71.5)
    }

    @Test func `a sample that cannot be is refused with the field that is wrong`() throws {
        let around = try around()
        let mistakes = [
            (sample(section: "elsewhere"), "field-section"), (sample(section: nil), "field-section"),
            (sample(section: nil, kilometre: -1), "field-section"), (sample(found: nil), "field-concentration"),
            (sample(found: -0.1), "field-concentration"), (sample(at: Sample.evening + .hours(1)), "field-sampled"),
            (sample(at: Sample.evening - .days(61)), "field-sampled"),
        ]
        for (form, expected) in mistakes { #expect(code { try form.payload(for: number, around) } == expected) }
    }
}
