package import Chronology
package import Playbook
import Wording

/// What contradicts itself in a river's register and plan, although every file can be read. Pure.
///
/// An error is a plan that cannot be carried out as it is written; a warning is something that a person has to go and look at.
package struct RegisterContradictions {
    let river: River
    let steps: [PlannedStep]
    let day: CalendarDate

    /// - Parameters:
    ///   - steps: beside those of the river's own plan: computed ones.
    ///   - day: today in Beijing, for what is overdue.
    package init(river: River, steps: [PlannedStep] = [], day: CalendarDate) {
        self.river = river
        self.steps = river.register.plan + steps
        self.day = day
    }

    /// All of them, in the order of the files.
    package func findings() -> [Finding] {
        let all = [
            impossibleSteps(), tooSlow(), withoutBackup(), offTheRiver(), onDryBed(), atTheSamePlace(), unverified(), onForeignGround(),
        ]
        return all.flatMap { $0 }.sorted { $0.mark < $1.mark }
    }
}

// MARK: - Steps and their facilities

extension RegisterContradictions {
    private func impossibleSteps() -> [Finding] {
        steps.flatMap { step -> [Finding] in
            guard let facility = river.facility(step.facility) else {
                let known = river.register.facilities.map(\.id).joined(separator: ", ")
                return [
                    finding(
                        step, zh: "步骤“\(step.id)”所用设施“\(step.facility)”不在清单上", "写清单上的设施：\(known)",
                        en: "the step ‘\(step.id)’ names the facility ‘\(step.facility)’, which is not there", "name one of: \(known)")
                ]
            }
            return [wrongFunction(step, facility), tooSmall(step, facility), tooNarrow(step, facility)].compactMap { $0 }
        }
    }

    private func wrongFunction(_ step: PlannedStep, _ facility: Facility) -> Finding? {
        guard !facility.functions.contains(step.function) else { return nil }
        let functions = facility.functions.map(\.rawValue).joined(separator: ", ")
        return finding(
            step, zh: "步骤“\(step.id)”要求“\(facility.id)”\(step.function.rawValue)，而它只能 \(functions)", "换一处设施，或更正清单",
            en: "the step ‘\(step.id)’ wants ‘\(facility.id)’ to \(step.function.rawValue), and it can \(functions)",
            "choose another facility, or correct the register")
    }

    private func tooSmall(_ step: PlannedStep, _ facility: Facility) -> Finding? {
        guard let volume = step.volume, volume > facility.figures.storage ?? 0 else { return nil }
        let (needed, has) = (volume.text(decimals: 0), (facility.figures.storage ?? 0).text(decimals: 0))
        return finding(
            step, zh: "步骤“\(step.id)”需蓄 \(needed) m³，“\(facility.id)”可蓄 \(has) m³", "换一处设施，或分蓄于几处",
            en: "the step ‘\(step.id)’ has to hold \(needed) m³ and ‘\(facility.id)’ can hold \(has) m³",
            "choose another facility, or hold it in several")
    }

    private func tooNarrow(_ step: PlannedStep, _ facility: Facility) -> Finding? {
        guard let flow = step.flow, let most = facility.figures.maximumFlow, flow > most else { return nil }
        let (needed, has) = (flow.text(decimals: 1), most.text(decimals: 1))
        return finding(
            step, zh: "步骤“\(step.id)”需通过 \(needed) m³/s，“\(facility.id)”最大 \(has) m³/s", "换一处设施，或先减少来水",
            en: "the step ‘\(step.id)’ has to let \(needed) m³/s pass and ‘\(facility.id)’ takes \(has) m³/s",
            "choose another facility, or hold back water above it")
    }

    /// Whoever is nearest upstream is faster than the gate.
    private func tooSlow() -> [Finding] {
        let balances = river.seasons.map { ($0, river.balance(in: FlowCondition(season: $0))) }
        return river.register.facilities.compactMap { facility -> Finding? in
            let ways = river.register.riskSources.flatMap { source in
                balances.compactMap { season, balance in
                    river.travelSeconds(from: source.location, to: facility.location, in: season, balance).map { (source, season, $0) }
                }
            }
            guard let (source, season, seconds) = ways.min(by: { $0.2 < $1.2 }),
                Double(facility.figures.minutesToOperate) * 60 > seconds
            else { return nil }
            let (needs, has) = (facility.figures.minutesToOperate, (seconds / 60).text(decimals: 0))
            return finding(
                facility, zh: "“\(facility.id)”启用需 \(needs) 分钟，\(season.name.zh)自风险源“\(source.id)”到此约 \(has) 分钟", "缩短启用时间，或改用下游设施",
                en:
                    "‘\(facility.id)’ takes \(needs) min to operate, and water from the risk source ‘\(source.id)’ is there in about \(has) min "
                    + "in \(season.name.en)",
                "make it faster, or plan with a facility further down")
        }
    }

    private func finding(
        _ step: PlannedStep, zh: String, _ remedyInChinese: String, en: String, _ remedy: String
    ) -> Finding {
        Finding(
            at: step.mark ?? Mark(file: river.id, line: 1, column: 1, path: "plan \(step.id)"), problem: Bilingual(zh: zh, en: en),
            remedy: Bilingual(zh: remedyInChinese, en: remedy))
    }

    func finding(
        _ entry: some RegisterEntry, zh: String, _ remedyInChinese: String, en: String, _ remedy: String
    ) -> Finding {
        river.finding(.entry, entry.id, zh: zh, remedyInChinese, en: en, remedy, severity: .warning)
    }
}
