import Events
package import Playbook
package import Wording

/// One edition of the criteria for a hazard of the water, as one file of `Playbooks/warnings` says it. They are rules over events: the
/// grade of an incident, and where and when its plume arrives. Each side judges by the targets on its own ground.
package struct WaterEdition: WarningEdition, Hashable {
    package let hazard: Hazard
    package let id: String
    package let name: Bilingual
    package let applies: Bool
    package let note: Bilingual
    package let cause: Bilingual
    /// Kinds of target that it is about; none for all.
    package let targets: Set<TargetKind>
    /// In order, the least severe first.
    package let levels: [WaterCriterion]
    package let unknownMass: UnknownMass
    package let lifting: WaterLifting
    package let steadiness: Steadiness
    package let isNational: Bool
    package let stricterThan: String?
    package let provenance: Provenance

    /// Whether it is about targets of a kind as an event names it; an edition about every kind is also about kinds that nobody knew.
    func isAbout(_ kind: String) -> Bool { targets.isEmpty || TargetKind(rawValue: kind).map(targets.contains) ?? false }
}

/// What counts while nobody knows how much was released, and so nobody knows how likely it is that a limit is exceeded.
package struct UnknownMass: Hashable, Sendable {
    /// Taken for the probability at every target that the front reaches.
    package let probability: Double
    package let provenance: Provenance
}

/// When a water warning ends: nothing to come at any target of the side.
package struct WaterLifting: Hashable, Sendable {
    /// A target counts no more when its limit is exceeded with less than this probability …
    package let below: Double
    /// … or so many hours after the late (90 %) departure.
    package let hours: Int
    package let provenance: Provenance

    package var citation: String { provenance.source ?? "illustrative" }

    /// `below 5 % at every target, or 24 h after the plume has passed`
    package var text: String { "below \(Int((below * 100).rounded())) % at every target, or \(hours) h after the plume has passed" }
}
