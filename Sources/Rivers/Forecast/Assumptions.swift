import Chronology
import Events
import Playbook
import SoluteTransport
import Wording

/// Everything that a forecast takes for granted, in words, so that whoever reads the numbers can see what they stand on.
struct Assumptions {
    private let release: Release

    init(of release: Release) { self.release = release }

    /// Of the whole forecast, the weightiest first.
    func all(_ arrivals: [PlumeArrival]) -> [Bilingual] {
        let lines = [mass, path, arrivals.isEmpty ? noTarget : nil, flow, hydraulics, mixing, background, decay, density, spread]
        return lines.compactMap { $0 } + [secondOpinion(arrivals.last), ground].compactMap { $0 }
    }

    private var report: IncidentReported { release.report }
    private var river: River { release.river }
}

// MARK: - What is not known about the release

extension Assumptions {
    private var mass: Bilingual? {
        guard report.massKilograms == nil else { return nil }
        return Bilingual(
            zh: "泄漏量未知：只给出前锋到达（达到当地峰值的 10%）与峰现时间，不给浓度、超标概率和消退时间。",
            en: "The mass is unknown: only the front (a tenth of the local peak) and the time of the peak are given, no concentration, no "
                + "probability and no departure.")
    }

    private var density: Bilingual? {
        switch release.substance.density {
        case .dissolved: nil
        case .floating:
            Bilingual(
                zh: "该物质上浮，按溶解态计算：油膜可能更快，并滞留岸边。",
                en: "The substance floats and is computed as dissolved: a slick may run ahead and cling to the banks.")
        case .sinking:
            Bilingual(
                zh: "该物质下沉，按溶解态计算：可能沉积河底并持续释放，消退会更晚。",
                en:
                    "The substance sinks and is computed as dissolved: it may lie on the bed and go on releasing, so departure may be later."
            )
        }
    }

    private var background: Bilingual {
        Bilingual(zh: "未计入河水本底浓度。", en: "The river's own concentration before the release is not added.")
    }

    private var decay: Bilingual {
        let rate = release.substance.decay.perDay
        guard rate > 0 else { return Bilingual(zh: "不计降解（偏保守）。", en: "No decay is counted (on the safe side).") }
        let celsius = release.condition.season.waterTemperatureCelsius
        return Bilingual(
            zh: "一级降解 \(rate) /d（20 ℃），按水温 \(celsius) ℃ 以 1.047^(T−20) 修正；均为估计。",
            en: "First-order decay of \(rate)/d at 20 °C, corrected by 1.047^(T−20) for water of \(celsius) °C; both are estimates.")
    }
}

// MARK: - What is not known about the river

extension Assumptions {
    private var flow: Bilingual? {
        let season = release.condition.season
        guard let discharge = river.discharge(at: Location(kilometre: report.kilometre), in: release.condition) else { return nil }
        let flow = discharge.text(decimals: 0)
        if report.dischargeCubicMetresPerSecond != nil {
            return Bilingual(
                zh: "事发断面实测流量 \(flow) m³/s；其余河段按\(season.name.zh)流量同比例折算。",
                en: "Measured flow at the release: \(flow) m³/s; the other reaches are scaled alike from the \(season.name.en) flow.")
        }
        return Bilingual(
            zh: "没有实测流量：采用预案中\(season.name.zh)流量，事发断面 \(flow) m³/s（估计）。测得流量后请更正报告。",
            en: "No flow was measured: the playbook's \(season.name.en) flow is used, \(flow) m³/s at the release (estimate). "
                + "Correct the report once it is measured.")
    }

    private var hydraulics: Bilingual? {
        guard river.reaches.contains(where: { $0.provenance.kind != .namedSource }) else { return nil }
        return Bilingual(
            zh: "河段里程、比降、糙率、水面宽均为估计，须以实测资料替换。",
            en: "Kilometres, slope, roughness and width of the reaches are estimates, to be replaced by a survey.")
    }

    private var path: Bilingual? {
        guard let last = release.targets.last else { return nil }
        let paths = river.alternativePaths(from: report.kilometre, to: last.kilometre, in: release.condition.season)
        return paths.first.map(warning)
    }

