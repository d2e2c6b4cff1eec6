import Events
import Wording

/// An assessment put into an event.
extension GradeAssessment {
    func graded(_ number: String, former: IncidentGrade?) -> IncidentGraded {
        IncidentGraded(
            incident: number, grade: grade, former: former, computed: computed, provisional: isProvisional, criteria: criteria,
            decidedBy: decision?.post, open: open, reason: reason)
    }

    /// What would have to be said anew: not the source of a forecast, which has a time in it.
    var fingerprint: String {
        let parts = criteria.map { "\($0.criterion) \($0.grade.rawValue) \($0.value) \($0.isForecast)" }
        let decided = decision.map { "\($0.grade.rawValue) \($0.post) \($0.person) \($0.reason)" } ?? ""
        return EventIdentity.derived(
            from: [grade.rawValue, computed.rawValue, "\(isProvisional)", decided] + parts + open.map(\.en))
    }

    private var reason: Bilingual {
        let because =
            criteria.isEmpty
            ? Bilingual(zh: "未达到更高级别的任何一条", en: "no criterion of a higher grade holds")
            : Bilingual(zh: criteria.map(\.text.zh).joined(separator: "；"), en: criteria.map(\.text.en).joined(separator: "; "))
        let provisional = isProvisional ? Bilingual(zh: "（暂定）", en: " (provisional)") : Bilingual(zh: "", en: "")
        guard let decision else {
            return Bilingual(zh: "\(grade.name.zh)\(provisional.zh)：\(because.zh)", en: "\(grade.name.en)\(provisional.en): \(because.en)")
        }
        return Bilingual(
            zh: "\(grade.name.zh)，由 \(decision.post) \(decision.person)决定：\(decision.reason)（按标准为\(computed.name.zh)：\(because.zh)）",
            en:
                "\(grade.name.en), decided by \(decision.post) (\(decision.person)): \(decision.reason) (by the criteria \(computed.name.en): \(because.en))"
        )
    }
}
