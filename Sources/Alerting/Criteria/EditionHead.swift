import Events
import Playbook
import Wording

/// What every file of criteria begins with.
struct EditionHead {
    let (hazard, id, name, applies): (Hazard, String, Bilingual, Bool)
    let (note, cause): (Bilingual, Bilingual)
    let isNational: Bool
    let stricterThan: String?

    init?(_ fields: Fields) {
        let hazard = fields.choice("hazard", of: Hazard.self)
        let id = fields.identifier("edition")
        let name = fields.bilingual("name")
        let applies = fields.flag("applies")
        let note = fields.bilingual("note")
        let cause = fields.bilingual("cause")
        isNational = fields.optional.flag("national") ?? false
        stricterThan = fields.optional.identifier("stricterThan")
        guard let hazard, let id, let name, let applies, let note, let cause else { return nil }
        (self.hazard, self.id, self.name, self.applies) = (hazard, id, name, applies)
        (self.note, self.cause) = (note, cause)
    }
}

/// An edition as it was read, with the places of what other files have to fit.
struct ReadEdition<Edition: WarningEdition> {
    let edition: Edition
    let applies: Mark
    let national: Mark
    let stricterThan: Mark
    let absorbedBy: Mark
    let days: Mark
    let levels: Mark
    let lifting: Mark

    init(_ edition: Edition, _ fields: Fields) {
        self.edition = edition
        applies = fields.mark(of: "applies")
        national = fields.mark(of: "national")
        stricterThan = fields.mark(of: "stricterThan")
        absorbedBy = fields.mark(of: "absorbedBy")
        days = fields.mark(of: "days")
        levels = fields.mark(of: "levels")
        lifting = fields.mark(of: "lifting")
    }
}
