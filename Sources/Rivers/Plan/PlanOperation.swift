import Events
import Playbook
import SoluteTransport
import Wording

/// One thing that one facility could do, in figures.
struct PlanOperation: Hashable, Sendable {
    let facility: Facility
    let kind: PlanAction.Operation
    /// Nil where the water does not come.
    var site: PlanSite?
    /// The most that goes into it, m³/s; nil for all that comes.
    var intake: Double?
    /// m³; nil without a limit.
    var storage: Double?
    /// Where the storage is from, when it is not a figure of the facility.
    var storageIsEstimated = false
    /// Where what it takes goes on; none when it is kept.
    var outlets: [Work.Outlet] = []
    /// The watercourse that it leads into, or shuts.
    var into: String?
    /// Targets whose inlet it shuts.
    var shuts: Set<String> = []
    /// Why it cannot help at all.
    var obstacle: Bilingual?
    /// What has to be known about it.
    var remark: Bilingual?
    /// From the order until it works, supplies included.
    var minutes: Int
    var treatment: Treatment?

    init(_ facility: Facility, _ kind: PlanAction.Operation, at site: PlanSite?) {
        (self.facility, self.kind, self.site, minutes) = (facility, kind, site, facility.figures.minutesToOperate)
    }

    var id: String { "\(facility.id)/\(kind.rawValue)" }
    var isVerified: Bool { facility.record.verified != nil }
}

/// What the facilities of a river could do about a release: the operation of each function, where it acts and what it acts on.
struct OperationFinder {
    let release: Release
    let treatments: [Treatment]

    private var river: River { release.river }

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

    private func diversions(at location: Location) -> [Diversion] { river.diversions.filter { $0.location == location } }
}

// MARK: - Holding

extension OperationFinder {
    private func hold(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
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

// MARK: - Gates

extension OperationFinder {
    private func gate(_ facility: Facility, _ site: PlanSite?) -> [PlanOperation] {
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

    private func targets(at location: Location, _ kinds: Set<Target.Kind>) -> Set<String> {
        Set(river.targets.filter { $0.location == location && kinds.contains($0.kind) }.map(\.id))
    }

    private func name(_ watercourse: String) -> Bilingual {
        river.watercourse(watercourse)?.name ?? Bilingual(zh: watercourse, en: watercourse)
    }
}

// MARK: - Dosing and diluting

extension OperationFinder {
    private func dose(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
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

    private func dilute(_ facility: Facility, _ site: PlanSite?) -> PlanOperation {
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
