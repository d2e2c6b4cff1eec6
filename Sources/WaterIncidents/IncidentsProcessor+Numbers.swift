import Chronology
import Events
import Wording

/// Two incidents under one number. Whoever goes by the number takes them for one, so people are told; nothing that was reported is refused.
extension IncidentsProcessor {
    func hearOthers(_ report: IncidentReported, _ event: Event, _ state: inout IncidentsState) -> [Emission] {
        let theirs = OthersReport(report, event)
        state.know(theirs)
        guard state.incidents[report.incident]?.report != nil else { return [] }
        return contest(report.incident, theirs, &state)
    }

    /// Says it once.
    func contest(_ number: String, _ theirs: OthersReport, _ state: inout IncidentsState) -> [Emission] {
        guard state.contest(number) else { return [] }
        let contested = IncidentContested(incident: number, report: theirs.event, reason: reason(theirs))
        return [Emission(contested, subject: number, correlationID: number)]
    }

    private func reason(_ theirs: OthersReport) -> Bilingual {
        let (name, km, substance) = (side.other.name, Figure.text(theirs.kilometre), name(ofSubstance: theirs.substance))
        return Bilingual(
            zh: "\(name.zh)也以同一编号报告了事件：\(theirs.river) \(km) 公里处，\(substance.zh)。若是两起事件，值班台按编号只显示一起："
                + "请打电话核对，其中一起换以本方名称开头的编号（local-…、corps-…）重报。",
            en: "the \(name.en) has reported an incident under the same number: \(theirs.river) at km \(km), \(substance.en). "
                + "If these are two, a desk shows only one of them: compare by telephone, and report one again under a number that begins with its side's name "
                + "(local-…, corps-…).")
    }
}

/// What is kept of a report of the other side.
struct OthersReport: Codable, Hashable, Sendable {
    let number: String
    /// The event that reported it first.
    let event: String
    let river: String
    let kilometre: Double
    let substance: String

    init(_ report: IncidentReported, _ event: Event) {
        (number, self.event) = (report.incident, event.id)
        (river, kilometre, substance) = (report.river, report.kilometre, report.substance)
    }
}
