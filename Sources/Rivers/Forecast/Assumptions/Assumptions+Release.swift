import Events
import Wording

// What is not known about the release.

extension Assumptions {
    var mass: Bilingual? {
        guard report.massKilograms == nil else { return nil }
        guard !knowledge.isMassKnown else {
            return Bilingual(
                zh: "泄漏量未报告：由样品反推，见“泄漏估计”。", en: "No mass was reported: it follows from the samples, see the estimate of the release.")
        }
        return Bilingual(
            zh: "泄漏量未知：只给出前锋到达（达到当地峰值的 10%）与峰现时间，不给浓度、超标概率和消退时间。",
            en: "The mass is unknown: only the front (a tenth of the local peak) and the time of the peak are given, no concentration, no "
                + "probability and no departure.")
    }

    var density: Bilingual? {
        switch release.substance.density {
        case .dissolved: nil
        case .floating:
            Bilingual(
                zh: "该物质上浮：按表层流速（U + u*/κ）计算，比断面平均快；未计风吹和滞留岸边，浓度按全断面折算，仅供比较。",
                en:
                    "The substance floats: it goes with the surface (U + u*/κ), faster than the mean. Wind and what clings to the banks are left out; "
                    + "concentrations are over the whole section, for comparison only.")
        case .sinking:
            Bilingual(
                zh: "该物质下沉，按溶解态计算：可能沉积河底并持续释放，消退会更晚。",
                en:
                    "The substance sinks and is computed as dissolved: it may lie on the bed and go on releasing, so departure may be later."
            )
        }
    }

    var background: Bilingual {
        Bilingual(zh: "未计入河水本底浓度。", en: "The river's own concentration before the release is not added.")
    }

    var decay: Bilingual {
        let rate = release.substance.decay.perDay
        guard rate > 0 else { return Bilingual(zh: "不计降解（偏保守）。", en: "No decay is counted (on the safe side).") }
        let celsius = release.condition.season.waterTemperatureCelsius
        return Bilingual(
            zh: "一级降解 \(rate) /d（20 ℃），按水温 \(celsius) ℃ 以 1.047^(T−20) 修正；均为估计。",
            en: "First-order decay of \(rate)/d at 20 °C, corrected by 1.047^(T−20) for water of \(celsius) °C; both are estimates.")
    }
}
