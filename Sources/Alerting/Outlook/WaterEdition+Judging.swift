package import Chronology
package import Events
import Wording

extension WaterEdition {
    /// What this edition says about an incident for a side, by the targets on that side's own ground.
    ///
    /// - Parameter time: of the judgement; leads are counted from it, so that a forecast that grows old warns of what has come closer.
    package func outlook(_ incident: WaterIncident, for side: Side, at time: Timestamp) -> WaterOutlook {
        let ground = WaterGround(self, incident, side, time)
        let met = levels.map { criterion in (criterion.level, criterion.anyOf.compactMap(ground.judge)) }
        let expectations = levels.compactMap { criterion -> WaterExpectation? in
            let own = met.filter { $0.0 >= criterion.level }.flatMap(\.1)
            return own.isEmpty ? nil : ground.expectation(criterion.level, own)
        }
        return WaterOutlook(
            hazard: hazard, incident: incident.number, river: incident.river, expectations: expectations,
            ahead: ground.ahead.map(\.target), clearsAt: ground.clearsAt, causes: incident.causes)
    }
}

/// One side's targets in the way of one incident, as one edition sees them.
private struct WaterGround {
    let edition: WaterEdition
    let incident: WaterIncident
    let time: Timestamp
    /// The side's targets that the edition is about.
    let targets: [WaterArrival]

    /// An alternative that is met.
    struct Met {
        let targets: [WaterArrival]
        let probability: Double
        let threshold: Double
        let reason: Bilingual
    }

    init(_ edition: WaterEdition, _ incident: WaterIncident, _ side: Side, _ time: Timestamp) {
        (self.edition, self.incident, self.time) = (edition, incident, time)
        targets = (incident.arrivals ?? []).filter { $0.side == side && edition.isAbout($0.kind) }
    }

    /// Those that the plume reaches and has not left behind.
    var ahead: [WaterArrival] {
        targets.filter { target in
            guard target.arrives != nil, probability(target) >= edition.lifting.below else { return false }
            return target.departs.map { $0 + .hours(edition.lifting.hours) > time } ?? true
        }
    }

    /// Nothing is clear before there is a forecast.
    var clearsAt: Timestamp? {
        guard incident.arrivals != nil else { return nil }
        let ends = ahead.map(\.departs)
        guard !ends.contains(nil) else { return nil }
        return ends.compactMap { $0 }.max().map { $0 + .hours(edition.lifting.hours) } ?? .distantPast
    }

    func probability(_ target: WaterArrival) -> Double { target.probability ?? edition.unknownMass.probability }
}

// MARK: - Judging

extension WaterGround {
    /// Nil when the alternative is not met.
    func judge(_ alternative: WaterAlternative) -> Met? {
        let graded = alternative.grade.map(judge)
        let arriving = alternative.arrival.map(judge)
        switch (graded, arriving) {
        case (nil, nil): return nil
        case (let graded??, nil): return graded
        case (nil, let arriving??): return arriving
        case (let graded??, let arriving??):
            return Met(
                targets: arriving.targets, probability: arriving.probability, threshold: arriving.threshold,
                reason: graded.reason + arriving.reason)
        case (.some(nil), _), (_, .some(nil)): return nil
        }
    }

    /// The grade counts for a side whose targets are reached; as long as nothing is forecast, for every side.
    private func judge(_ grade: IncidentGrade) -> Met? {
        guard let actual = incident.grade, actual >= grade, incident.arrivals == nil || !ahead.isEmpty else { return nil }
        return Met(targets: ahead, probability: 1, threshold: 1, reason: WaterWords.graded(actual, incident.isProvisional, atLeast: grade))
    }

    private func judge(_ rule: ArrivalRule) -> Met? {
        let met = targets.filter { isMet(rule, at: $0) }
        guard let likeliest = met.max(by: { probability($0) < probability($1) }) else { return nil }
        return Met(
            targets: met, probability: probability(likeliest), threshold: rule.probability,
            reason: WaterWords.arriving(likeliest, probability(likeliest), rule, others: met.count - 1))
    }

    private func isMet(_ rule: ArrivalRule, at target: WaterArrival) -> Bool {
        guard let arrives = target.arrives, arrives - time <= .hours(rule.withinHours) else { return false }
        if let departs = target.departs, departs <= time { return false }
        let isKind = rule.targets.isEmpty || TargetKind(rawValue: target.kind).map(rule.targets.contains) ?? false
        return isKind && probability(target) >= rule.probability
    }

    func expectation(_ level: WarningLevel, _ met: [Met]) -> WaterExpectation {
        let targets = self.targets.filter { target in met.contains { $0.targets.contains(target) } }
        let arrivals = targets.compactMap(\.arrives)
        let likeliest = met.max { $0.probability < $1.probability }
        let departures = targets.map(\.departs)
        return WaterExpectation(
            level: level, targets: targets.map(\.target), onset: max(time, arrivals.min() ?? time),
            ends: departures.contains(nil) ? nil : departures.compactMap { $0 }.max(),
            probability: likeliest?.probability ?? 1, threshold: likeliest?.threshold ?? 1,
            reasons: met.map(\.reason).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
}

/// The rules that are met, in words.
private enum WaterWords {
    static func graded(_ actual: IncidentGrade, _ isProvisional: Bool, atLeast grade: IncidentGrade) -> Bilingual {
        Bilingual(
            zh: "事件\(isProvisional ? "暂定" : "定")为\(actual.rawValue)级（条件：\(grade.rawValue)级及以上）。",
            en: "The incident is \(isProvisional ? "provisionally " : "")of grade \(actual.rawValue) (rule: \(grade.rawValue) or graver). ")
    }

    static func arriving(_ target: WaterArrival, _ probability: Double, _ rule: ArrivalRule, others: Int) -> Bilingual {
        let (chance, limit) = (WarningWords.percent(probability), WarningWords.percent(rule.probability))
        let time = target.arrives?.beijingText ?? "?"
        let unknown = target.probability == nil
        return Bilingual(
            zh: "\(target.name.zh)\(others > 0 ? "等\(others + 1)处" : "")：\(unknown ? "泄漏量不明，按" : "")超标概率\(chance)"
                + "（启动值\(limit)），最早\(time)到达（\(rule.withinHours)小时内）。",
            en: "\(target.name.en)\(others > 0 ? " and \(others) more" : ""): the limit is exceeded with probability \(chance)"
                + "\(unknown ? ", assumed as the mass is unknown" : "") (fires at \(limit)), at the earliest on \(time) Beijing time "
                + "(within \(rule.withinHours) h). ")
    }
}

extension Bilingual {
    fileprivate static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(zh: left.zh + right.zh, en: left.en + right.en)
    }
}
