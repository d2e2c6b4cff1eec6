import Chronology
import Events
package import Playbook
import SoluteTransport
import Wording

/// What the computed plan finds wrong with a register before anything happens: a reference spill from every risk source, in every season, in the
/// middle of the ensemble. What can be seen without a spill, `RegisterContradictions` finds.
package struct PlanContradictions {
    let river: River
    let substances: [Substance]
    let treatments: [Treatment]

    package init(river: River, substances: [Substance], treatments: [Treatment] = []) {
        (self.river, self.substances, self.treatments) = (river, substances, treatments)
    }

    /// Warnings, in the order of the files.
    package func findings() -> [Finding] {
        let spills = spills
        let told = tooSmall(spills) + spills.flatMap(reachedBackups) + useless(spills)
        return told.oncePerEntry.map(\.finding).sorted { $0.mark < $1.mark }
    }

    struct Told {
        /// What is told once.
        let key: String
        let finding: Finding
    }

    /// The whole of the worst that a source holds, in one season.
    struct Spill {
        let source: RiskSource
        let season: Season
        let ensemble: PlanEnsemble
        let appraisals: [PlanAppraisal]
    }
}

// MARK: - Reference spills

extension PlanContradictions {
    private var spills: [Spill] {
        river.register.riskSources.flatMap { source in river.seasons.compactMap { spill(from: source, in: $0) } }
    }

    private func spill(from source: RiskSource, in season: Season) -> Spill? {
        guard let (substance, kilograms) = worst(of: source), let day = CalendarDate(year: 2026, month: season.months.first ?? 1, day: 15),
            let release = Release(report(source, substance, kilograms, Timestamp(day)), river: river, substance: substance)
        else { return nil }
        let operations = OperationFinder(release: release, treatments: treatments).operations.filter { $0.kind != .dilute }
        let backups = river.targets.compactMap(\.backup).compactMap(river.reservoir).compactMap { PlanSite($0.location, release.waters) }
        let sites = Array(Set(operations.compactMap(\.site) + backups))
        guard let ensemble = PlanEnsemble(release, [.middle], isMassKnown: true, sites: sites) else { return nil }
        let windows = PlanWindows(ensemble: ensemble, ordered: 0)
        let appraiser = PlanAppraiser(ensemble: ensemble, windows: windows, members: [.middle], treatments: treatments)
        return Spill(
            source: source, season: season, ensemble: ensemble, appraisals: operations.map(appraiser.appraise).filter(\.isOnTheWay))
    }

    /// That pollutes most water.
    private func worst(of source: RiskSource) -> (Substance, Double)? {
        let held = source.holdings.compactMap { holding in substances.first { $0.id == holding.substance }.map { ($0, holding.kilograms) } }
        return held.max { $0.1 / $0.0.limit.concentration < $1.1 / $1.0.limit.concentration }
    }

    private func report(_ source: RiskSource, _ substance: Substance, _ kilograms: Double, _ released: Timestamp) -> IncidentReported {
        IncidentReported(
            incident: "reference-\(source.id)", river: river.id, kilometre: source.location.kilometre, substance: substance.id,
            massKilograms: kilograms, released: released, durationSeconds: Self.spillSeconds, reporter: source.record.post, description: "",
            watercourse: source.location.watercourse)
    }

    /// Of a reference spill.
    private static let spillSeconds = 3600.0
}

// MARK: - What is wrong

extension PlanContradictions {
    /// For what the nearest source holds, in the season in which that takes most room.
    private func tooSmall(_ spills: [Spill]) -> [Told] {
        let seen = spills.flatMap { spill in spill.appraisals.map { (spill: spill, appraisal: $0) } }
        return Dictionary(grouping: seen) { $0.appraisal.operation.id }.values.compactMap { seen in
            let nearest = seen.min { ($0.appraisal.place, $0.spill.source.id) < ($1.appraisal.place, $1.spill.source.id) }?.spill.source
            let worst = seen.filter { $0.spill.source == nearest }.max { $0.appraisal.needs < $1.appraisal.needs }
            return worst.flatMap { tooSmall($0.appraisal, $0.spill) }
        }
    }

    private func tooSmall(_ appraisal: PlanAppraisal, _ spill: Spill) -> Told? {
        guard let storage = appraisal.operation.storage, storage > 0, appraisal.needs > storage else { return nil }
        let (needs, has) = (appraisal.needs.cubicMetres, storage.cubicMetres)
        let (facility, source, season) = (appraisal.operation.facility, spill.source, spill.season.name)
        return told(
            facility, zh: "“\(facility.id)”可容 \(has.zh)，而最近的风险源“\(source.id)”一次全泄，\(season.zh)的污染水为 \(needs.zh)", "与其他设施合用，或扩容",
            en: "‘\(facility.id)’ can hold \(has.en), and all that the nearest source ‘\(source.id)’ holds would pollute \(needs.en) in "
                + season.en,
            "plan with it together with others, or enlarge it")
    }

    /// A source of drinking water and what stands in for it, polluted by the same spill.
    private func reachedBackups(_ spill: Spill) -> [Told] {
        let lines = PlanIntakes(ensemble: spill.ensemble, appraisals: spill.appraisals).lines(.drinkingIntake)
        return lines.filter { $0.backupState == .onTheWay }.compactMap { line in
            guard let target = river.target(line.target), let backup = line.backup else { return nil }
            return told(
                target, zh: "风险源“\(spill.source.id)”一次泄漏同时污染“\(target.id)”和它的备用水源“\(backup)”（\(spill.season.name.zh)）", "另选不受同一污染影响的备用水源",
                en: "one spill at ‘\(spill.source.id)’ pollutes ‘\(target.id)’ and its backup ‘\(backup)’ (\(spill.season.name.en))",
                "choose a backup that the same spill does not reach")
        }
    }

    /// What can never help, whatever happens; a gate that is shut as it is does no harm.
    private func useless(_ spills: [Spill]) -> [Told] {
        let all = spills.flatMap(\.appraisals).filter { $0.operation.kind != .close }
        return Dictionary(grouping: all) { $0.operation.id }.sorted { $0.key < $1.key }.compactMap { id, appraisals in
            guard appraisals.allSatisfy({ $0.operation.obstacle != nil }), let first = appraisals.first, let why = first.operation.obstacle
            else {
                return nil
            }
            let (facility, verb) = (first.operation.facility, first.operation.kind.name)
            return told(
                facility, key: id, zh: "“\(facility.id)”的功能“\(verb.zh)”用不上：\(why.zh)", "补全登记，或去掉该功能",
                en: "‘\(facility.id)’ cannot \(verb.en): \(why.en)", "complete the entry, or take the function off it")
        }
    }

    private func told(
        _ entry: some RegisterEntry, key: String? = nil, zh: String, _ remedyInChinese: String, en: String, _ remedy: String
    ) -> Told {
        Told(
            key: key ?? entry.id, finding: river.finding(.entry, entry.id, zh: zh, remedyInChinese, en: en, remedy, severity: .warning))
    }
}

extension PlanAppraisal {
    /// m³, of the middle of the ensemble.
    fileprivate var needs: Double { volumes.first ?? 0 }
}

extension [PlanContradictions.Told] {
    /// The first of those about one entry.
    fileprivate var oncePerEntry: [PlanContradictions.Told] {
        var seen = Set<String>()
        return filter { seen.insert($0.key).inserted }
    }
}
