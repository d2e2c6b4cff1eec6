import Events
package import Playbook
package import Region
import Wording

extension ResponsePlaybooks {
    /// The folder of the playbooks below the playbook folder.
    package static let folder = "responses"

    /// Reads every file of `responses/`.
    /// - Parameter rivers: the targets of each river, by the river's id; nil leaves rivers and targets unchecked.
    /// - Returns: nil with findings when a file is wrong or a trigger has not exactly one playbook.
    package static func read(
        _ files: PlaybookFiles, region: Region, rivers: [String: Set<String>]? = nil
    ) -> (value: ResponsePlaybooks?, findings: [Finding]) {
        var (written, findings) = files.readAll(under: folder, WrittenPlaybook.init)
        findings.requireUnique(
            written.map { Located($0.playbook.id, at: $0.mark) }, Bilingual(zh: "预案", en: "playbook"))
        findings.requireKnown(
            written.flatMap(\.units), among: region.organisations.map(\.id), Bilingual(zh: "单位", en: "organisation"))
        if let rivers {
            findings.requireKnown(written.flatMap(\.rivers), among: rivers.keys, Bilingual(zh: "河流", en: "river"))
            let targets = rivers.values.reduce(into: Set()) { $0.formUnion($1) }
            findings.requireKnown(written.flatMap(\.targets), among: targets, Bilingual(zh: "敏感目标", en: "target"))
        }
        findings += triggersWithoutOnePlaybook(written) + written.flatMap { $0.sidesLeftOut(region) }
        return (findings.hasErrors ? nil : ResponsePlaybooks(playbooks: written.map(\.playbook)), findings)
    }

    private static func triggersWithoutOnePlaybook(_ written: [WrittenPlaybook]) -> [Finding] {
        Trigger.allCases.compactMap { trigger in
            let found = written.filter { $0.playbook.trigger == trigger }
            guard found.count != 1, !(found.isEmpty && trigger.mayBeMissing) else { return nil }
            return Finding(
                at: found.last?.mark ?? Mark(file: folder, line: 1, column: 1),
                problem: Bilingual(
                    zh: "触发条件 \(trigger.rawValue) 有 \(found.count) 个预案",
                    en: "there are \(found.count) playbooks for ‘trigger: \(trigger.rawValue)’"),
                remedy: Bilingual(zh: "每种触发条件恰好写一个预案文件", en: "write exactly one file for each trigger"))
        }
    }
}

extension WrittenPlaybook {
    /// A level, or an incident, at which one side has nothing to do is probably an oversight.
    fileprivate func sidesLeftOut(_ region: Region) -> [Finding] {
        // Below the lowest level that the playbook speaks of it has nothing to say: heavy pollution has no blue.
        let lowest = playbook.measures.flatMap(\.levels).min() ?? .blue
        let levels: [WarningLevel?] = playbook.trigger.isWarning ? WarningLevel.allCases.filter { $0 >= lowest } : [nil]
        return Side.allCases.flatMap { side in
            levels.compactMap { level in
                let measures = playbook.measures.filter { measure in level.map { measure.levels.contains($0) } ?? true }
                let isLeftOut = !measures.contains { $0.units.contains { region.organisation($0)?.side == side } }
                return isLeftOut ? leftOut(side, level) : nil
            }
        }
    }

    private func leftOut(_ side: Side, _ level: WarningLevel?) -> Finding {
        let level = level?.rawValue ?? playbook.trigger.rawValue
        return Finding(
            .warning, at: mark,
            problem: Bilingual(zh: "\(level) 时 \(side.rawValue) 一方没有措施", en: "at ‘\(level)’ the side ‘\(side.rawValue)’ has no measure"),
            remedy: Bilingual(zh: "确认是否遗漏", en: "make sure that this is meant"))
    }
}

extension ResponsePlaybook {
    /// A higher level never asks for a smaller cut than a lower one.
    func reportFallingCuts(to fields: Fields) {
        for (lower, higher) in zip(WarningLevel.allCases, WarningLevel.allCases.dropFirst()) {
            guard let least = cut(at: lower), cut(at: higher) ?? 0 < least else { continue }
            fields.report(
                at: "measures",
                problem: Bilingual(
                    zh: "\(higher.rawValue) 的减排比例小于 \(lower.rawValue)",
                    en: "‘\(higher.rawValue)’ asks for a smaller emission cut than ‘\(lower.rawValue)’"),
                remedy: Bilingual(zh: "高级别至少 \(least)%", en: "ask for at least \(least) % at the higher level"))
        }
    }

    private func cut(at level: WarningLevel) -> Int? {
        measures.filter { $0.levels.contains(level) }.compactMap(\.emissionCutPercent).max()
    }
}

extension Fields {
    func reportMisplacedCut() {
        report(
            at: "emissionCutPercent",
            problem: Bilingual(
                zh: "只有重污染（非沙尘）预案可以写减排比例", en: "only the playbook for pollution may ask for an emission cut: dust is outside that regime"),
            remedy: Bilingual(zh: "删去 emissionCutPercent", en: "leave emissionCutPercent out"))
    }
}
