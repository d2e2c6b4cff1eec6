import Events
import Wording

/// Why a proposal does not go out, in words.
enum WithdrawalWords {
    static let outOfPlace = Bilingual(
        zh: "预警已不在该提议所依据的状态，提议撤回。", en: "The warning is no longer as the proposal took it to be; it is withdrawn.")

    static func superseded(_ wanted: WarningDecision?) -> Bilingual {
        guard let wanted else {
            return Bilingual(zh: "最新预报不再要求这一步，提议撤回。", en: "The newest forecast no longer asks for this step; it is withdrawn.")
        }
        let level = wanted.level.map { Bilingual(zh: "（\($0.word.zh)）", en: " (\($0.word.en))") }
        return Bilingual(
            zh: "最新预报要求另一步\(level?.zh ?? "")，提议由其取代。",
            en: "The newest forecast asks for another step\(level?.en ?? ""), which takes its place.")
    }

    static func declined(_ refusal: WarningDeclined, post: Bilingual) -> Bilingual {
        Bilingual(
            zh: "\(post.zh)（\(refusal.person)）不予签发：\(refusal.reason)", en: "\(post.en) (\(refusal.person)) refused it: \(refusal.reason)")
    }

    static func outvoted(_ closed: ConsultationClosed) -> Bilingual {
        guard let level = closed.level else {
            return Bilingual(
                zh: "会商（\(closed.consultation)）多数不同意，提议撤回。",
                en: "Most of the deciding posts in the consultation \(closed.consultation) are against it; it is withdrawn.")
        }
        return Bilingual(
            zh: "会商（\(closed.consultation)）多数认为应为\(level.word.zh)，提议撤回。",
            en: "Most of the deciding posts in the consultation \(closed.consultation) think \(level.word.en) right; it is withdrawn.")
    }

    static func silent(_ closed: ConsultationClosed) -> Bilingual {
        Bilingual(
            zh: "会商（\(closed.consultation)）到时仍有必答岗位未答复，按程序维持现状。",
            en:
                "A post that must answer was silent to the end of the consultation \(closed.consultation); by the procedure nothing changes."
        )
    }

    static func unreachable(_ other: Side) -> Bilingual {
        Bilingual(
            zh: "与\(other.word.zh)的链路中断，未能会商，按程序维持现状。",
            en: "The link to the \(other.word.en) side is down and it could not be consulted; by the procedure nothing changes.")
    }

    static func expired(_ proposal: Proposal) -> Bilingual {
        let (have, need) = (proposal.releasers.count, proposal.plan.people)
        return Bilingual(
            zh: "程序规定的时限内签发人数不足（\(have)/\(need)），按程序维持现状。",
            en: "Not enough people released it in the procedure's time (\(have) of \(need)); by the procedure nothing changes.")
    }
}
