import Chronology
import Events
import Wording

extension RegisterProposed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post, what) = (names.other(river), names.post(post), change.told)
        return Narration(
            .notable, zh: "\(post.zh)（\(person)）提议\(what.zh)\(river.zh)清单条目 \(entry)（提案 \(proposal)），待另一岗位批准：\(reason)",
            en: "\(post.en) (\(person)) proposes to \(what.en) the entry \(entry) of the \(river.en)'s register (proposal \(proposal)), "
                + "which another post has to approve: \(reason)")
    }
}

extension RegisterApproved: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post) = (names.other(river), names.post(post))
        return Narration(
            .notable, zh: "提案 \(proposal) 由\(post.zh)（\(person)）批准，\(river.zh)清单条目 \(entry) 已更改：\(reason)",
            en: "Proposal \(proposal) was approved by \(post.en) (\(person)); the entry \(entry) of the \(river.en)'s register is changed: "
                + reason)
    }
}

extension RegisterRefused: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post) = (names.other(river), names.post(post))
        return Narration(
            .routine, zh: "提案 \(proposal) 未获\(post.zh)（\(person)）批准，\(river.zh)清单条目 \(entry) 不变：\(reason)",
            en:
                "Proposal \(proposal) was refused by \(post.en) (\(person)); the entry \(entry) of the \(river.en)'s register stays: \(reason)"
        )
    }
}

extension RegisterVerified: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post, found) = (names.other(river), names.post(post), outcome.told)
        return Narration(
            outcome == .asWritten ? .routine : .notable,
            zh: "\(post.zh)（\(person)）于 \(date) 现场核查\(river.zh)清单条目 \(entry)：\(found.zh)。\(note)",
            en: "\(post.en) (\(person)) went to the entry \(entry) of the \(river.en)'s register on \(date): \(found.en). \(note)")
    }
}

extension RegisterOverdue: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, post) = (names.other(river), names.post(post))
        let last =
            lastVerified.map { Bilingual(zh: "上次核查 \($0)", en: "last verified on \($0)") }
            ?? Bilingual(zh: "从未核查", en: "never verified")
        return Narration(
            .notable, zh: "\(river.zh)清单条目“\(name.zh)”（\(entry)）应每 \(periodDays) 天现场核查一次，已逾期（\(last.zh)）；请\(post.zh)核查。",
            en:
                "The entry ‘\(name.en)’ (\(entry)) of the \(river.en)'s register has to be verified every \(periodDays) days and is overdue "
                + "(\(last.en)); \(post.en) is asked to go and look.")
    }
}

extension RegisterChange {
    /// What is to be done, to stand before “the entry”.
    fileprivate var told: Bilingual {
        let values = fields.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
        return switch action {
        case .set: Bilingual(zh: "更改（\(values)）", en: "change (\(values))")
        case .add: Bilingual(zh: "新增", en: "add")
        case .remove: Bilingual(zh: "删除", en: "remove")
        }
    }
}

extension RegisterVerified.Outcome {
    fileprivate var told: Bilingual {
        switch self {
        case .asWritten: Bilingual(zh: "与清单一致", en: "as the register says")
        case .differs: Bilingual(zh: "与清单不符", en: "otherwise than the register says")
        case .gone: Bilingual(zh: "已不存在", en: "not there any more")
        }
    }
}
