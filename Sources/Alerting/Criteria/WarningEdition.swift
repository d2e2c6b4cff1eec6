package import Events
package import Playbook
package import Wording

/// What every edition of criteria has, whether about the air or about water: enough to cite it.
package protocol WarningEdition: Sendable {
    var hazard: Hazard { get }
    /// `guidance-2024`
    var id: String { get }
    var name: Bilingual { get }
    /// Whether it is the one in force for its hazard.
    var applies: Bool { get }
    /// What a reader has to know: whose text it is, and whose it is not.
    var note: Bilingual { get }
    /// How a warning words the cause.
    var cause: Bilingual { get }
    var steadiness: Steadiness { get }
    /// Whether it is the national text, to which local ones answer: `national: true`.
    var isNational: Bool { get }
    /// The edition that this one may not be laxer than; nil when it answers to none.
    var stricterThan: String? { get }
    var provenance: Provenance { get }
}

extension WarningEdition {
    /// The text that a warning cites.
    package var citation: String { provenance.source ?? note.en }

    /// How a warning names the criterion it meets: `guidance-2024/orange`.
    package func criterionName(_ level: WarningLevel) -> String { "\(id)/\(level.rawValue)" }
}
