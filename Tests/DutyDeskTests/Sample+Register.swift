import Chronology
import Events
import Foundation
import Playbook
import Region
import Rivers
import Testing
import Wording

@testable import DutyDesk

// MARK: - The register of a river

extension Sample {
    static let rivers = [DeskWaterway(id: "yarkand", name: Bilingual(zh: "叶尔羌河", en: "Yarkand"), lengthKilometres: 970)]

    /// The registers of the playbook as it is shipped: `kaqun-gates` is local, `middle-gates` the corps'.
    static func register() throws -> RegisterKeeper { try #require(shipped) }

    private static let shipped: RegisterKeeper? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Playbooks").standardizedFileURL
        let files = PlaybookFolder.load(root: root).files
        guard let region = Region.read(files).value, let rivers = RiverPlaybook.read(files, region: region).value else { return nil }
        return RegisterKeeper(side: .local, rivers: rivers, region: region)
    }()

    /// What a new entry of the facilities has to say of itself.
    static func pond(_ side: Side = .local) -> [String: String] {
        let (owner, post) = side == .local ? ("kashgar-water", "kashgar-water-duty") : ("tumxuk-water", "tumxuk-water-duty")
        return [
            "id": "new-pond", "name.zh": "新坑塘（示例）", "name.en": "new pond (example)", "kind": "pond", "functions[1]": "store",
            "kilometre": "240", "place": "653127", "side": side.rawValue, "owner": owner, "post": post, "review": "listed",
            "provenance": "illustrative", "figures.storageCubicMetres": "5000", "figures.minutesToOperate": "60",
            "figures.provenance": "illustrative",
        ]
    }

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
