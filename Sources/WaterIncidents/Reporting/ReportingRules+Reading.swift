import Chronology
import Events
import Playbook
import Wording

extension ReportingRules {
    /// The file below the playbook folder.
    package static let file = "rivers/reporting.yaml"

    init?(_ fields: Fields) {
        let clocks = fields.list("clocks", count: 1...4, Clock.init)
        let unclear = fields.mapping("unclear", Unclear.init)
        let neighbours = fields.bilingual("neighbours")
        let times = Times(fields)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let clocks, let unclear, let neighbours, let times, let provenance else { return nil }
        self.init(
            clocks: clocks, unclear: unclear, neighbours: neighbours, soonest: times.soonest, followUp: times.followUp,
            final: times.final, redraft: times.redraft, provenance: provenance)
        reportMissingClocks(to: fields)
    }

    private struct Times {
        let (soonest, followUp, final, redraft): (Duration, Duration, Duration, Duration)

        init?(_ fields: Fields) {
            let soonest = fields.duration("soonest", in: .minutes(5) ... .hours(4))
            let followUp = fields.duration("followUp", in: .hours(1) ... .days(14))
            let final = fields.duration("final", in: .hours(1) ... .days(90))
            let redraft = fields.duration("redraft", in: .minutes(1) ... .hours(6))
            guard let soonest, let followUp, let final, let redraft else { return nil }
            (self.soonest, self.followUp, self.final, self.redraft) = (soonest, followUp, final, redraft)
        }
    }

    private func reportMissingClocks(to fields: Fields) {
        for grade in IncidentGrade.allCases where clocks.count(where: { $0.grades.contains(grade) }) != 1 {
            fields.report(
                at: "clocks",
                problem: Bilingual(zh: "\(grade.rawValue) 级没有恰好一个时限", en: "grade \(grade.rawValue) has not exactly one clock"),
                remedy: Bilingual(zh: "每级恰好写在一处 grades 中", en: "name each grade in the ‘grades’ of exactly one clock"))
        }
    }
}

extension ReportingRules.Clock {
    fileprivate init?(_ fields: Fields) {
        let grades = fields.entries("grades", count: 1...4)?.compactMap { $0.choice(of: IncidentGrade.self) }
        let within = fields.duration("within", in: .minutes(15) ... .days(2))
        let recipients = fields.entries("recipients", count: 1...10)?.compactMap { $0.bilingual() }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let grades, let within, let recipients, let provenance else { return nil }
        self.init(grades: Set(grades), within: within, recipients: recipients, provenance: provenance)
    }
}

extension ReportingRules.Unclear {
    fileprivate init?(_ fields: Fields) {
        let grade = fields.choice("as", of: IncidentGrade.self)
        let substances = fields.entries("heavyMetals", count: 0...100)?.compactMap { $0.identifier() }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let grade, let substances, let provenance else { return nil }
        self.init(grade: grade, substances: Set(substances), provenance: provenance)
    }
}
