import Chronology
import Events
import Playbook
import Wording

// What is wrong with single entries, and between them.

extension RegisterContradictions {
    /// Two entries of one kind nearer than this are probably one.
    private static let sameKilometres = 0.1

    func withoutBackup() -> [Finding] {
        river.targets.filter { $0.kind == .drinkingIntake }.compactMap { target -> Finding? in
            guard let backup = target.backup else {
                return finding(
                    target, zh: "饮用水取水口“\(target.id)”没有备用水源", "与另一水源互为备用，写 backup",
                    en: "the drinking-water intake ‘\(target.id)’ has no backup",
                    "agree on mutual backup with another source and write ‘backup’")
            }
            guard let other = river.target(backup), other.location.watercourse == target.location.watercourse else { return nil }
            return finding(
                target, zh: "“\(target.id)”的备用水源“\(backup)”在同一条水上", "另选不受同一污染影响的水源",
                en: "the backup ‘\(backup)’ of ‘\(target.id)’ draws from the same water",
                "choose a source that the same plume does not reach")
        }
    }

    /// The reading refuses these; a register that was put together otherwise may have them.
    func offTheRiver() -> [Finding] { river.workFindings() }

    func onDryBed() -> [Finding] {
        let balances = river.seasons.map { river.balance(in: FlowCondition(season: $0)) }
        return river.entries.compactMap { entry -> Finding? in
            guard let water = entry.water, river.contains(water), (entry as? Facility)?.kind != .dryChannel,
                balances.allSatisfy({ $0.discharge(at: water) == 0 })
            else { return nil }
            return river.finding(
                .entry, entry.id, zh: "“\(entry.id)”在 \(water)，任何季节都没有水", "核对位置；干涸河道写 kind: dry-channel",
                en: "‘\(entry.id)’ at \(water) is on a bed that is dry in every season",
                "check its place; a dry bed is ‘kind: dry-channel’",
                severity: .warning)
        }
    }

    func atTheSamePlace() -> [Finding] {
        let placed = river.entries.compactMap { entry in entry.water.map { (entry: entry, water: $0, kind: entry.kindAndBank) } }
        return placed.enumerated().compactMap { index, this -> Finding? in
            let first = placed[..<index].first { other in
                other.kind == this.kind && other.water.watercourse == this.water.watercourse
                    && abs(other.water.kilometre - this.water.kilometre) < Self.sameKilometres
            }
            guard let first else { return nil }
            return river.finding(
                .entry, this.entry.id, zh: "“\(this.entry.id)”与“\(first.entry.id)”同类且同处（\(this.water)）", "若是同一处，删去一条；否则改正里程",
                en: "‘\(this.entry.id)’ is of the kind and at the place (\(this.water)) of ‘\(first.entry.id)’",
                "take one off the list if they are one, or correct a kilometre", severity: .warning)
        }
    }

    func onForeignGround() -> [Finding] {
        river.entries.compactMap { entry -> Finding? in
            guard let water = entry.water, let ground = river.stretch(at: water), ground.side != entry.side, entry.record.agreement == nil
            else { return nil }
            return river.finding(
                .entry, entry.id, zh: "“\(entry.id)”属于 \(entry.side.rawValue)，却在\(ground.name.zh)（\(ground.side.rawValue)）境内，且没有协议",
                "写 agreement：依据哪份协议",
                en: "‘\(entry.id)’ is \(entry.side.rawValue) on the ground of \(ground.name.en) (\(ground.side.rawValue))"
                    + ", and nothing is agreed", "write ‘agreement’: by what it may stand there", severity: .warning)
        }
    }
}

// MARK: - Visits

extension RegisterContradictions {
    /// One finding a list for what nobody ever saw, because at first that is all of it; one an entry for what is overdue.
    func unverified() -> [Finding] {
        RegisterList.allCases.flatMap { list -> [Finding] in
            let entries = river.entries.filter { $0.list == list }
            let never = entries.filter { $0.record.verified == nil }
            return neverSeen(never, of: entries.count, list) + entries.compactMap { overdue($0, list) }
        }
    }

    private func neverSeen(_ never: [any RegisterEntry], of count: Int, _ list: RegisterList) -> [Finding] {
        let marks = never.map { (id: $0.id, mark: river.mark(.entry, $0.id)) }.sorted { $0.mark < $1.mark }
        guard let first = marks.first else { return [] }
        let ids = marks.prefix(5).map(\.id).joined(separator: ", ") + (marks.count > 5 ? ", …" : "")
        return [
            river.finding(
                .entry, first.id, zh: "\(list.name.zh)：\(count) 条中 \(marks.count) 条从未现场核查（\(ids)）", "到现场核查并登记（water.register.verified）",
                en: "\(list.name.en): \(marks.count) of \(count) entries were never verified (\(ids))",
                "go and look, and say so (water.register.verified)", severity: .warning)
        ]
    }

    private func overdue(_ entry: any RegisterEntry, _ list: RegisterList) -> Finding? {
        guard let last = entry.record.verified?.date, day > last.advanced(by: list.periodDays) else { return nil }
        return river.finding(
            .entry, entry.id, zh: "“\(entry.id)”上次核查于 \(last)，已超过 \(list.periodDays) 天", "重新核查并登记",
            en: "‘\(entry.id)’ was last verified on \(last), more than \(list.periodDays) days ago", "go and look again, and say so",
            severity: .warning)
    }
}

extension RegisterEntry {
    /// What two entries at one place must not have in common.
    fileprivate var kindAndBank: String {
        let bank = { (bank: Bank?) in bank?.rawValue ?? "" }
        return switch self {
        case let facility as Facility: "facility \(facility.kind) \(bank(facility.bank))"
        case let source as RiskSource: "source \(bank(source.bank))"
        case let target as Target: "target \(target.kind) \(bank(target.bank))"
        case let monitor as Monitor: "monitor \(monitor.kind) \(bank(monitor.bank))"
        default: "\(list.rawValue)"
        }
    }
}
