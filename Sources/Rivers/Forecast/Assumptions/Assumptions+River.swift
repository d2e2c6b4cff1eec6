import Events
import Playbook
import SoluteTransport
import Wording

// What is not known about the river.

extension Assumptions {
    var flow: Bilingual? {
        let season = release.condition.season
        guard let discharge = river.discharge(at: report.location, in: release.condition) else { return nil }
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

    var hydraulics: Bilingual? {
        guard river.reaches.contains(where: { $0.provenance.kind != .namedSource }) else { return nil }
        return Bilingual(
            zh: "河段里程、比降、糙率、水面宽均为估计，须以实测资料替换。",
            en: "Kilometres, slope, roughness and width of the reaches are estimates, to be replaced by a survey.")
    }

    var regression: Bilingual? {
        let below = Set(release.plan.linksBelow)
        let unknown = release.waters.pieces.indices.filter { below.contains($0) && release.waters.pieces[$0].isByRegression }
        guard let first = unknown.first, let reach = release.waters.pieces[first].reach else { return nil }
        return Bilingual(
            zh: "\(reach.name.zh)等 \(unknown.count) 段河道资料不全：流速取自 Jobson（1996）回归，无混合距离。",
            en:
                "The channel is not fully known on \(unknown.count) stretches (\(reach.name.en) …): velocity there is by regression (Jobson 1996), "
                + "and the mixing length is unknown.")
    }

    var path: Bilingual? {
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

    var mixing: Bilingual {
        Bilingual(
            zh: "一维计算，断面混合均匀；未混匀处给出岸边倍数。闸门按预案开度；渠首引水不改变浓度；水库按预案的混合方式；未考虑拦截。",
            en:
                "One-dimensional, mixed across the river; where it has not mixed yet, a ratio for the bank is given. Gates stand as in the playbook; "
                + "diversions keep the concentration; reservoirs mix as the playbook says; interception is left out.")
    }
}
