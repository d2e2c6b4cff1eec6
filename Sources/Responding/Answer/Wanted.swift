package import Chronology
import Events
import Region
package import Wording

/// A measure that now applies to a unit, with its due time.
package struct Wanted: Hashable, Sendable, Codable {
    package let measure: String
    package let unit: String
    package let due: Timestamp
    package let dueReason: Bilingual
}

/// What a playbook wants from the units of one side.
struct Demand {
    let playbook: ResponsePlaybook
    let region: Region
    let side: Side
    let now: Timestamp

    func wanted(at level: WarningLevel, warningOf owner: Side) -> [Wanted] {
        playbook.measures(at: level, warningOf: owner, for: side).flatMap { measure in
            self.due(measure, []).map { tasks(measure, $0) } ?? []
        }
    }

    func wanted(for plume: PlumeForecast) -> [Wanted] {
        let reached = reached(by: plume)
        return playbook.measures(on: plume.river).flatMap { measure in
            self.due(measure, reached).map { tasks(measure, $0) } ?? []
        }
    }

    /// The targets that the plume may reach, in order downstream. Without a known mass every target counts.
    private func reached(by plume: PlumeForecast) -> [PlumeArrival] {
        plume.arrivals.filter { ($0.exceedanceProbability ?? 1) >= playbook.targetProbability }
    }

    /// Why a response to a plume starts, in words.
    func reason(_ plume: PlumeForecast) -> Bilingual {
        let reached = reached(by: plume)
        guard let first = reached.first else {
            return Bilingual(
                zh: "突发水污染事件\(plume.incident)：预测下游各目标均不超标",
                en: "incident \(plume.incident): no target downstream is forecast to exceed its limit")
        }
        return Bilingual(
            zh: "突发水污染事件\(plume.incident)：预测可能影响下游\(reached.count)处目标，首先是\(first.name.zh)",
            en: "incident \(plume.incident): targets downstream that may be reached: \(reached.count), first \(first.name.en)")
    }

    /// One task for each unit of the own side.
    private func tasks(_ measure: Measure, _ due: (time: Timestamp, reason: Bilingual)) -> [Wanted] {
        measure.units.filter { region.organisation($0)?.side == side }.map {
            Wanted(measure: measure.id, unit: $0, due: due.time, dueReason: due.reason)
        }
    }

    /// Nil for a measure whose target the plume does not reach.
    private func due(_ measure: Measure, _ reached: [PlumeArrival]) -> (time: Timestamp, reason: Bilingual)? {
        switch measure.due {
        case .after(let span):
            let text = Self.text(span)
            return (now + span, Bilingual(zh: "启动后\(text.zh)内", en: "within \(text.en) of activation"))
        case .before(let target, let lead):
            return reached.first { $0.target == target }.map { before($0, lead) }
        case .beforeKind(let kind, let lead):
            return reached.filter { $0.kind == kind && $0.side == side }.min { $0.early < $1.early }.map { before($0, lead) }
        }
    }

    private func before(_ arrival: PlumeArrival, _ lead: Duration) -> (time: Timestamp, reason: Bilingual) {
        let (wanted, soonest, text) = (arrival.early - lead, now + playbook.soonest, Self.text(lead))
        guard wanted < soonest else {
            return (
                wanted,
                Bilingual(zh: "污染团最早到达\(arrival.name.zh)前\(text.zh)", en: "\(text.en) before the earliest arrival at \(arrival.name.en)")
            )
        }
        return (
            soonest,
            Bilingual(
                zh: "立即：距污染团最早到达\(arrival.name.zh)已不足\(text.zh)",
                en: "at once: the plume may reach \(arrival.name.en) in less than \(text.en)")
        )
    }

    /// `4小时`, `4 h`; minutes where it is no whole number of hours.
    private static func text(_ span: Duration) -> Bilingual {
        let minutes = span.wholeSeconds / 60
        guard minutes.isMultiple(of: 60) else { return Bilingual(zh: "\(minutes)分钟", en: "\(minutes) min") }
        return Bilingual(zh: "\(minutes / 60)小时", en: "\(minutes / 60) h")
    }
}

extension PlumeArrival {
    /// The earliest time at which people have to be ready: the early end of the arrival band, which a forecast may leave out where
    /// few members exceed the limit; then the earliest time that it does know, the early end of the peak's band.
    fileprivate var early: Timestamp { arrival?.early ?? peak.early }
}
