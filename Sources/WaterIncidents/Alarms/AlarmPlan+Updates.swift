import Chronology
import Events
import Wording

// What is new to somebody who was warned.

extension AlarmPlan {
    /// Nil where what was told stands.
    func update(_ exposure: AlarmExposure, since last: AlarmRecord) -> Message? {
        var exposure = exposure
        // Neither likely enough to warn nor unlikely enough to say so: what was told stands.
        if !exposure.comes, exposure.isPossible || last.prospect != .comes {
            (exposure.comes, exposure.arrival) = (last.prospect == .comes, last.arrival)
        }
        let isSooner = isSooner(exposure, than: last)
        if let grade, last.grade != grade {
            let isGraver = last.grade.map { grade > $0 } ?? true
            let why = Bilingual(zh: "事件级别变为\(grade.name.zh)", en: "the grade is now \(grade.name.en)")
            return make(.update, exposure, why, isUrgent: isGraver || isSooner)
        }
        guard exposure.comes else {
            guard last.prospect == .comes else { return nil }
            return make(.update, exposure, Bilingual(zh: "按最新预报到达的可能性变小", en: "by the newest forecast it is less likely here"))
        }
        guard isSooner || isLater(exposure, than: last) else { return nil }
        return make(.update, exposure, Bilingual(zh: "到达时间变化", en: "the arrival has moved"), isUrgent: isSooner)
    }

    /// Also where it was not expected, and where a time is known for the first time or no longer.
    private func isSooner(_ exposure: AlarmExposure, than last: AlarmRecord) -> Bool {
        guard exposure.comes else { return false }
        guard last.prospect == .comes, let told = last.arrival, let new = exposure.arrival else {
            return last.prospect != .comes || last.arrival != exposure.arrival
        }
        return told - new >= rules.updateShift
    }

    private func isLater(_ exposure: AlarmExposure, than last: AlarmRecord) -> Bool {
        guard let told = last.arrival, let new = exposure.arrival else { return false }
        return new - told >= rules.updateShift
    }
}
