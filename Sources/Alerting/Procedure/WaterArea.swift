package import Events
package import Playbook
import Region
package import Wording

/// A river as the warning area of each side: what it is called, and the counties in which the side's targets lie.
package struct WaterArea: Hashable, Sendable {
    package let river: String
    package let name: Bilingual
    package let places: [Side: [String]]
    package let provenance: Provenance

    func area(of side: Side) -> WarningArea {
        WarningArea(id: river, name: name, side: side, places: places[side] ?? [], provenance: provenance)
    }

    static func read(_ fields: Fields) -> Located<WaterArea>? {
        let river = fields.identifier("river")
        let name = fields.bilingual("name")
        let places = fields.mapping("places") { fields -> [Side: [String]]? in
            let places = Side.allCases.map { side in (side, fields.entries(side.rawValue, count: 0...100)?.compactMap { $0.identifier() }) }
            fields.rejectUnknownKeys()
            return Dictionary(uniqueKeysWithValues: places.compactMap { side, list in list.map { (side, $0) } })
        }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let river, let name, let places, let provenance else { return nil }
        return Located(WaterArea(river: river, name: name, places: places, provenance: provenance), at: fields.mark(of: "places"))
    }
}
