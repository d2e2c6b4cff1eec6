package import Chronology
package import Wording

/// What an intake does while the release passes: closes, opens again, and draws from its backup meanwhile.
package struct PlanIntake: Hashable, Sendable, Codable {
    /// Whether another source can stand in.
    package enum Backup: String, Hashable, Sendable, Codable, CaseIterable {
        /// None is written down.
        case none
        /// The release does not come to it.
        case usable
        /// It is filled from the river: usable if the gate named is shut in time.
        case behindGate = "behind-gate"
        /// The release comes to it as well.
        case onTheWay = "on-the-way"
    }

    package let target: String
    package let name: Bilingual
    package let side: Side
    package let owner: String
    package let post: String
    /// The earliest credible time by which to have closed.
    package let closeBy: Timestamp
    /// The latest credible time from which to open again, after clean samples; nil when the mass is unknown.
    package let reopenAfter: Timestamp?
    /// Between the two, which the backup has to bridge; nil when the mass is unknown.
    package let hoursClosed: Double?
    /// nil when the mass is unknown.
    package let exceedanceProbability: Double?
    /// The gate that shuts it, if one is in the register, and whether it is in time.
    package let gate: String?
    package let gateIsInTime: Bool?
    /// The target or reservoir that stands in.
    package let backup: String?
    package let backupName: Bilingual?
    package let backupState: Backup
    /// Promises of water of other bodies that fit, by their id.
    package let mutualAid: [String]
    /// All of it in words.
    package let advice: Bilingual

    package init(
        target: String, name: Bilingual, side: Side, owner: String, post: String, closeBy: Timestamp, reopenAfter: Timestamp? = nil,
        hoursClosed: Double? = nil, exceedanceProbability: Double? = nil, gate: String? = nil, gateIsInTime: Bool? = nil,
        backup: String? = nil, backupName: Bilingual? = nil, backupState: Backup = .none, mutualAid: [String] = [], advice: Bilingual
    ) {
        (self.target, self.name, self.side, self.owner, self.post) = (target, name, side, owner, post)
        (self.closeBy, self.reopenAfter, self.hoursClosed) = (closeBy, reopenAfter, hoursClosed)
        (self.exceedanceProbability, self.gate, self.gateIsInTime) = (exceedanceProbability, gate, gateIsInTime)
        (self.backup, self.backupName, self.backupState) = (backup, backupName, backupState)
        (self.mutualAid, self.advice) = (mutualAid, advice)
    }
}
