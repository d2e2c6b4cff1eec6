import Chronology
import Events
import Foundation
import SoluteTransport
import Wording

// How sure it is.

extension Assumptions {
    var spread: Bilingual {
        let flow = Int((release.scale.flow * 100).rounded())
        return Bilingual(
            zh: "区间为 \(Ensemble.size) 个样本的 10–50–90%：流量对数标准差 \(flow)%、糙率 20%，五个离散公式各占五分之一，滞水区占断面约 8%（2–30%），"
                + "停留约 3 h，泄漏量对数标准差 0.3；不含闸门操作和来水变化。",
            en:
                "Bands are 10–50–90 % of \(Ensemble.size) members: flow varies by \(flow) %, roughness by 20 %, each of five dispersion formulae is "
                + "used by a fifth, dead zones take about 8 % of the section (2–30 %) and hold water for about 3 h, mass varies by a factor of "
                + "e^0.3; gates that are moved and a flow that changes are not in them.")
    }

    var noTarget: Bilingual {
        Bilingual(zh: "下游没有登记的敏感目标。", en: "No target is registered downstream.")
    }

    var ground: Bilingual? {
        guard let stretch = river.stretch(at: report.location) else { return nil }
        let side = stretch.side == .local ? Bilingual(zh: "地方", en: "local") : Bilingual(zh: "兵团", en: "corps")
        return Bilingual(
            zh: "事发地点在\(stretch.name.zh)（\(side.zh)）境内（按图估计）。",
            en: "The release is on the ground of \(stretch.name.en) (\(side.en)), by an estimate from the map.")
    }

    /// Jobson's regression for the last target, which knows nothing of our channels.
    func secondOpinion(_ last: PlumeArrival?) -> Bilingual? {
        guard let last, let catchment = river.catchment, report.location.watercourse == Watercourse.stem, last.kilometre > report.kilometre,
            let discharge = river.discharge(at: Location(kilometre: report.kilometre), in: release.condition)
        else { return nil }
        let travel = JobsonTravel(discharge: discharge, basin: catchment.basin)
        let hours = { (line: JobsonTravel.Line) in
            travel.passing(distance: (last.kilometre - report.kilometre) * 1000, line).peakHours.text(decimals: 0)
        }
        let ours = (Double((last.peak.median - report.released).wholeSeconds) / 3600).text(decimals: 0)
        return Bilingual(
            zh: "独立校核：Jobson（1996，据美国河流回归，此处为外推）给出\(last.name.zh)峰现 \(hours(.probable)) h，最早 \(hours(.maximumProbable)) h；"
                + "本预报中值 \(ours) h。",
            en: "Second opinion: Jobson 1996 (fitted on rivers of the US, here an extrapolation) puts the peak at \(last.name.en) after "
                + "\(hours(.probable)) h, at the earliest \(hours(.maximumProbable)) h; the median here is \(ours) h.")
    }
}
