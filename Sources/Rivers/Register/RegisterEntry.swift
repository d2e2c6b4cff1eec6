package import Chronology
package import Events
package import Playbook
package import Wording

/// The lists of a river's register: the four of the joint review, the fourth of which (basic river information) follows from the network,
/// and what an incident needs besides.
package enum RegisterList: String, CaseIterable, Hashable, Sendable, Codable {
    /// 应急空间与设施
    case facilities
    /// 重点环境风险源
    case riskSources = "risk-sources"
    /// 环境敏感目标
    case targets
    /// 应急物资库
    case depots
    /// 监测站与断面
    case monitors
    /// 互助约定
    case mutualAid = "mutual-aid"

    package var name: Bilingual {
        switch self {
        case .facilities: Bilingual(zh: "应急空间与设施", en: "emergency spaces and facilities")
        case .riskSources: Bilingual(zh: "重点环境风险源", en: "key risk sources")
        case .targets: Bilingual(zh: "环境敏感目标", en: "sensitive targets")
        case .depots: Bilingual(zh: "应急物资库", en: "depots")
        case .monitors: Bilingual(zh: "监测站与断面", en: "monitors")
        case .mutualAid: Bilingual(zh: "互助约定", en: "mutual aid")
        }
    }

    /// An entry that nobody has verified for so many days is overdue.
    package var periodDays: Int {
        switch self {
        case .facilities, .riskSources, .targets, .monitors: 365
        case .depots, .mutualAid: 180
        }
    }
}

/// How far the joint review has come with an entry.
package enum ReviewState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Written down, not yet reviewed.
    case listed
    /// 方案审核
    case planReviewed = "plan-reviewed"
    /// 技术审核
    case techniqueReviewed = "technique-reviewed"
    /// 现场核查
    case siteVerified = "site-verified"
}

/// That somebody went and looked.
package struct Verification: Hashable, Sendable, Codable {
    package let date: CalendarDate
    /// The duty post that did.
    package let post: String

    package init(date: CalendarDate, post: String) {
        self.date = date
        self.post = post
    }
}

/// What every entry of the register has. No people and no telephone numbers: a post is a chair that is always taken.
package struct RegisterRecord: Hashable, Sendable {
    /// Unique among all lists of a river.
    package let id: String
    package let name: Bilingual
    /// Whose entry it is; it alone approves a change of it.
    package let side: Side
    /// Six-digit division code.
    package let place: String
    /// The organisation that owns or runs it.
    package let owner: String
    /// The duty post to ask.
    package let post: String
    package let review: ReviewState
    /// Nil when nobody ever went and looked.
    package let verified: Verification?
    /// By what it may stand on the other side's ground; nil when nothing is agreed.
    package let agreement: String?
    /// That it is there, its name and its place.
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, side: Side, place: String, owner: String, post: String, review: ReviewState = .listed,
        verified: Verification? = nil, agreement: String? = nil, provenance: Provenance
    ) {
        (self.id, self.name, self.side, self.place, self.owner, self.post) = (id, name, side, place, owner, post)
        (self.review, self.verified, self.agreement, self.provenance) = (review, verified, agreement, provenance)
    }
}

/// An entry of one of the lists.
package protocol RegisterEntry: Hashable, Sendable {
    static var list: RegisterList { get }
    var record: RegisterRecord { get }
    /// Where it acts on the water; nil for what is not at it.
    var water: Location? { get }
}

extension RegisterEntry {
    package var list: RegisterList { Self.list }
    package var id: String { record.id }
    package var name: Bilingual { record.name }
    package var side: Side { record.side }
    package var place: String { record.place }
    package var provenance: Provenance { record.provenance }
}
