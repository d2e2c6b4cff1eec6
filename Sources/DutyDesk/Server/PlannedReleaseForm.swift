import Chronology
import Events
import Region

/// `POST /api/releases`: water is going to be let go, and those downstream have to know before.
struct PlannedReleaseForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let river: String
    /// Along the main stem.
    let kilometre: Double
    let begins: Timestamp
    let ends: Timestamp?
    let dischargeCubicMetresPerSecond: Double
    let reason: String

    /// m³/s, at most: more is a slip of the finger.
    static let maximumDischarge = 20_000.0
    /// A release is announced so long ahead at most, and at most so long after it began.
    static let furthest = Duration.days(60)
    static let latest = Duration.seconds(24 * 3600)

    /// What to record.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> ReleaseAnnounced {
        try FormText.check(request: request)
        guard let river = around.rules.river(river) else { throw .field("river", zh: "请选择河流", en: "choose a river") }
        guard (0...river.lengthKilometres).contains(kilometre) else {
            let length = Int(river.lengthKilometres)
            throw .field("kilometre", zh: "公里数须在 0–\(length) 之间", en: "the kilometre lies between 0 and \(length)")
        }
        guard dischargeCubicMetresPerSecond > 0, dischargeCubicMetresPerSecond <= Self.maximumDischarge else {
            throw .field("discharge", zh: "流量须大于 0，单位 m³/s", en: "the flow is more than 0, in m³/s")
        }
        try checkTimes(around.now)
        return ReleaseAnnounced(
            release: number(around.side), river: river.id, kilometre: kilometre, begins: begins, ends: ends,
            dischargeCubicMetresPerSecond: dischargeCubicMetresPerSecond, post: try FormText.post(post, around),
            person: try FormText.person(person), reason: try FormText.reason(reason))
    }

    private func checkTimes(_ now: Timestamp) throws(DeskRefusal) {
        guard (now - Self.latest...now + Self.furthest).contains(begins) else {
            throw .field(
                "begins", zh: "开始时间须在 24 小时前到 60 天后之间（北京时间）", en: "it begins between 24 h ago and 60 days from now (Beijing time)")
        }
        if let ends, ends <= begins || ends > begins + Self.furthest {
            throw .field("ends", zh: "结束须晚于开始；不知道就不填", en: "it ends after it begins; leave it empty where nobody knows")
        }
    }

    func number(_ side: Side) -> String { FormText.number("release", side, eventID) }

    var eventID: String {
        EventIdentity.derived(from: [
            "release", request, river, "\(kilometre)", begins.rfc3339, ends?.rfc3339 ?? "", "\(dischargeCubicMetresPerSecond)", post,
            person,
            reason,
        ])
    }
}
