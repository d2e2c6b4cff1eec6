package import Chronology
package import Wording

/// One thing that one facility could do about a release.
package struct PlanAction: Hashable, Sendable, Codable {
    /// What it would do.
    package enum Operation: String, Hashable, Sendable, Codable, CaseIterable {
        /// 拦蓄: hold the river behind a dam
        case hold
        /// 引蓄: lead it into a pond, a wetland or a dry bed beside the river
        case storeAside = "store-aside"
        /// 引流: lead it into another watercourse
        case leadAway = "lead-away"
        /// 关闸: let none into a canal or reservoir; it stays in the river
        case close
        /// 投药: take some of it out of the water
        case dose
        /// 稀释: give clean water from above
        case dilute
    }

    /// Whether it can be done.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// An order now is in time.
        case operable
        /// The release can be there before it works.
        case tooLate = "too-late"
        /// It cannot help, for the reason given.
        case cannot
    }

    /// The facility's id and the operation: `maigaiti-pond/store-aside`.
    package let id: String
    package let facility: String
    package let name: Bilingual
    /// Whose facility it is.
    package let side: Side
    package let owner: String
    package let post: String
    package let operation: Operation
    package let watercourse: String?
    package let kilometre: Double
    package let state: State
    /// Why it cannot, or what has to be known; nil when there is nothing to say.
    package let reason: Bilingual?
    /// When the front comes to where it acts; nil where no member's does.
    package let arrival: TimeBand?
    /// The last time for the order: the earliest credible front, less the time to operate and a margin.
    package let decideBy: Timestamp?
    /// From the order until it works, supplies included.
    package let minutesToOperate: Int
    /// Share of the ensemble in which an order at the time of the plan works before the front comes.
    package let inTimeProbability: Double?
    /// Of polluted water that passes while the limit is exceeded and that it could take, m³.
    package let volume: Band?
    /// What it can hold, m³; nil where that does not count.
    package let storage: Double?
    /// Share of the ensemble in which that is enough.
    package let holdsProbability: Double?
    /// Of what passes, the share that it takes out.
    package let takenShare: Band?
    /// The watercourse that what is taken goes down.
    package let into: String?
    /// What it needs from depots.
    package let supplies: [PlanSupply]
    /// Whether somebody went and looked at it.
    package let isVerified: Bool
    /// How far the joint review is with it.
    package let review: String
    /// Of the entry, and of its figures: `named-source`, `estimate` or `illustrative`.
    package let provenance: String
    package let figuresProvenance: String

    package init(
        id: String, facility: String, name: Bilingual, side: Side, owner: String, post: String, operation: Operation,
        watercourse: String? = nil, kilometre: Double, state: State, reason: Bilingual? = nil, arrival: TimeBand? = nil,
        decideBy: Timestamp? = nil, minutesToOperate: Int, inTimeProbability: Double? = nil, volume: Band? = nil, storage: Double? = nil,
        holdsProbability: Double? = nil, takenShare: Band? = nil, into: String? = nil, supplies: [PlanSupply] = [], isVerified: Bool,
        review: String, provenance: String, figuresProvenance: String
    ) {
        (self.id, self.facility, self.name, self.side, self.owner, self.post) = (id, facility, name, side, owner, post)
        (self.operation, self.watercourse, self.kilometre, self.state) = (operation, watercourse, kilometre, state)
        (self.reason, self.arrival, self.decideBy, self.minutesToOperate) = (reason, arrival, decideBy, minutesToOperate)
        (self.inTimeProbability, self.volume, self.storage) = (inTimeProbability, volume, storage)
        (self.holdsProbability, self.takenShare, self.into, self.supplies) = (holdsProbability, takenShare, into, supplies)
        (self.isVerified, self.review) = (isVerified, review)
        (self.provenance, self.figuresProvenance) = (provenance, figuresProvenance)
    }
}

/// What a depot would send.
package struct PlanSupply: Hashable, Sendable, Codable {
    package let depot: String
    package let name: Bilingual
    package let side: Side
    /// `activated-carbon` …
    package let supply: String
    /// In the unit of the supply: t.
    package let amount: Double
    /// Needed in all, by half of the ensemble.
    package let needed: Double
    /// From the order until it is there.
    package let minutes: Int

    package init(depot: String, name: Bilingual, side: Side, supply: String, amount: Double, needed: Double, minutes: Int) {
        (self.depot, self.name, self.side, self.supply) = (depot, name, side, supply)
        (self.amount, self.needed, self.minutes) = (amount, needed, minutes)
    }
}
