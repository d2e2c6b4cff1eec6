import Events

// Why something about warnings, calls, rotas and registers was not taken down.

extension DeskRefusal {
    static func samePerson(_ person: String) -> DeskRefusal {
        DeskRefusal(
            409, "same-person", zh: "\(person) 已经签发过：需要另一个人签发", en: "\(person) has released it already; another person has to")
    }

    static let samePost = DeskRefusal(
        409, "same-post", zh: "该岗位已经签发过：需要另一岗位的另一个人签发", en: "this post has released it already; another person on another post has to")

    static let mayNotRelease = DeskRefusal(
        403, "post-not-allowed", zh: "该岗位不能签发或退回这个提案，请看提案上列出的岗位",
        en: "this post may not release or refuse this proposal; see the posts that the proposal names")

    static func proposalOfOtherSide(_ id: String) -> DeskRefusal {
        DeskRefusal(403, "other-side", zh: "提案 \(id) 由另一方决定", en: "proposal \(id) is the other side's to decide")
    }

    static func proposalOver(_ id: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "提案 \(id) 已有结果", en: "proposal \(id) is decided already")
    }

    static func warningOfOtherSide(_ id: String) -> DeskRefusal {
        DeskRefusal(403, "other-side", zh: "预警 \(id) 由另一方发布，只能由对方撤回", en: "warning \(id) is the other side's; only they can recall it")
    }

    static func warningOver(_ id: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "预警 \(id) 已经结束", en: "warning \(id) is over")
    }

    static let mayNotRecall = DeskRefusal(
        403, "post-not-allowed", zh: "该岗位不能撤回预警", en: "this post may not recall a warning")

    static let tooLateToRecall = DeskRefusal(
        409, "too-late", zh: "发布已久，不能再一步撤回；请按解除办理", en: "it was issued too long ago to be recalled in one step; lift it instead")

    static func consultationOver(_ id: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "会商 \(id) 已经结束", en: "consultation \(id) is closed")
    }

    static let notAsked = DeskRefusal(
        403, "not-asked", zh: "该岗位不在这次会商的参加岗位中", en: "this post is not among those that the consultation asks")

    static func noCriterion(for level: WarningLevel, only levels: [WarningLevel]) -> DeskRefusal {
        let known = levels.map(\.rawValue).joined(separator: ", ")
        return .field(
            "level", zh: "该灾种没有 \(level.rawValue) 级的条件，不能主张；可选 \(known)。其他意见请写在理由中",
            en: "this hazard has no criterion for \(level.rawValue), so it cannot be voted for; choose \(known), and write what else you "
                + "think into the reason")
    }

    static let silenceOfAll = DeskRefusal(
        422, "field-about", zh: "紧急和特急的静默必须写明针对什么", en: "say what it is about: a silence of more than minor calls is never for everything")

    static func silenceOver(_ id: String) -> DeskRefusal {
        DeskRefusal(409, "not-open", zh: "静默 \(id) 已经结束", en: "silence \(id) is over")
    }

    static func entryOfOtherSide(_ entry: String) -> DeskRefusal {
        DeskRefusal(
            403, "other-side", zh: "登记项 \(entry) 属于另一方，由对方核实和决定",
            en: "entry \(entry) is the other side's; they visit it and decide about it")
    }

    static func entryOfNobody(_ entry: String) -> DeskRefusal {
        DeskRefusal(
            409, "owner-unknown", zh: "登记项 \(entry) 已不在清单上，现在不属于任何一方，无人可以决定；请先重新登记",
            en: "entry \(entry) is no longer on the register and so nobody's; nobody can decide until it is added anew")
    }

    static let ownProposal = DeskRefusal(
        403, "post-not-allowed", zh: "提出修改的岗位不能自己批准或退回：请换另一岗位",
        en: "the post that proposed it cannot decide about it; another post has to")

    static func noRota(_ post: String) -> DeskRefusal {
        DeskRefusal(404, "no-rota", zh: "\(post) 在本方没有排班表", en: "this side has no rota for \(post)")
    }
}
