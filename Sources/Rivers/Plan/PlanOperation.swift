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
