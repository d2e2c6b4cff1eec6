import Chronology
import Events
import Wording

// MARK: - Incidents on the water

extension Sample {
    private static let number = "local-2020-river-0001"
    private static let suspectedNumber = "local-suspected-m1-ammonia-nitrogen-202003261600"
    private static let text = Bilingual(zh: "测试。", en: "A test.")
    private static let duty = "kashgar-command-duty"

    static let sample = SampleRecorded(
        sample: "s1", river: "yarkand", kilometre: 70, substance: "ammonia-nitrogen", sampled: evening, milligramsPerLitre: 1.2, post: duty)

    static let suspected = IncidentSuspected(
        incident: suspectedNumber, monitor: "m1", river: "yarkand", kilometre: 165, substance: "ammonia-nitrogen", since: evening,
        severity: .serious,
        evidence: [SuspicionEvidence(kind: .load, value: 40, expected: 15, at: evening, source: "sample", text: text)], reason: text)

    static let graded = IncidentGraded(
        incident: number, grade: .larger, former: .general, computed: .larger, provisional: true,
        criteria: [
            GradeCriterion(
                criterion: "deaths", grade: .larger, value: "3", source: "sample", citation: "sample", isForecast: false, text: text)
        ], open: [], reason: text)

    static let alarm = AlarmSent(
        alarm: "\(number)-alarm-001", incident: number, kind: .warning, fromPost: duty, toSide: .corps, toPost: "tumxuk-command-duty",
        toPlace: "653127", toName: Bilingual(zh: "麦盖提县（兵团）", en: "Maigaiti (corps side)"), targets: ["intake"], arrival: evening,
        receiptDue: evening, text: text, reason: text)

    /// One of each.
    static let incidents: [any EventPayload] = [
        sample,
        InstrumentChanged(
            monitor: "m1", river: "yarkand", substance: "ammonia-nitrogen", state: .faulty, fault: .stuck, since: evening, reason: text),
        suspected,
        SuspicionCleared(incident: suspectedNumber, monitor: "m1", substance: "ammonia-nitrogen", at: evening, reason: text),
        IncidentContested(incident: number, report: "e9", reason: text),
        ImpactReported(incident: number, deaths: 3, reporter: duty, person: "甲", at: evening, source: "sample"),
        GradeDecided(incident: number, grade: .major, post: duty, person: "甲", reason: "会商"), graded,
        ReportDue(
            report: "\(number)-report-01", incident: number, kind: .first, grade: .larger, recipients: [text], due: evening, revision: 0,
            citation: "sample", reason: text),
        ReportDrafted(report: "\(number)-report-01", incident: number, kind: .first, draft: 0, fields: [], text: text),
        ReportSubmitted(report: "\(number)-report-01", incident: number, post: duty, person: "甲", at: evening),
        ReportOverdue(report: "\(number)-report-01", incident: number, kind: .first, due: evening),
        ReleaseAnnounced(
            release: "local-release-1", river: "yarkand", kilometre: 45, begins: evening, dischargeCubicMetresPerSecond: 120, post: duty,
            person: "甲", reason: "冲沙"),
        alarm, AlarmReceived(alarm: alarm.alarm, incident: number, post: duty, person: "甲", readBack: "氨氮", at: evening),
        AlarmUnanswered(
            alarm: alarm.alarm, incident: number, kind: .warning, toSide: .corps, toPost: "tumxuk-command-duty", toName: alarm.toName,
            receiptDue: evening),
    ]
}
