import Chronology
import Events
import Wording

extension PlanComputed: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let operable = Set(actions.filter { $0.state == .operable }.map(\.facility)).count
        let first = timeline.first.map { decision in
            let time = Figures.time(decision.decideBy)
            return Bilingual(zh: "最先要定：\(decision.what.zh)，\(time.zh) 前。", en: " First to be decided: \(decision.what.en), by \(time.en).")
        }
        let next = first ?? Bilingual(zh: "", en: "")
        let count = operable == 1 ? "1 facility" : "\(operable) facilities"
        return Narration(
            timeline.isEmpty ? .notable : .urgent, zh: "事件 \(incident) 的一策：来得及的设施 \(operable) 处。\(summary.zh)\(next.zh)",
            en: "Plan for incident \(incident): \(count) can be worked in time. \(summary.en)\(next.en)")
    }
}
