import Chronology
import Events

/// How a consultation ends. The opinions of the posts that decide bear on the level by a majority of all of them, so that silence never
/// changes what the criteria say; whoever disagrees is kept and noted. A level that the hazard has no criterion for cannot be warned of: an
/// opinion that names one is kept in the minutes, and is no vote.
struct Conclusion {
    let outcome: ConsultationOutcome
    /// The level that was proposed, or the one that more than half of the deciding posts name instead; nil when they want no step at all.
    let level: WarningLevel?
    let silent: [String]
    let unreachable: [Side]

    /// - Parameter levels: that the hazard has criteria for.
    init(_ record: ConsultationRecord, _ rule: ConsultationRule?, _ link: LinkView, owner: Side, levels: [WarningLevel]) {
        let silent = record.silent
        let isCutOff = link.isDown && silent.contains { $0.side != owner }
        self.silent = silent.map(\.post)
        unreachable = isCutOff ? [owner.other] : []
        level = Self.level(record, rule, owner, levels)
        if isCutOff {
            outcome = .unreachable
        } else if !silent.isEmpty {
            outcome = .silence
        } else {
            outcome = record.opinions.contains { $0.stance == .disagree } ? .dissent : .agreed
        }
    }

    /// A matter that has gone: nothing is left to decide.
    init(withdrawn record: ConsultationRecord) {
        (outcome, level, unreachable) = (.withdrawn, nil, [])
        silent = record.silent.map(\.post)
    }

    private static func level(
        _ record: ConsultationRecord, _ rule: ConsultationRule?, _ owner: Side, _ levels: [WarningLevel]
    ) -> WarningLevel? {
        let deciding = Set(rule?.deciding(for: owner).map(\.post) ?? [])
        let against = record.opinions.filter { deciding.contains($0.post) && $0.stance == .disagree }
        func isMajority(_ count: Int) -> Bool { count * 2 > deciding.count }
        for level in levels where level != record.opened.level {
            if isMajority(against.count { $0.level == level }) { return level }
        }
        return isMajority(against.count { $0.level == nil || $0.level == record.opened.level }) ? nil : record.opened.level
    }
}
