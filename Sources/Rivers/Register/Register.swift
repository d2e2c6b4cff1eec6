package import Chronology

/// The lists of a river but the targets, which stand in `River.targets`, and the basic information, which follows from the network.
package struct Register: Hashable, Sendable {
    /// Of the lists as they are written; an entry that nobody ever verified is overdue a period after it.
    package let asOf: CalendarDate?
    package let facilities: [Facility]
    package let riskSources: [RiskSource]
    package let depots: [Depot]
    package let monitors: [Monitor]
    package let mutualAid: [MutualAid]
    /// The steps of plan.yaml.
    package let plan: [PlannedStep]
    /// The entries of all lists, the targets too, as they are written, by id: what a change is made to.
    package let written: [String: WrittenEntry]

    package init(
        asOf: CalendarDate? = nil, facilities: [Facility] = [], riskSources: [RiskSource] = [], depots: [Depot] = [],
        monitors: [Monitor] = [], mutualAid: [MutualAid] = [], plan: [PlannedStep] = [], written: [String: WrittenEntry] = [:]
    ) {
        (self.asOf, self.facilities, self.riskSources) = (asOf, facilities, riskSources)
        (self.depots, self.monitors, self.mutualAid) = (depots, monitors, mutualAid)
        (self.plan, self.written) = (plan, written)
    }
}

/// An entry as its single values, each under its way: `figures.minutesToOperate` is `90`.
package struct WrittenEntry: Hashable, Sendable, Codable {
    package let list: RegisterList
    package var fields: [String: String]

    package init(list: RegisterList, fields: [String: String]) {
        self.list = list
        self.fields = fields
    }
}

extension River {
    /// Every entry of every list, in the order of the lists.
    package var entries: [any RegisterEntry] {
        let lists: [[any RegisterEntry]] = [
            register.facilities, register.riskSources, targets, register.depots, register.monitors, register.mutualAid,
        ]
        return lists.flatMap { $0 }
    }

    /// Of any list.
    package func entry(_ id: String) -> (any RegisterEntry)? { entries.first { $0.id == id } }
    package func facility(_ id: String) -> Facility? { register.facilities.first { $0.id == id } }
    package func riskSource(_ id: String) -> RiskSource? { register.riskSources.first { $0.id == id } }
    package func monitor(_ id: String) -> Monitor? { register.monitors.first { $0.id == id } }
}
