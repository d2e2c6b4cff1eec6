/// By when a measure has to be done.
package enum Due: Hashable, Sendable {
    /// So long after the playbook asks for it.
    case after(Duration)
    /// So long before the plume can first reach a target: before the early end of the arrival band.
    case before(target: String, lead: Duration)
    /// So long before the plume can first reach any target of a kind on the unit's own side.
    case beforeKind(String, lead: Duration)
}
