import Chronology
import Events
import Region
import Wording

/// A proposal that goes out: the warning's own event, with who stands behind it and what has to be said plainly.
struct ReleaseNotice {
    let region: Region
    let owner: Side
    let proposal: Proposal
    /// The consultation that it rests on.
    let consultation: ConsultationRecord?
    let link: LinkView
    let means: ReleaseMeans
    /// The region-wide warning that it is part of.
    let partOf: String?
    /// The warning areas that it is about together, where it is region-wide itself.
    let members: [String]?

    var emission: Emission {
        let words = proposal.words
        let payload: any EventPayload =
            switch words.step {
            case .issue: issued
            case .raise: updated(.raised)
            case .lower: updated(.lowered)
            case .extend: updated(.extended)
            case .lift: lifted
            }
        return Emission(payload, subject: words.warning, correlationID: words.warning)
    }

    private var issued: WarningIssued {
        let words = proposal.words
        return WarningIssued(
            warning: words.warning, hazard: words.hazard, area: words.area, places: words.places, level: words.level, onset: words.onset,
            ends: words.ends, criterion: words.criterion, citation: words.citation, probability: words.probability,
            threshold: words.threshold, causes: words.causes, reason: reason, release: release, members: members)
    }

    private func updated(_ change: WarningChange) -> WarningUpdated {
        let words = proposal.words
        return WarningUpdated(
            warning: words.warning, hazard: words.hazard, area: words.area, places: words.places, change: change,
            from: words.from ?? words.level, level: words.level, onset: words.onset, ends: words.ends, criterion: words.criterion,
            citation: words.citation, probability: words.probability, threshold: words.threshold, causes: words.causes, reason: reason,
            release: release, members: members)
    }

    private var lifted: WarningLifted {
        let words = proposal.words
        return WarningLifted(
            warning: words.warning, hazard: words.hazard, area: words.area, level: words.level, criterion: words.criterion,
            citation: words.citation, causes: words.causes, reason: reason, release: release)
    }

    private var release: WarningRelease {
        WarningRelease(
            proposal: proposal.number, means: means, people: proposal.releasers, consultation: consultation?.number,
            outcome: consultation?.closed?.outcome, caveat: caveat, isIndependent: isIndependent)
    }

    private var isIndependent: Bool { link.isDown || consultation?.closed?.outcome == .unreachable }

    private var reason: Bilingual {
        let part = partOf.map { Bilingual(zh: "属区域预警\($0)的一部分。", en: " Part of the region-wide warning \($0).") }
        return [proposal.words.reason, part, caveat.map { Bilingual(zh: $0.zh, en: " \($0.en)") }].compactMap { $0 }.reduce(
            Bilingual(zh: "", en: "")
        ) { Bilingual(zh: $0.zh + $1.zh, en: $0.en + $1.en) }
    }
}

// MARK: - What has to be said plainly

extension ReleaseNotice {
    /// Nobody there, an unreachable side, silence, dissent; nil when there is nothing of the kind. Dissent is in people's own words and may be
    /// long, so it comes last: whoever shortens this for a call keeps the rest.
    var caveat: Bilingual? {
        let parts = [nobody, unreachable, silence, dissent].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return Bilingual(zh: parts.map(\.zh).joined(), en: parts.map(\.en).joined(separator: " "))
    }

    private var unreachable: Bilingual? {
        guard isIndependent else { return nil }
        let other = owner.other.word
        if wasHeard {
            return Bilingual(
                zh: "发布时与\(other.zh)的链路中断；此前已与其会商，由\(owner.word.zh)独立发布。",
                en: "The link to the \(other.en) side is down. It had been consulted before; the \(owner.word.en) side alone released this."
            )
        }
        return Bilingual(
            zh: "与\(other.zh)的链路中断，未能与其会商，由\(owner.word.zh)独立决定。",
            en: "The link to the \(other.en) side is down: this was decided by the \(owner.word.en) side alone.")
    }

    /// Whether the other side took part in the consultation before the link was cut.
    private var wasHeard: Bool {
        guard let closed = consultation?.closed, closed.outcome != .unreachable else { return false }
        return closed.opinions.contains { $0.side == owner.other }
    }

    private var silence: Bilingual? {
        guard let closed = consultation?.closed, closed.outcome == .silence else { return nil }
        let names = closed.silent.map(region.name(ofPost:))
        return Bilingual(
            zh: "会商到时未答复：\(names.map(\.zh).joined(separator: "、"))。",
            en: "Without an answer by the end of the consultation: \(names.map(\.en).joined(separator: ", ")).")
    }

    private var dissent: Bilingual? {
        let against = (consultation?.closed?.opinions ?? []).filter { $0.stance == .disagree && $0.level != proposal.words.level }
        guard !against.isEmpty else { return nil }
        let lines = against.map { opinion -> Bilingual in
            let name = region.name(ofPost: opinion.post)
            let level = opinion.level.map { Bilingual(zh: "认为应为\($0.word.zh)，", en: "thinks \($0.word.en) right, ") }
            let reason = opinion.reason.withoutFullStop
            return Bilingual(zh: "\(name.zh)\(level?.zh ?? "")\(reason)", en: "\(name.en) \(level?.en ?? "")\(reason)")
        }
        return Bilingual(
            zh: "会商有不同意见：\(lines.map(\.zh).joined(separator: "；"))。",
            en: "Dissent in the consultation: \(lines.map(\.en).joined(separator: "; ")).")
    }

    private var nobody: Bilingual? {
        guard means == .fallback else { return nil }
        return Bilingual(
            zh: "程序规定的时限内签发人数不足（\(proposal.releasers.count)/\(proposal.plan.people)），按程序自动发布。",
            en:
                "Not enough people released it in the procedure's time (\(proposal.releasers.count) of \(proposal.plan.people)): "
                + "it goes out by the procedure's fallback.")
    }
}

extension String {
    /// As part of a longer sentence, which brings its own.
    fileprivate var withoutFullStop: String {
        String(reversed().drop { $0 == "。" || $0 == "." || $0.isWhitespace }.reversed())
    }
}
