import Events

/// What starts a playbook. The names of all but the last are those of a warning's hazard.
package enum Trigger: String, Hashable, Sendable, Codable, CaseIterable {
    /// A warning of heavy pollution that is not dust.
    case pollution
    /// A warning of dust: never with emission cuts.
    case dust
    /// A warning of light and moderate pollution: early control, before the graded response.
    case control
    /// A warning of ozone in summer.
    case ozone
    /// A plume forecast for an incident on a river.
    case incident

    /// Whether it has the levels of a warning.
    var isWarning: Bool { self != .incident }

    /// Whether the sides may go without a playbook for it: then a warning of it makes no tasks.
    var mayBeMissing: Bool { self == .control || self == .ozone }
}

/// Whose warning a measure is for. Each side acts on its own ground; a neighbour's warning asks for readiness, not for the same cuts.
package enum Concern: String, Hashable, Sendable, Codable, CaseIterable {
    case own, neighbour, either

    func covers(warningOf owner: Side, for side: Side) -> Bool {
        switch self {
        case .own: owner == side
        case .neighbour: owner != side
        case .either: true
        }
    }
}
