import Chronology
import Events
import Wording

/// What a message says, in one or two lines. An exercise says so first.
struct CallText {
    let call: CallRecord
    let realm: Realm
    let round: Int
    /// How much later than planned; nil when in time.
    let late: Duration?
    /// Titles of other calls that are told in the same message.
    var others: [Bilingual] = []

    /// Other calls that are named; of more there is only the number.
    static let maximumOthers = 5

    var text: Bilingual {
        Bilingual(
            zh: opening.zh + call.title.zh + again.zh + joined.zh + "。请确认 \(call.number)",
            en: opening.en + call.title.en + again.en + joined.en + ". Please acknowledge \(call.number)")
    }

    private var opening: Bilingual { ExerciseMark(realm)?.opening ?? Bilingual(zh: "", en: "") }

    private var again: Bilingual {
        var (zh, en) = ("", "")
        if round > 1 { (zh, en) = ("（第 \(round) 次呼叫）", " (round \(round))") }
        if let late {
            let minutes = late.components.seconds / 60
            (zh, en) = (zh + "（迟 \(minutes) 分钟）", en + " (\(minutes) min late)")
        }
        return Bilingual(zh: zh, en: en)
    }

    private var joined: Bilingual {
        guard !others.isEmpty else { return Bilingual(zh: "", en: "") }
        let shown = others.prefix(Self.maximumOthers)
        let rest = others.count - shown.count
        let more = rest > 0 ? Bilingual(zh: "，等 \(rest) 项", en: " and \(rest) more") : Bilingual(zh: "", en: "")
        return Bilingual(
            zh: "；另有 \(others.count) 项：" + shown.map(\.zh).joined(separator: "；") + more.zh,
            en: "; and \(others.count) others: " + shown.map(\.en).joined(separator: "; ") + more.en)
    }
}
