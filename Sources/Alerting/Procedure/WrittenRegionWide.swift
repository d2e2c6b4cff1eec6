import Chronology
import Events
import Playbook
import Region
import Wording

/// A region-wide area as it is written: its members by name.
struct WrittenRegionWide {
    let id: String
    let name: Bilingual
    let owner: Side
    let members: [Located<String>]
    /// The way to consult about it; the file's steps say the rest.
    let consultation: Located<String>
    let together: (places: Int, areas: Int)
    /// Pairs of places that lie side by side.
    let adjoining: [[Located<String>]]
    let missing: (patience: Duration, then: WithoutPicture)
    let provenance: Provenance

    static func read(_ fields: Fields) -> Located<WrittenRegionWide>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let owner = fields.choice("owner", of: Side.self)
        let members = fields.entries("areas", count: 2...50)?.compactMap { entry in
            entry.identifier().map { Located($0, at: entry.mark) }
        }
        let consultation = fields.reference("consultation")
        let together = fields.mapping("together") { fields -> (places: Int, areas: Int)? in
            let (places, areas) = (fields.integer("places", in: 2...100), fields.integer("areas", in: 2...50))
            fields.rejectUnknownKeys()
            return places.flatMap { places in areas.map { (places, $0) } }
        }
        let adjoining = fields.optional.entries("adjoining", count: 1...1000)?.compactMap { pair in
            pair.entries(count: 2...2)?.compactMap { entry in entry.located { $0.identifier() } }
        }
        let missing = fields.mapping("missing") { fields -> (patience: Duration, then: WithoutPicture)? in
            let patience = fields.duration("patience", in: .hours(12) ... .days(10))
            let then = fields.choice("then", of: WithoutPicture.self)
            fields.rejectUnknownKeys()
            return patience.flatMap { patience in then.map { (patience, $0) } }
        }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let owner, let members, let consultation, let together, let missing, let provenance else { return nil }
        let written = WrittenRegionWide(
            id: id, name: name, owner: owner, members: members, consultation: consultation, together: together, adjoining: adjoining ?? [],
            missing: missing, provenance: provenance)
        return Located(written, at: fields.mark(of: "together"))
    }

    func resolved(_ region: Region) -> RegionWideArea {
        let areas = members.compactMap { region.area($0.value) }
        return RegionWideArea(
            area: WarningArea(id: id, name: name, side: owner, places: areas.flatMap(\.places), provenance: provenance), members: areas,
            consultation: consultation.value, places: together.places, areas: together.areas, neighbours: neighbours,
            patience: missing.patience, afterPatience: missing.then, provenance: provenance)
    }

    var neighbours: Neighbours { Neighbours(adjoining.map { Set($0.map(\.value)) }) }
}