    private func warning(_ path: AlternativePath) -> Bilingual {
        let (from, to) = (path.kilometres.lowerBound.text(decimals: 0), path.kilometres.upperBound.text(decimals: 0))
        let (main, other) = (
            (path.kilometres.upperBound - path.kilometres.lowerBound).text(decimals: 0), path.lengthKilometres.text(decimals: 0)
        )
        return Bilingual(
            zh: "注意：本季节 \(from)–\(to) km 河段的水可能改走\(path.name.zh)（约 \(other) km，代替河道约 \(main) km）。本预报按河道计算；请先核实水走哪条路。",
            en:
                "Warning: in this season the water between km \(from) and \(to) may take the \(path.name.en) instead (about \(other) km in place "
                + "of about \(main) km of river). The forecast follows the river; find out first which way the water goes.")
    }

    private var mixing: Bilingual {
        Bilingual(
            zh: "按断面混合均匀的一维模型计算；近岸取水口在混合距离之内可能更早、更浓。闸门视为开启，渠首引水不改变浓度，不考虑拦截和水库。",
            en:
                "One-dimensional, mixed across the river: within the mixing length an intake on the same bank may see it earlier and stronger. "
                + "Gates are taken as open; diversions keep the concentration; interception and reservoirs are left out.")
    }
}

// MARK: - How sure it is

extension Assumptions {
    private var spread: Bilingual {
        Bilingual(
            zh: "区间为 \(Ensemble.size) 个样本的 10–50–90%：流速变差系数 0.15，离散系数对数标准差 0.8，泄漏量对数标准差 0.3；不含水流路径和来水变化的不确定性。",
            en:
                "Bands are 10–50–90 % of \(Ensemble.size) members: velocity varies by 15 %, dispersion by a factor of e^0.8, mass by e^0.3; a wrong "
                + "path or a changing flow is not in them.")
    }

    private var noTarget: Bilingual {
        Bilingual(zh: "下游没有登记的敏感目标。", en: "No target is registered downstream.")
    }

    private var ground: Bilingual? {
        guard let stretch = river.stretch(at: report.kilometre) else { return nil }
        let side = stretch.side == .local ? Bilingual(zh: "地方", en: "local") : Bilingual(zh: "兵团", en: "corps")
        return Bilingual(
            zh: "事发地点在\(stretch.name.zh)（\(side.zh)）境内（按图估计）。",
            en: "The release is on the ground of \(stretch.name.en) (\(side.en)), by an estimate from the map.")
    }

    /// Jobson's regression for the last target, which knows nothing of our channels.
    private func secondOpinion(_ last: PlumeArrival?) -> Bilingual? {
        guard let last, let catchment = river.catchment, last.kilometre > report.kilometre,
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

// MARK: - At one target

extension Assumptions {
    /// What concerns this target only.
    func forTarget(_ target: Target, _ passage: Passage) -> [Bilingual] {
        let paths = river.alternativePaths(from: report.kilometre, to: target.kilometre, in: release.condition.season)
        return [nearBank(passage), paths.first.map(warning), position(target), foreignLimit(target)].compactMap { $0 }
    }

    private func nearBank(_ passage: Passage) -> Bilingual? {
        guard let mixing = passage.mixing else {
            return Bilingual(
                zh: "河道资料不全，混合距离未知，流速取自回归公式。",
                en: "The channel is not fully known: velocity is by regression and the mixing length is unknown.")
        }
        guard mixing < 1 else { return nil }
        let (here, needed) = ((passage.distance / 1000).text(decimals: 0), (passage.distance / mixing / 1000).text(decimals: 0))
        return Bilingual(
            zh: "距事发点约 \(here) km，小于岸边排放的混合距离（约 \(needed) km）：同岸浓度可能高出数倍、到达更早，请加测两岸。",
            en:
                "About \(here) km below the release and less than the mixing length from a bank (about \(needed) km): on the same bank it may be "
                + "several times stronger and earlier; sample both banks.")
    }

    private func position(_ target: Target) -> Bilingual? {
        switch target.provenance.kind {
        case .namedSource: nil
        case .estimate: Bilingual(zh: "目标里程为估计值。", en: "The target's kilometre is an estimate.")
        case .illustrative: Bilingual(zh: "该目标为示例，不是登记资料。", en: "This target is illustrative, not from a register.")
        }
    }

    private func foreignLimit(_ target: Target) -> Bilingual? {
        guard target.kind == .irrigationIntake else { return nil }
        return Bilingual(zh: "以地表水限值判断灌溉取水，未采用灌溉水质标准。", en: "Judged by the surface-water limit; no limit for irrigation water is used.")
    }
}
