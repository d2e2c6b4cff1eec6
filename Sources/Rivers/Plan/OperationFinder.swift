import Events
import Playbook
import SoluteTransport
import Wording

/// What the facilities of a river could do about a release: the operation of each function, where it acts and what it acts on.
struct OperationFinder {
    let release: Release
    let treatments: [Treatment]

    var river: River { release.river }

    /// Of every facility, in the order of the register; what the water of the release comes to is found out later.
    var operations: [PlanOperation] { river.register.facilities.flatMap(operations) }

    private func operations(of facility: Facility) -> [PlanOperation] {
        let site = site(of: facility)
        var found: [PlanOperation] = []
        switch facility.kind {
        case .dam, .reservoir, .temporaryDamSite:
            if holds(facility) { found.append(hold(facility, site)) }
        case .pond, .wetland, .dryChannel:
            if holds(facility) || facility.functions.contains(.leadAway) { found.append(storeAside(facility, site)) }
        case .gate, .channel, .diversionPowerStation, .bridge:
            found += gate(facility, site)
        }
        if facility.functions.contains(.dose) { found.append(dose(facility, site)) }
        if facility.functions.contains(.dilute) { found.append(dilute(facility, site)) }
        return found
    }

    private func holds(_ facility: Facility) -> Bool {
        facility.functions.contains(.store) || facility.functions.contains(.cutOff)
    }
}

// MARK: - Where

extension OperationFinder {
    /// A bed that is dry takes its water where the diversion is that feeds it.
    private func site(of facility: Facility) -> PlanSite? {
        if let site = PlanSite(facility.location, release.waters) { return site }
        guard let diversion = diversion(feeding: facility.location.watercourse) else { return nil }
        return PlanSite(diversion.location, release.waters)
    }

    func diversion(feeding watercourse: String) -> Diversion? {
        guard case .diversion(let id) = river.watercourse(watercourse)?.head else { return nil }
        return river.diversion(id)
    }

    func diversions(at location: Location) -> [Diversion] { river.diversions.filter { $0.location == location } }
}

// MARK: - Holding

extension OperationFinder {
    func hold(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
        var operation = PlanOperation(facility, .hold, at: site)
        operation.storage = facility.figures.storage
        operation.shuts = targets(at: facility.location, [.reservoir])
        if facility.kind == .temporaryDamSite { operation.obstacle = tooMuchWater(facility, site) }
        if operation.storage == nil { takeBackwater(&operation) }
        return operation
    }

    /// A temporary dam is built in no more water than its entry says.
    private func tooMuchWater(_ facility: Facility, _ site: PlanSite?) -> Bilingual? {
        guard let site, let most = facility.figures.maximumFlow else { return nil }
        let flow = river.discharge(at: site.location, in: release.condition) ?? 0
        guard flow > most else { return nil }
        let (here, limit) = (flow.text(decimals: 0), most.text(decimals: 0))
        return Bilingual(
            zh: "河水流量约 \(here) m³/s，超过此处可筑临时坝的 \(limit) m³/s。",
            en: "The river carries about \(here) m³/s, more than the \(limit) m³/s in which a temporary dam can be built here.")
    }

    /// What stands behind a gate that is shut: the wedge W·h²/2S of a raise h.
    static let raiseMetres = 1.5

    private func takeBackwater(_ operation: inout PlanOperation) {
        operation.storageIsEstimated = true
        guard let site = operation.site, let slope = river.reach(at: site.location)?.slope, slope > 0,
            let width = release.waters.pieces[site.reading.link].recipe.channel(.middle)?.width
        else {
            operation.storage = 0
            operation.obstacle = Bilingual(zh: "没有登记库容，无法估算回水量。", en: "No storage is in the register, and none can be estimated.")
            return
        }
        let volume = width * Self.raiseMetres * Self.raiseMetres / (2 * slope)
        operation.storage = volume
        operation.remark = Bilingual(
            zh: "没有登记库容：按闸前壅高 1.5 m 的回水量 W·h²/2S 约 \(volume.text(decimals: 0)) m³ 估算。",
            en: "No storage is in the register: the backwater of a raise of 1.5 m, W·h²/2S, is about \(volume.text(decimals: 0)) m³.")
    }

    private func storeAside(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
        var operation = PlanOperation(facility, .storeAside, at: site)
        operation.intake = facility.figures.maximumFlow
        operation.storage = facility.figures.storage
        if facility.location.watercourse != site?.location.watercourse {
            operation.into = facility.location.watercourse
            takeFeedingGate(&operation)
        }
        guard operation.storage == nil else { return operation }
        operation.storage = 0
        operation.obstacle = Bilingual(zh: "没有登记蓄水容积。", en: "No storage is in the register.")
        return operation
    }

    /// A dry bed gets water only through the gate above it, which has to be opened as well.
    private func takeFeedingGate(_ operation: inout PlanOperation) {
        guard let place = operation.site?.location,
            let gate = river.register.facilities.first(where: { $0.kind == .gate && $0.location == place })
        else { return }
        operation.minutes = max(operation.minutes, gate.figures.minutesToOperate)
        if let most = gate.figures.maximumFlow { operation.intake = min(operation.intake ?? most, most) }
        operation.remark = Bilingual(
            zh: "须同时开启\(gate.name.zh)（\(gate.figures.minutesToOperate) 分钟）。",
            en: "\(gate.name.en) has to be opened with it (\(gate.figures.minutesToOperate) minutes).")
    }
}
