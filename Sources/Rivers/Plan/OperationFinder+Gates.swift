import Events
import Playbook
import SoluteTransport
import Wording

// Gates, and what is put into the water.

extension OperationFinder {
    func gate(_ facility: Facility, _ site: PlanSite?) -> [PlanOperation] {
        var here = diversions(at: facility.location)
        if here.isEmpty, facility.location.watercourse != Watercourse.stem, let own = diversion(feeding: facility.location.watercourse),
            facility.location.kilometre <= Self.atHeadKilometres
        {
            here = [own]
        }
        let place = here.first.flatMap { PlanSite($0.location, release.waters) } ?? site
        var found: [PlanOperation] = []
        if facility.functions.contains(.leadAway) { found.append(leadAway(facility, place, here)) }
        if facility.functions.contains(.cutOff) || facility.functions.contains(.store) {
            if !here.isEmpty { found.append(close(facility, place, here)) }
            if here.isEmpty || facility.figures.storage != nil { found.append(hold(facility, place)) }
        }
        return found
    }

    /// A work this near to the head of a canal is the canal's own.
    static let atHeadKilometres = 1.0

    private func leadAway(_ facility: Facility, _ site: PlanSite?, _ here: [Diversion]) -> PlanOperation {
        var operation = PlanOperation(facility, .leadAway, at: site)
        operation.intake = facility.figures.maximumFlow
        guard let canal = here.first(where: { $0.into != nil })?.into else {
            operation.obstacle = Bilingual(
                zh: "登记册没有写水引到哪里；引入田间等于把污染转给灌区，不予建议。",
                en:
                    "The register says no place to which the water would go; to fields would only move the pollution there and is not proposed."
            )
            return operation
        }
        operation.into = canal
        if let head = release.waters.head(of: canal) {
            operation.outlets = [Work.Outlet(link: head, share: 1)]
            operation.remark = Bilingual(
                zh: "污染水改走\(name(canal).zh)，沿途目标因此受影响。",
                en: "The pollution then goes down the \(name(canal).en) and reaches what lies along it.")
        } else {
            takeRoom(in: canal, &operation)
        }
        return operation
    }

    /// A dry bed holds what its own entries say.
    private func takeRoom(in canal: String, _ operation: inout PlanOperation) {
        let room = river.register.facilities.filter { $0.location.watercourse == canal }.compactMap(\.figures.storage).reduce(0, +)
        operation.storage = room > 0 ? room : operation.facility.figures.storage ?? 0
        guard operation.storage == 0 else { return }
        operation.obstacle = Bilingual(
            zh: "\(name(canal).zh)为干河床，没有登记能蓄多少水。", en: "The \(name(canal).en) is dry and the register does not say how much it can hold.")
    }

    private func close(_ facility: Facility, _ site: PlanSite?, _ here: [Diversion]) -> PlanOperation {
        var operation = PlanOperation(facility, .close, at: site)
        operation.shuts = targets(at: site?.location ?? facility.location, [.irrigationIntake, .reservoir])
        operation.into = here.compactMap(\.into).first
        guard let node = site?.node else { return operation }
        let shut = Set(here.compactMap(\.into).compactMap(release.waters.head))
        operation.outlets = outlets(of: node, without: shut)
        if here.allSatisfy({ $0.share[release.condition.season] == 0 }) {
            operation.obstacle = Bilingual(zh: "本季节不引水，闸门本来就关着。", en: "It takes nothing in this season: the gate is shut as it is.")
        }
        return operation
    }

    /// What a canal that is shut does not take goes down the watercourse itself.
    private func outlets(of node: Int, without shut: Set<Int>) -> [Work.Outlet] {
        let pieces = release.waters.pieces
        let leaving = pieces.indices.filter { pieces[$0].recipe.from == node }
        let through = max(release.waters.arriving(at: node), leaving.reduce(0) { $0 + pieces[$1].recipe.discharge })
        guard let main = leaving.first(where: { !shut.contains($0) }), through > 0 else { return [] }
        return leaving.filter { !shut.contains($0) }.map { link in
            let more = link == main ? shut.reduce(0) { $0 + pieces[$1].recipe.discharge } : 0
            return Work.Outlet(link: link, share: min(1, (pieces[link].recipe.discharge + more) / through))
        }
    }

    func targets(at location: Location, _ kinds: Set<Target.Kind>) -> Set<String> {
        Set(river.targets.filter { $0.location == location && kinds.contains($0.kind) }.map(\.id))
    }

    private func name(_ watercourse: String) -> Bilingual {
        river.watercourse(watercourse)?.name ?? Bilingual(zh: watercourse, en: watercourse)
    }
}

// MARK: - Dosing and diluting

extension OperationFinder {
    func dose(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
        var operation = PlanOperation(facility, .dose, at: site)
        operation.treatment = treatments.options(for: release.substance.id).first
        let name = release.substance.name
        guard let treatment = operation.treatment else {
            operation.obstacle = Bilingual(
                zh: "措施表中没有适用于\(name.zh)的药剂。", en: "The table of measures has nothing against \(name.en).")
            return operation
        }
        operation.remark = treatment.condition
        return operation
    }

    func dilute(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
        var operation = PlanOperation(facility, .dilute, at: site)
        operation.intake = facility.figures.maximumFlow
        operation.storage = facility.figures.storage
        guard operation.intake != nil, operation.storage != nil else {
            operation.obstacle = Bilingual(zh: "没有登记可放水量或下泄能力。", en: "The register does not say how much clean water it can give.")
            return operation
        }
        operation.remark = Bilingual(
            zh: "放清水既稀释也把污染水更快推向下游；放水前先通知下游。",
            en: "Clean water dilutes and also drives the pollution on; tell downstream before releasing.")
        return operation
    }
}

extension RiverWaters {
    /// m³/s in the middle of the ensemble.
    func arriving(at node: Int) -> Double {
        pieces.filter { $0.recipe.to == node }.reduce(0) { $0 + max(0, $1.recipe.discharge + $1.recipe.lateralInflow * $1.recipe.length) }
    }
}
