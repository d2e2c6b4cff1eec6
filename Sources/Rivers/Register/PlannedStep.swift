package import Playbook
package import Wording

/// One step of a river's response plan (一策) that needs a facility: what it is to do there, and how much it must hold or let pass.
package struct PlannedStep: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// The facility's id.
    package let facility: String
    package let function: Facility.Function
    /// To hold, m³; nil when it holds nothing.
    package let volume: Double?
    /// To let pass or lead away, m³/s; nil when that does not matter.
    package let flow: Double?
    /// Where it is written; nil for a step that was computed.
    package let mark: Mark?
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, facility: String, function: Facility.Function, volume: Double? = nil, flow: Double? = nil,
        mark: Mark? = nil, provenance: Provenance
    ) {
        (self.id, self.name, self.facility, self.function) = (id, name, facility, function)
        (self.volume, self.flow, self.mark, self.provenance) = (volume, flow, mark, provenance)
    }
}

/// Reads `plan.yaml` of a river's folder. Whether its steps can be done is another question: see `RegisterContradictions`.
enum PlanFile {
    static let maximumSteps = 200

    static func steps(_ fields: Fields) -> [PlannedStep]? {
        let steps = fields.list("steps", count: 0...maximumSteps, unique: "id", step)
        fields.rejectUnknownKeys()
        return steps
    }

    private static func step(_ fields: Fields) -> PlannedStep? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let facility = fields.identifier("facility")
        let function = fields.choice("function", of: Facility.Function.self)
        let volume = fields.optional.number("volumeCubicMetres", in: 1...1e11, unit: "m³")
        let flow = fields.optional.number("flowCubicMetresPerSecond", in: 0.01...20_000, unit: "m³/s")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let facility, let function, let provenance else { return nil }
        return PlannedStep(
            id: id, name: name, facility: facility, function: function, volume: volume, flow: flow, mark: fields.mark(of: "id"),
            provenance: provenance)
    }
}
