import Chronology
import Events
import Wording

// MARK: - Reports, alarms and samples of an incident

extension Sample {
    static func gradedAs(_ grade: IncidentGrade) -> IncidentGraded {
        IncidentGraded(
            incident: "local-2020-river-0001", grade: grade, computed: grade, provisional: false, criteria: [], open: [],
            reason: Bilingual(zh: "测试", en: "a test"))
    }

    static func bottle(_ number: Int) -> SampleRecorded {
        SampleRecorded(
            sample: "b\(number)", river: "yarkand", kilometre: 70, section: "kaqun", substance: "ammonia-nitrogen",
            sampled: evening + .minutes(number), milligramsPerLitre: 1.5, incident: "local-2020-river-0001", post: "kashgar-command-duty")
    }

    static func report(_ id: String = "local-2020-river-0001-report-01", due: Timestamp, revision: Int = 0) -> ReportDue {
        ReportDue(
            report: id, incident: "local-2020-river-0001", kind: .first, grade: .larger,
            recipients: [Bilingual(zh: "地区行署", en: "the prefecture's administration")], due: due, revision: revision,
            citation: "sample", reason: Bilingual(zh: "两小时内", en: "within two hours"))
    }

    static func draft(number: Int, text: String = "初报：时间 待查") -> ReportDrafted {
        let (known, unknown) = (Bilingual(zh: "时间", en: "time"), Bilingual(zh: "原因", en: "cause"))
        return ReportDrafted(
            report: "local-2020-river-0001-report-01", incident: "local-2020-river-0001", kind: .first, draft: number,
            fields: [
                ReportField(field: "time", name: known, value: known, isKnown: true, sources: []),
                ReportField(field: "cause", name: unknown, value: unknown, isKnown: false, sources: []),
            ], text: Bilingual(zh: text, en: text))
    }

    static func alarmNumbered(_ id: String, about incident: String = "local-2020-river-0001", to side: Side = .corps) -> AlarmSent {
        AlarmSent(
            alarm: id, incident: incident, kind: .warning, fromPost: "kashgar-command-duty", toSide: side, toPost: "tumxuk-water-duty",
            toPlace: "659003", toName: Bilingual(zh: "图木舒克（兵团）", en: "Tumxuk (corps)"), targets: [], receiptDue: evening + .minutes(15),
            text: Bilingual(zh: "请复述。", en: "Please read back."), reason: Bilingual(zh: "测试", en: "a test"))
    }

    /// An incident of each side with alarms, a report and a suspicion.
    static func waterEvents() throws -> [Event] {
        let sample = Sample()
        let theirs = Sample.incident("corps-1")
        return try [
            sample.event(Sample.incident(), id: "i1"), sample.event(Sample.plume(), id: "p1"), sample.event(theirs, id: "i2", side: .corps),
            sample.event(Sample.alarmNumbered("a-corps"), id: "a1"), sample.event(Sample.alarmNumbered("a-own", to: .local), id: "a2"),
            sample.event(Sample.alarmNumbered("a-theirs", about: "corps-1"), id: "a3", side: .corps),
            sample.event(Sample.report(due: Sample.evening + .hours(1)), id: "d1"), sample.event(Sample.suspected, id: "s1"),
        ]
    }
}
