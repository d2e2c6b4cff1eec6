import Chronology
import Events
import Playbook
import SoluteTransport
import Wording

/// Everything that a forecast takes for granted, in words, so that whoever reads the numbers can see what they stand on.
struct Assumptions {
    private let release: Release
    private let knowledge: Knowledge

    init(of release: Release, _ knowledge: Knowledge) { (self.release, self.knowledge) = (release, knowledge) }

    /// Of the whole forecast, the weightiest first.
    func all(_ arrivals: [PlumeArrival]) -> [Bilingual] {
        let lines = [
            mass, samples, unusedSamples, path, arrivals.isEmpty ? noTarget : nil, flow, hydraulics, regression, mixing, background, decay,
            density,
            spread,
        ]
        return lines.compactMap { $0 } + [secondOpinion(arrivals.last { $0.watercourse == nil }), ground].compactMap { $0 }
    }

    private var report: IncidentReported { release.report }
    private var river: River { release.river }
}

// MARK: - What is not known about the release

extension Assumptions {
    private var mass: Bilingual? {
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

    private var density: Bilingual? {
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

    private var regression: Bilingual? {
        let below = Set(release.plan.linksBelow)
        let unknown = release.waters.pieces.indices.filter { below.contains($0) && release.waters.pieces[$0].isByRegression }
        guard let first = unknown.first, let reach = release.waters.pieces[first].reach else { return nil }
        return Bilingual(
            zh: "\(reach.name.zh)等 \(unknown.count) 段河道资料不全：流速取自 Jobson（1996）回归，无混合距离。",
            en:
                "The channel is not fully known on \(unknown.count) stretches (\(reach.name.en) …): velocity there is by regression (Jobson 1996), "
                + "and the mixing length is unknown.")
    }

    private var path: Bilingual? {
        let canals = river.watercourses.filter { isReplacing($0) }
        guard let canal = canals.first else { return nil }
        let length = canal.lengthKilometres.text(decimals: 0)
        return Bilingual(
            zh: "本季节大部分水走\(canal.name.zh)（约 \(length) km），预报按预案的分水比例同时计算渠和河两路；请核实闸门实际开度。",
            en:
                "In this season most of the water takes the \(canal.name.en) (about \(length) km); canal and river bed are both computed, by the "
                + "playbook's shares. Find out how the gates really stand.")
    }

    /// A canal of a release's way that takes most of the water and gives it back.
    private func isReplacing(_ canal: Watercourse) -> Bool {
        guard case .diversion(let id) = canal.head, let diversion = river.diversion(id), case .joins = canal.mouth else { return false }
        return diversion.share[release.condition.season] >= 0.5 && diversion.location.watercourse == report.location.watercourse
            && diversion.location.kilometre >= report.kilometre
    }

    private var mixing: Bilingual {
        Bilingual(
            zh: "一维计算，断面混合均匀；未混匀处给出岸边倍数。闸门按预案开度；渠首引水不改变浓度；水库按预案的混合方式；未考虑拦截。",
            en:
                "One-dimensional, mixed across the river; where it has not mixed yet, a ratio for the bank is given. Gates stand as in the playbook; "
                + "diversions keep the concentration; reservoirs mix as the playbook says; interception is left out.")
    }
}

// MARK: - What was sampled

extension Assumptions {
    private var samples: Bilingual? {
        guard let estimate = knowledge.estimate else { return nil }
        let speed = estimate.speedRatio.median.text(decimals: 2)
        let width = ((estimate.narrowing ?? 1) * 100).text(decimals: 0)
        return Bilingual(
            zh: "已用 \(estimate.samples) 个样品校正：流速约为预案值的 \(speed) 倍，流速区间缩至 \(width)%。",
            en:
                "Corrected by \(estimate.samples) samples: the water moves at about \(speed) of the playbook's speed, and the band of speed is "
                + "\(width)% of what it was.")
    }

    private var unusedSamples: Bilingual? {
        guard !knowledge.unused.isEmpty else { return nil }
        let numbers = knowledge.unused.prefix(5).map(\.sample).joined(separator: ", ")
        let more = knowledge.unused.count > 5 ? " …" : ""
        return Bilingual(
            zh: "未采用 \(knowledge.unused.count) 个样品（\(numbers)\(more)）：污染水流不经过取样处，或样品没有浓度和检出限。",
            en:
                "\(knowledge.unused.count) samples are not used (\(numbers)\(more)): the release does not pass where they were taken, or they give "
                + "neither a concentration nor a detection limit.")
    }

    static let dryBed = Bilingual(
        zh: "事发处本季节为干河床：污染物留在原地，水流不会带走。请就地清除，赶在来水之前。",
        en: "The bed is dry there in this season: the release stays where it is and no water carries it away. Clear it before water comes.")
}

// MARK: - How sure it is

extension Assumptions {
    private var spread: Bilingual {
        let flow = Int((release.scale.flow * 100).rounded())
        return Bilingual(
            zh: "区间为 \(Ensemble.size) 个样本的 10–50–90%：流量对数标准差 \(flow)%、糙率 20%，五个离散公式各占五分之一，滞水区占断面约 8%（2–30%），"
                + "停留约 3 h，泄漏量对数标准差 0.3；不含闸门操作和来水变化。",
            en:
                "Bands are 10–50–90 % of \(Ensemble.size) members: flow varies by \(flow) %, roughness by 20 %, each of five dispersion formulae is "
                + "used by a fifth, dead zones take about 8 % of the section (2–30 %) and hold water for about 3 h, mass varies by a factor of "
                + "e^0.3; gates that are moved and a flow that changes are not in them.")
    }

    private var noTarget: Bilingual {
        Bilingual(zh: "下游没有登记的敏感目标。", en: "No target is registered downstream.")
    }

    private var ground: Bilingual? {
        guard let stretch = river.stretch(at: report.location) else { return nil }
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
    func forTarget(_ target: Target, _ bank: BankCheck?) -> [Bilingual] {
        [bank.map(nearBank), position(target), foreignLimit(target)].compactMap { $0 }
    }

    private func nearBank(_ bank: BankCheck) -> Bilingual {
        let (here, needed) = (bank.kilometres.text(decimals: 0), bank.neededKilometres.text(decimals: 0))
        let ratio = bank.ratio.text(decimals: 1)
        guard !bank.isOpposite else {
            return Bilingual(
                zh: "距事发点约 \(here) km，需约 \(needed) km 才混匀；取水口在对岸，浓度约为断面平均的 \(ratio) 倍。请加测两岸。",
                en:
                    "About \(here) km below the release; it takes about \(needed) km (the mixing length) to mix across. This intake is on the other "
                    + "bank, with about \(ratio) of the section's mean; sample both banks.")
        }
        return Bilingual(
            zh: "距事发点约 \(here) km，小于岸边排放的混合距离（约 \(needed) km）：同岸浓度可达断面平均的 \(ratio) 倍，请加测两岸。",
            en:
                "About \(here) km below the release and less than the mixing length from a bank (about \(needed) km): on the same bank it may be "
                + "\(ratio) times the section's mean; sample both banks.")
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
