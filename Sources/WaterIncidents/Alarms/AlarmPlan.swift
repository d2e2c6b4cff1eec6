import Chronology
import Events
import Wording

/// Who is to be told what now, beside what they were told.
struct AlarmPlan {
    /// A message that is to be sent.
    struct Message: Hashable, Sendable {
        let kind: AlarmKind
        let party: Party
        /// Ids, downstream; those that are reached, or all of the party's.
        var targets: [String] = []
        var arrival: Timestamp?
        var prospect = Prospect.comes
        /// Whether it is worse than what was told: it may not wait, and no cap holds it back.
        var isUrgent = false
        /// The fingerprint of a planned release.
        var release: String?
        let why: Bilingual
    }

    /// What comes of one receiver.
    enum Verdict {
        case nothing
        case send(Message)
        /// An update that may not go before.
        case hold(until: Timestamp)
    }

    let rules: AlarmRules
    let ground: RiverGround
    let incident: IncidentRecord
    let grade: IncidentGrade?
    let sent: [AlarmRecord]
    let now: Timestamp

    /// Without a forecast those downstream are warned after so long, with an unknown arrival.
    static let forecastPatience = Duration.minutes(10)

    /// In the order in which they are told.
    func verdicts() -> [Verdict] {
        if incident.closing != nil { return endings().map(Verdict.send) }
        guard incident.isConfirmed else { return searches().map(Verdict.send) }
        guard incident.plume != nil || incident.isPatienceOver || incident.isBedDry else { return [] }
        return exposures().map(verdict)
    }

    private func verdict(_ exposure: AlarmExposure) -> Verdict {
        let told = sent.filter { $0.party == exposure.party && [.warning, .information, .update].contains($0.kind) }
        guard let first = told.last(where: { $0.kind == .warning }), let last = told.last else {
            return beginning(exposure, isInformed: !told.isEmpty).map(Verdict.send) ?? .nothing
        }
        guard !incident.isBedDry, let update = update(exposure, since: last) else { return .nothing }
        if update.isUrgent { return .send(update) }
        let count = told.count { $0.kind == .update && !$0.isUrgent && $0.sent >= first.sent }
        guard count < AlarmRules.maximumUpdates else { return .nothing }
        return now - last.sent >= rules.updatePause ? .send(update) : .hold(until: last.sent + rules.updatePause)
    }

    /// To somebody who was not warned yet.
    private func beginning(_ exposure: AlarmExposure, isInformed: Bool) -> Message? {
        if exposure.comes { return make(.warning, exposure, Bilingual(zh: "污染团将到达", en: "the plume comes to this receiver")) }
        guard !isInformed else { return nil }
        if incident.isBedDry { return make(.information, exposure, Bilingual(zh: "污染物在干河床内", en: "the release lies in a dry bed")) }
        return make(.information, exposure, Bilingual(zh: "预计不会超限，仅通报", en: "it is not expected to exceed the limit here"))
    }

    func make(_ kind: AlarmKind, _ exposure: AlarmExposure, _ why: Bilingual, isUrgent: Bool = false) -> Message {
        Message(
            kind: kind, party: exposure.party, targets: exposure.targets, arrival: exposure.comes ? exposure.arrival : nil,
            prospect: incident.isBedDry ? .dryBed : exposure.comes ? .comes : .unlikely, isUrgent: isUrgent, why: why)
    }
}
