import Chronology
import Events
import Wording

@testable import DutyDesk

// MARK: - The register of a river

extension Sample {
    static let rivers = [
        DeskWaterway(
            id: "yarkand", name: Bilingual(zh: "叶尔羌河", en: "Yarkand"), lengthKilometres: 970,
            entries: [
                "kaqun-gates": .init(name: Bilingual(zh: "喀群渠首", en: "Kaqun gates"), side: .local),
                "their-gates": .init(name: Bilingual(zh: "对方闸", en: "their gates"), side: .corps),
                "shache-depot": .init(name: Bilingual(zh: "莎车应急物资库（示例）", en: "depot at Shache (example)"), side: .local),
            ])
    ]

    static let registerPayloads: [any EventPayload] = [proposed(), approved, refused, visited(), unvisited()]

    static func proposed(_ action: RegisterAction = .set) -> RegisterProposed {
        let fields = action == .remove ? [:] : ["figures.minutesToOperate": "50"]
        return RegisterProposed(
            proposal: "local-register-0001", river: "yarkand", list: "facilities", entry: "kaqun-gates",
            change: RegisterChange(action: action, fields: fields), reason: "演练实测。", post: "kashgar-water-duty", person: "甲")
    }

    static let approved = RegisterApproved(
        proposal: "local-register-0001", river: "yarkand", entry: "kaqun-gates", reason: "两次计时一致。", post: "kashgar-command-duty",
        person: "乙")

    static let refused = RegisterRefused(
        proposal: "local-register-0001", river: "yarkand", entry: "kaqun-gates", reason: "未附照片。", post: "kashgar-command-duty", person: "乙")

    static func visited(_ outcome: RegisterVerified.Outcome = .differs) -> RegisterVerified {
        RegisterVerified(
            river: "yarkand", entry: "maigaiti-pond", date: evening.beijingDate, outcome: outcome, note: "已改为养殖。",
            post: "kashgar-water-duty", person: "丙")
    }

    static func unvisited(of entry: String = "shache-depot", last: CalendarDate? = nil) -> RegisterOverdue {
        RegisterOverdue(
            river: "yarkand", list: "depots", entry: entry, name: Bilingual(zh: "莎车应急物资库（示例）", en: "depot at Shache (example)"),
            post: "kashgar-water-duty", lastVerified: last, due: evening, periodDays: 180)
    }
}
