import Events
import Region
import Wording

/// What things are called in a call.
struct SpokenNames: Sendable {
    private let areas: [String: Bilingual]
    private let organisations: [String: Bilingual]
    private let posts: [String: DutyPost]

    /// - Parameter others: what else a warning can be about: rivers and region-wide areas.
    init(_ region: Region, others: [String: Bilingual] = [:]) {
        areas = Dictionary(region.areas.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }).merging(others) { own, _ in own }
        organisations = Dictionary(region.organisations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        posts = Dictionary(region.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func area(_ id: String) -> Bilingual { areas[id] ?? Bilingual(zh: id, en: id) }
    func organisation(_ id: String) -> Bilingual { organisations[id] ?? Bilingual(zh: id, en: id) }
    func post(_ id: String) -> Bilingual { posts[id]?.name ?? Bilingual(zh: id, en: id) }
    func side(of post: String) -> Side? { posts[post]?.side }

    /// The hazards of the warning criteria, by id.
    static let hazards = [
        "pollution": Bilingual(zh: "重污染天气", en: "heavy pollution"),
        "control": Bilingual(zh: "轻中度污染", en: "light and moderate pollution"),
        "ozone": Bilingual(zh: "臭氧污染", en: "ozone"),
        "dust": Bilingual(zh: "沙尘", en: "dust"),
        "river": Bilingual(zh: "河流突发水污染", en: "river pollution"),
        "drinking-water": Bilingual(zh: "饮用水水源污染", en: "drinking-water pollution"),
    ]

    /// One that this program does not know goes by its id.
    static func hazard(_ id: String) -> Bilingual { hazards[id] ?? Bilingual(zh: id, en: id) }
}

extension Side {
    var spoken: Bilingual {
        switch self {
        case .local: Bilingual(zh: "地方", en: "local")
        case .corps: Bilingual(zh: "兵团", en: "corps")
        }
    }
}

extension WarningLevel {
    /// With its word, never by colour alone.
    var spoken: Bilingual {
        switch self {
        case .blue: Bilingual(zh: "蓝色（Ⅳ级）", en: "blue (IV)")
        case .yellow: Bilingual(zh: "黄色（Ⅲ级）", en: "yellow (III)")
        case .orange: Bilingual(zh: "橙色（Ⅱ级）", en: "orange (II)")
        case .red: Bilingual(zh: "红色（Ⅰ级）", en: "red (I)")
        }
    }
}

extension IncidentGrade {
    /// The level of a warning that goes with the grade, by which silences and raised calls compare it.
    var level: WarningLevel {
        switch self {
        case .general: .blue
        case .larger: .yellow
        case .major: .orange
        case .extraordinary: .red
        }
    }

    var spoken: Bilingual {
        switch self {
        case .general: Bilingual(zh: "一般（Ⅳ级）", en: "grade IV (general)")
        case .larger: Bilingual(zh: "较大（Ⅲ级）", en: "grade III (larger)")
        case .major: Bilingual(zh: "重大（Ⅱ级）", en: "grade II (major)")
        case .extraordinary: Bilingual(zh: "特别重大（Ⅰ级）", en: "grade I (extraordinary)")
        }
    }
}

extension WarningStep {
    var spoken: Bilingual {
        switch self {
        case .issue: Bilingual(zh: "发布", en: "issue")
        case .raise: Bilingual(zh: "升级", en: "raise")
        case .lower: Bilingual(zh: "降级", en: "lower")
        case .extend: Bilingual(zh: "延长", en: "extend")
        case .lift: Bilingual(zh: "解除", en: "lift")
        }
    }
}

extension WarningChange {
    var spoken: Bilingual {
        switch self {
        case .raised: Bilingual(zh: "升级", en: "raised")
        case .lowered: Bilingual(zh: "降级", en: "lowered")
        case .extended: Bilingual(zh: "延长", en: "extended")
        }
    }
}

extension AlarmKind {
    var spoken: Bilingual {
        switch self {
        case .warning: Bilingual(zh: "警报", en: "warning")
        case .information: Bilingual(zh: "通报", en: "information")
        case .search: Bilingual(zh: "协查", en: "search")
        case .update: Bilingual(zh: "更新", en: "update")
        case .endOfAlert: Bilingual(zh: "解除", en: "end of alert")
        case .plannedRelease: Bilingual(zh: "计划放水", en: "planned release")
        }
    }
}

extension SuspicionSeverity {
    var spoken: Bilingual {
        switch self {
        case .notable: Bilingual(zh: "值得注意", en: "notable")
        case .serious: Bilingual(zh: "严重", en: "serious")
        case .grave: Bilingual(zh: "特别严重", en: "grave")
        }
    }
}

extension IncidentReportKind {
    var spoken: Bilingual {
        switch self {
        case .first: Bilingual(zh: "初报", en: "first report")
        case .followUp: Bilingual(zh: "续报", en: "follow-up report")
        case .final: Bilingual(zh: "处理结果报告", en: "final report")
        }
    }
}

extension CallUrgency {
    /// 0 for minor, 2 for critical.
    package var rank: Int {
        switch self {
        case .minor: 0
        case .major: 1
        case .critical: 2
        }
    }
}
