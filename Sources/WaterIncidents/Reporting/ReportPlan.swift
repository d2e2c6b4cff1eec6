import Chronology
import Events
import Wording

/// Which reports an incident needs now, beside those it has. Changes the records it is given, and names what to say.
struct ReportPlan {
    let rules: ReportingRules
    let incident: IncidentRecord
    let grade: IncidentGrade
    /// Why an unclear case goes by a higher grade; empty where it does not.
    let unclear: [Bilingual]
    let reachesOthers: Bool
    let now: Timestamp

    /// The grade whose clock runs.
    var clockGrade: IncidentGrade { unclear.isEmpty ? grade : max(grade, rules.unclear.grade) }

    /// The reports as they should be.
    func reports() -> [ReportRecord] {
        var reports = incident.reports
        if reports.isEmpty { reports.append(first()) }
        tighten(&reports)
        addRecipients(&reports)
        if let closing = incident.closing {
            close(&reports, at: closing.at)
        } else {
            follow(&reports)
        }
        return reports
    }

    // MARK: Each of the three

    private func first() -> ReportRecord {
        let due = due(of: clockGrade)
        return record(.first, 1, clockGrade, due, reason(due, of: clockGrade))
    }

    private func within(_ grade: IncidentGrade) -> Duration { rules.clock(of: grade)?.within ?? .hours(2) }

    /// From when the incident became known; a clock that tightens when its time is nearly over still leaves a little. A follow-up counts
    /// from the change that it reports.
    private func due(of grade: IncidentGrade, tightening report: ReportRecord? = nil) -> Timestamp {
        let legal = incident.learned + within(grade)
        guard let report else { return legal }
        return report.kind == .first ? max(legal, now + rules.soonest) : now + within(grade)
    }

    /// A graver grade brings the open report forward and adds recipients; after the report was handed in it asks for another one.
    private func tighten(_ reports: inout [ReportRecord]) {
        guard incident.closing == nil, let last = reports.indices.last, clockGrade > reports[last].grade else { return }
        guard reports[last].isOpen else {
            let due = now + within(clockGrade)
            return reports.append(record(.followUp, reports.count + 1, clockGrade, due, reason(due, of: clockGrade)))
        }
        reports[last].grade = clockGrade
        reports[last].due = min(reports[last].due, due(of: clockGrade, tightening: reports[last]))
        reports[last].recipients = recipients(of: clockGrade)
        reports[last].reason = reason(reports[last].due, of: clockGrade)
    }

    /// Other ground that may be reached adds a recipient; none is taken away.
    private func addRecipients(_ reports: inout [ReportRecord]) {
        guard let last = reports.indices.last, reports[last].isOpen else { return }
        reports[last].recipients += recipients(of: reports[last].grade).filter { !reports[last].recipients.contains($0) }
    }

    /// One follow-up is open at a time; it is due a period after the report before was handed in.
    private func follow(_ reports: inout [ReportRecord]) {
        guard let last = reports.last, let submitted = last.submitted, reports.count < IncidentRecord.maximumReports - 1 else { return }
        let due = submitted + rules.followUp
        reports.append(
            record(
                .followUp, reports.count + 1, clockGrade, due,
                Bilingual(
                    zh: "上次报告后 \(rules.followUp.hoursText.zh)内续报",
                    en: "a follow-up within \(rules.followUp.hoursText.en) of the report before")))
    }

    private func close(_ reports: inout [ReportRecord], at end: Timestamp) {
        guard !reports.contains(where: { $0.kind == .final }) else { return }
        for index in reports.indices where reports[index].isOpen && reports[index].kind == .followUp { reports[index].isSuperseded = true }
        reports.append(
            record(
                .final, reports.count + 1, max(grade, clockGrade), end + rules.final,
                Bilingual(zh: "事件处理完毕后上报处理结果", en: "the incident is over; the result of its handling is to be reported")))
    }

    private func record(
        _ kind: IncidentReportKind, _ count: Int, _ grade: IncidentGrade, _ due: Timestamp, _ reason: Bilingual
    ) -> ReportRecord {
        ReportRecord(
            number: "\(incident.number)-report-\(count < 10 ? "0" : "")\(count)", kind: kind, grade: grade, due: due,
            recipients: recipients(of: grade), reason: reason)
    }

    private func recipients(of grade: IncidentGrade) -> [Bilingual] {
        (rules.clock(of: grade)?.recipients ?? []) + (reachesOthers ? [rules.neighbours] : [])
    }

    private func reason(_ due: Timestamp, of clock: IncidentGrade) -> Bilingual {
        let within = within(clock).hoursText
        let learned = incident.learned.beijingText
        let why =
            unclear.isEmpty || clock == grade
            ? Bilingual(zh: "\(clock.name.zh)", en: "\(clock.name.en)")
            : Bilingual(
                zh: "级别尚不明确且涉及\(unclear.map(\.zh).joined(separator: "、"))，按\(clock.name.zh)",
                en: "the grade is not clear yet and it touches \(unclear.map(\.en).joined(separator: ", ")): as \(clock.name.en)")
        return Bilingual(
            zh: "\(why.zh)：得知（\(learned)）后 \(within.zh)内", en: "\(why.en): within \(within.en) of when it became known (\(learned) Beijing)"
        )
    }
}

extension Duration {
    /// `4小时`, `4 h`; minutes where it is no whole number of hours.
    var hoursText: Bilingual {
        let minutes = wholeSeconds / 60
        guard minutes.isMultiple(of: 60) else { return Bilingual(zh: "\(minutes)分钟", en: "\(minutes) min") }
        return Bilingual(zh: "\(minutes / 60)小时", en: "\(minutes / 60) h")
    }
}
