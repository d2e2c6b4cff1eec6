import Events
import Playbook
import Region
import Wording

/// What must fit together within the procedure, and between it, the region and the criteria.
struct ProcedureChecks {
    let written: WrittenProcedure
    let region: Region
    let criteria: WarningCriteria
    /// Ids of the rivers in the playbooks; nil where they are not known.
    let rivers: [String]?

    func findings() -> [Finding] {
        var findings: [Finding] = []
        checkReferences(&findings)
        findings += written.consultations.flatMap(oddConsultation)
        findings += written.releases.flatMap(oddRelease)
        findings += written.steps.flatMap(oddFallback)
        findings += uncovered() + coveredTwice()
        findings += oneSidedRecall()
        findings += written.regionWide.flatMap { oddRegion($0) + oddNeighbours($0) }
        return findings
    }
}

// MARK: - Consultations

extension ProcedureChecks {
    private func oddConsultation(_ located: Located<ConsultationRule>) -> [Finding] {
        let rule = located.value
        var findings: [Finding] = []
        for side in Side.allCases where !rule.participants.contains(where: { $0.side == side && $0.isRequired }) {
            findings.append(
                Finding(
                    at: located.mark,
                    problem: Bilingual(
                        zh: "会商“\(rule.id)”没有 \(side.rawValue) 一方必须参加的岗位", en: "no post of \(side.rawValue) has to answer in ‘\(rule.id)’"),
                    remedy: Bilingual(zh: "给该方至少一个岗位写 required: true", en: "give that side at least one post with required: true")))
        }
        if rule.timeWhenCutOff > rule.time {
            findings.append(
                Finding(
                    at: located.mark,
                    problem: Bilingual(
                        zh: "链路中断时反而等得更久（“\(rule.id)”）", en: "‘\(rule.id)’ waits longer for a side that is cut off than for one that is not"
                    ),
                    remedy: Bilingual(zh: "whenCutOff.time 不要大于 time", en: "let whenCutOff.time be at most time")))
        }
        return findings
    }
}

// MARK: - Releases

extension ProcedureChecks {
    /// Two people sit in two posts: the same chair twice is one signature.
    private func oddRelease(_ located: Located<ReleaseRule>) -> [Finding] {
        let rule = located.value
        var findings = Side.allCases.filter { Set(rule.posts[$0] ?? []).count < rule.people }.map { side in
            Finding(
                at: located.mark,
                problem: Bilingual(
                    zh: "“\(rule.id)”要 \(rule.people) 人签发，\(side.rawValue) 一方却只有 \(rule.posts[side]?.count ?? 0) 个岗位",
                    en: "‘\(rule.id)’ needs \(rule.people) people and \(side.rawValue) has \(rule.posts[side]?.count ?? 0) posts for it"),
                remedy: Bilingual(zh: "补足岗位，或减少人数", en: "name more posts, or ask for fewer people"))
        }
        if rule.people > 0, rule.time == .zero {
            findings.append(
                Finding(
                    at: located.mark,
                    problem: Bilingual(zh: "“\(rule.id)”要人签发，却不给时间", en: "‘\(rule.id)’ asks for people and gives them no time"),
                    remedy: Bilingual(zh: "写 time，如 30min", en: "write ‘time’, such as 30min")))
        }
        return findings
    }

    /// Held back for want of people, a warning reaches nobody; released for want of people, an end does.
    private func oddFallback(_ located: Located<StepRule>) -> [Finding] {
        guard let rule = written.releases.first(where: { $0.value.id == located.value.release })?.value, let fallback = rule.written,
            rule.people > 0
        else { return [] }
        let odd = located.value.steps.filter { ($0.warnsOfMore ? ReleaseFallback.release : .hold) != fallback }.map(\.rawValue).sorted()
        guard !odd.isEmpty else { return [] }
        let steps = odd.joined(separator: ", ")
        return [
            Finding(
                .warning, at: located.mark,
                problem: Bilingual(
                    zh: "\(steps) 无人签发时将 \(fallback.rawValue)：人在睡觉，\(fallback == .hold ? "预警就发不出去" : "预警就会被降低或解除")",
                    en:
                        "with nobody there, \(steps) will \(fallback.rawValue): "
                        + (fallback == .hold ? "nobody is warned while people sleep" : "a warning goes down or ends while people sleep")),
                remedy: Bilingual(zh: "确认这正是本意，或删去 fallback", en: "make sure that this is meant, or leave ‘fallback’ out"))
        ]
    }

    private func oneSidedRecall() -> [Finding] {
        Side.allCases.filter { side in !written.recall.value.posts.contains { region.post($0)?.side == side } }.map { side in
            Finding(
                at: written.recall.mark,
                problem: Bilingual(
                    zh: "\(side.rawValue) 一方没有可撤销误发预警的岗位", en: "no post of \(side.rawValue) may take a mistaken warning back"),
                remedy: Bilingual(zh: "在 recall.posts 中写一个", en: "write one under recall.posts"))
        }
    }
}
