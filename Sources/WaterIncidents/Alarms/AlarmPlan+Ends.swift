import Chronology
import Events
import Wording

// Upstream while a source is looked for, and everybody when all is over.

extension AlarmPlan {
    /// The source of a suspicion is unknown: everyone above is asked, once.
    func searches() -> [Message] {
        guard let suspicion = incident.suspicion, suspicion.severity >= rules.searchFrom, incident.cleared == nil else { return [] }
        var parties: [Party] = []
        for stretch in ground.stretches where isSameWater(stretch.watercourse) && stretch.kilometres.lowerBound <= incident.kilometre {
            let party = Party(side: stretch.side, place: stretch.place)
            if !parties.contains(party) { parties.append(party) }
        }
        let asked = Set(sent.filter { $0.kind == .search }.map(\.party))
        return parties.filter { !asked.contains($0) }.map {
            Message(
                kind: .search, party: $0,
                why: Bilingual(zh: "来源不明，请上游排查", en: "the source is unknown: upstream is asked"))
        }
    }

    /// To exactly those who had been warned, once.
    func endings() -> [Message] {
        let ended = Set(sent.filter { $0.kind == .endOfAlert }.map(\.party))
        var parties: [Party] = []
        for alarm in sent where alarm.kind == .warning && !ended.contains(alarm.party) && !parties.contains(alarm.party) {
            parties.append(alarm.party)
        }
        return parties.map {
            Message(kind: .endOfAlert, party: $0, why: Bilingual(zh: "事件结束", en: "the incident is over"))
        }
    }
}
