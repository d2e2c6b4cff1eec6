import Chronology
import Events
import Playbook
import Wording

// The same for water: an alternative has one mildest incident for each kind of target, and the code that warns judges it.

extension WaterAlternative {
    /// The mildest incidents that meet it, one for each kind of target that counts; a single one without a target for a grade alone.
    fileprivate func witnesses(_ edition: WaterEdition, at time: Timestamp) -> [(text: String, incident: WaterIncident)] {
        let kinds = TargetKind.allCases.filter { edition.targets.isEmpty || edition.targets.contains($0) }
        guard let arrival else { return [(grade.map { "grade \($0.rawValue)" } ?? "", WaterIncident(grade: grade, nil))] }
        return kinds.filter { arrival.targets.isEmpty || arrival.targets.contains($0) }.map { kind in
            let at = time + .hours(arrival.withinHours)
            let percent = WarningWords.percent(arrival.probability)
            let text = [grade.map { "grade \($0.rawValue)" }, "\(kind.rawValue), \(percent), in \(arrival.withinHours) h"].compactMap { $0 }
            return (
                text.joined(separator: " and "),
                WaterIncident(grade: grade, WaterArrival(mildest: kind, probability: arrival.probability, arrives: at))
            )
        }
    }
}

extension WaterIncident {
    fileprivate init(grade: IncidentGrade?, _ arrival: WaterArrival?) {
        self.init("witness", of: .local)
        assume(grade, arrival.map { [$0] })
    }
}

extension WaterEdition {
    private static let time = Timestamp(CalendarDate(dayNumber: 20_000), hour: 0)

    private func level(of incident: WaterIncident) -> WarningLevel? {
        outlook(incident, for: .local, at: Self.time).strictest?.level
    }

    func laxities(against base: WaterEdition) -> [Laxity] {
        base.levels.compactMap { laxity(at: $0, of: base) } + liftingLaxities(base)
    }

    /// An incident that meets the base's level and not this edition's, at a target that this edition is about.
    private func laxity(at wanted: WaterCriterion, of base: WaterEdition) -> Laxity? {
        let name = wanted.level.rawValue
        for witness in wanted.anyOf.flatMap({ $0.witnesses(base, at: Self.time) }) {
            // Another hazard may be about fewer targets; the same one may not.
            guard hazard == base.hazard || witness.incident.arrivals?.allSatisfy({ isAbout($0.kind) }) ?? true else { continue }
            let here = level(of: witness.incident)
            guard here.map({ $0 < wanted.level }) ?? true else { continue }
            return Laxity(
                .levels, zh: "“\(witness.text)”在彼处为 \(name)，此处\(here.map { "只是 \($0.rawValue)" } ?? "不预警")",
                en: "‘\(witness.text)’ is ‘\(name)’ there and \(here.map { "only ‘\($0.rawValue)’" } ?? "nothing") here",
                write: ("给 \(name) 加上一个它满足的条件", "give ‘\(name)’ an alternative that it meets"))
        }
        return nil
    }

    private func liftingLaxities(_ base: WaterEdition) -> [Laxity] {
        var found: [Laxity] = []
        if lifting.below > base.lifting.below || lifting.hours < base.lifting.hours {
            found.append(
                Laxity(
                    .lifting, zh: "解除更早（概率低于 \(lifting.below)，过后 \(lifting.hours) h）",
                    en: "it is lifted sooner (below \(lifting.below), \(lifting.hours) h after)",
                    write: (
                        "写 below: \(base.lifting.below)、hours: \(base.lifting.hours)，或更严",
                        "write below: \(base.lifting.below) and hours: \(base.lifting.hours), or stricter"
                    )))
        }
        if unknownMass.probability < base.unknownMass.probability {
            found.append(
                Laxity(
                    .levels, zh: "泄漏量不明时按 \(unknownMass.probability) 计", en: "an unknown mass counts as \(unknownMass.probability)",
                    write: (
                        "unknownMass 写 probability: \(base.unknownMass.probability) 或更高",
                        "write probability: \(base.unknownMass.probability) or more below unknownMass"
                    )))
        }
        return found + steadiness.laxities(against: base.steadiness)
    }
}

// MARK: - One file

extension WaterEdition {
    /// Reports what the rules of one file must not say together.
    func reportContradictions(to fields: Fields) {
        reportMissingLevels(hazard, levels.map(\.level), to: fields)
        for lower in levels {
            for higher in levels where higher.level > lower.level { reportShadow(of: lower, by: higher, to: fields) }
        }
        reportUnknownMass(to: fields)
        let least = levels.flatMap(\.anyOf).compactMap(\.arrival?.probability).min() ?? 1
        guard lifting.below > least else { return }
        fields.report(
            at: "lifting",
            problem: Bilingual(
                zh: "概率低于 \(lifting.below) 即可解除，而 \(least) 就达到预警条件",
                en: "it lifts below \(lifting.below), but \(least) already meets a criterion"),
            remedy: Bilingual(zh: "解除概率不要大于 \(least)", en: "lift below \(least) or less"))
    }

    /// Nobody knows at first how much was released; that must not keep every arrival from firing.
    private func reportUnknownMass(to fields: Fields) {
        guard let least = levels.flatMap(\.anyOf).compactMap(\.arrival?.probability).min(), unknownMass.probability < least else { return }
        fields.report(
            at: "unknownMass",
            problem: Bilingual(
                zh: "泄漏量不明时按 \(unknownMass.probability) 计，而到达条件最低要 \(least)：量未查清之前谁也不预警",
                en:
                    "an unknown mass counts as \(unknownMass.probability), and no arrival fires below \(least): until the mass is known nobody "
                    + "is warned of what comes"),
            remedy: Bilingual(zh: "写 probability: \(least) 或更高", en: "write probability: \(least) or more"))
    }

    /// The higher level must not be met by everything that meets one alternative of a lower one.
    private func reportShadow(of lower: WaterCriterion, by higher: WaterCriterion, to fields: Fields) {
        let only = with([higher])
        let isWeaker = lower.anyOf.contains { alternative in
            let witnesses = alternative.witnesses(self, at: Self.time)
            return !witnesses.isEmpty && witnesses.allSatisfy { only.level(of: $0.incident) != nil }
        }
        guard isWeaker else { return }
        let (low, high) = (lower.level.rawValue, higher.level.rawValue)
        fields.report(
            at: "levels",
            problem: Bilingual(
                zh: "满足 \(low) 条件时必然满足 \(high) 条件，高级别反而更宽",
                en: "whatever meets ‘\(low)’ also meets ‘\(high)’, so the higher level is the weaker one"),
            remedy: Bilingual(zh: "提高 \(high) 的条件", en: "ask for more in ‘\(high)’"))
    }

    private func with(_ levels: [WaterCriterion]) -> WaterEdition {
        WaterEdition(
            hazard: hazard, id: id, name: name, applies: applies, note: note, cause: cause, targets: targets, levels: levels,
            unknownMass: unknownMass, lifting: lifting, steadiness: steadiness, isNational: isNational, stricterThan: stricterThan,
            provenance: provenance)
    }
}
