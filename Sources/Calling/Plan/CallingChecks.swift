import Chronology
import Duty
import Events
import Playbook
import Region
import Wording

/// What must fit together in `duty/calling.yaml`, and with the region and the rotas.
struct CallingChecks {
    let file: CallingFile
    let region: Region
    let duty: DutyPlan

    func findings() -> [Finding] {
        var findings: [Finding] = []
        let ladders = file.ladders.map(\.value.id)
        findings.requireKnown(file.rules.map { $0.map(\.ladder) }, among: ladders, Bilingual(zh: "升级链", en: "ladder"))
        findings += file.ladders.flatMap(check)
        findings += file.rules.flatMap(check)
        findings += unusedLadders()
        findings += file.listened.flatMap(check)
        findings += uncalledWatches()
        findings += uncalled()
        return findings
    }

    // MARK: Ladders

    private func check(_ located: Located<Ladder>) -> [Finding] {
        let (ladder, mark) = (located.value, located.mark)
        var findings: [Finding] = []
        findings.requireKnown(posts(of: ladder).map { Located($0, at: mark) }, among: knownPosts, Bilingual(zh: "岗位", en: "post"))
        if ladder.steps.first?.after != .zero {
            findings.append(
                error(
                    mark, "“\(ladder.id)”的第一步不在 0 分钟", "the first step of ‘\(ladder.id)’ is not at 0 minutes",
                    "请写 afterMinutes: 0", "write afterMinutes: 0"))
        }
        if zip(ladder.steps, ladder.steps.dropFirst()).contains(where: { $0.after >= $1.after }) {
            findings.append(
                error(
                    mark, "“\(ladder.id)”各步的时间没有递增", "the steps of ‘\(ladder.id)’ do not come one after the other",
                    "请让每一步的 afterMinutes 大于前一步", "give each step more afterMinutes than the one before"))
        }
        findings += Side.allCases.flatMap { check(ladder, of: $0, mark) }
        findings += ladder.steps.filter { Set($0.channels).count < $0.channels.count }.map { _ in
            error(mark, "“\(ladder.id)”有一步把同一渠道写了两次", "a step of ‘\(ladder.id)’ names a channel twice", "请删去一个", "leave one")
        }
        if ladder.urgency == .critical, ladder.repeat == nil {
            findings.append(
                error(
                    mark, "紧急升级链“\(ladder.id)”没有 repeat", "the critical ladder ‘\(ladder.id)’ has no ‘repeat’",
                    "请写 repeat: {everyMinutes: 15, rounds: 96}", "write repeat: {everyMinutes: 15, rounds: 96}"))
        }
        return findings + deskAlone(ladder, mark)
    }

    /// A page calls nobody who is not before it: what is urgent has to leave the room on one step at least.
    private func deskAlone(_ ladder: Ladder, _ mark: Mark) -> [Finding] {
        let desk = ChannelKind.desk.rawValue
        guard ladder.urgency != .minor, ladder.steps.allSatisfy({ $0.channels.allSatisfy { $0 == desk } }) else { return [] }
        return [
            error(
                mark, "升级链“\(ladder.id)”是 \(ladder.urgency.rawValue)，却只用值班台：不在屏幕前的人谁也叫不到",
                "the ladder ‘\(ladder.id)’ is \(ladder.urgency.rawValue) and calls by the desk alone, which reaches nobody who is not before it",
                "请在至少一步的 channels 中加上 sms、wecom、dingtalk、email 或 webhook，如 channels: [sms, wecom, dingtalk, email, desk]；确实只供屏幕前的人看的，请写 urgency: minor",
                "add sms, wecom, dingtalk, email or webhook to ‘channels’ of a step, such as channels: [sms, wecom, dingtalk, email, desk]; "
                    + "what is meant only for those before the page has urgency: minor")
        ]
    }

    private func check(_ ladder: Ladder, of side: Side, _ mark: Mark) -> [Finding] {
        var findings: [Finding] = []
        for (number, step) in ladder.steps.enumerated() {
            for post in step.posts[side] ?? [] where region.post(post).map({ $0.side != side }) ?? false {
                findings.append(
                    error(
                        mark, "“\(ladder.id)”第 \(number + 1) 步的 \(side.rawValue) 写了对方岗位 \(post)",
                        "step \(number + 1) of ‘\(ladder.id)’ names \(post), which is not \(side.rawValue)",
                        "每方只呼叫自己的岗位", "each side calls its own posts only"))
            }
            if Set(step.posts[side] ?? []).count < (step.posts[side] ?? []).count {
                findings.append(
                    error(
                        mark, "“\(ladder.id)”第 \(number + 1) 步把同一岗位写了两次",
                        "step \(number + 1) of ‘\(ladder.id)’ names a post twice", "请删去一个", "leave one"))
            }
        }
        guard ladder.urgency == .critical else { return findings }
        let last = ladder.steps.last?.posts[side] ?? []
        if !last.contains(where: \.isChief) {
            findings.append(
                error(
                    mark, "紧急升级链“\(ladder.id)”在 \(side.rawValue) 一方没有以带班领导结束",
                    "the critical ladder ‘\(ladder.id)’ does not end with the chief of \(side.rawValue)",
                    "请在最后一步写上名称以 -chief 结尾的岗位", "name the post that ends in -chief in the last step"))
        }
        findings += (ladder.steps.flatMap { $0.posts[side] ?? [] }).filter { $0 != LadderStep.asked && duty.rota($0) == nil }.map { post in
            Finding(
                .warning, at: mark,
                problem: Bilingual(
                    zh: "紧急升级链“\(ladder.id)”的 \(post) 没有排班", en: "\(post) of the critical ladder ‘\(ladder.id)’ has no rota"),
                remedy: Bilingual(
                    zh: "请在 duty/rotas.yaml 为它排班，否则只能通知到岗位", en: "give it one in duty/rotas.yaml; until then only the post is told"))
        }
        return findings
    }

    private func posts(of ladder: Ladder) -> Set<String> {
        Set(ladder.steps.flatMap { $0.posts.values.flatMap { $0 } }).subtracting([LadderStep.asked])
    }

    private var knownPosts: [String] { region.posts.map(\.id) + [LadderStep.asked] }

    func error(_ mark: Mark, _ zh: String, _ en: String, _ remedyZH: String, _ remedyEN: String) -> Finding {
        Finding(at: mark, problem: Bilingual(zh: zh, en: en), remedy: Bilingual(zh: remedyZH, en: remedyEN))
    }

    private func unusedLadders() -> [Finding] {
        let used = Set(file.rules.map(\.value.ladder))
        return file.ladders.filter { !used.contains($0.value.id) }.map { ladder in
            Finding(
                .warning, at: ladder.mark,
                problem: Bilingual(zh: "没有规则用升级链“\(ladder.value.id)”", en: "no rule uses the ladder ‘\(ladder.value.id)’"),
                remedy: Bilingual(zh: "请删去，或在规则中写明", en: "take it out, or name it in a rule"))
        }
    }
}

extension String {
    /// By the region's convention of names.
    var isChief: Bool { hasSuffix("-chief") }
}
