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
}

/// A river as it is written: its name and its places each with the line that they stand on.
struct WrittenWater {
    let river: Located<String>
    let name: Bilingual
    let places: [Side: [Located<String>]]
    let provenance: Provenance

    var area: WaterArea {
        WaterArea(river: river.value, name: name, places: places.mapValues { $0.map(\.value) }, provenance: provenance)
    }

    static func read(_ fields: Fields) -> WrittenWater? {
        let river = fields.reference("river")
        let name = fields.bilingual("name")
        let places = fields.mapping("places") { fields -> [Side: [Located<String>]]? in
            let places = Side.allCases.map { side in
                (side, fields.entries(side.rawValue, count: 0...100)?.compactMap { entry in entry.located { $0.identifier() } })
            }
            fields.rejectUnknownKeys()
            return Dictionary(uniqueKeysWithValues: places.compactMap { side, list in list.map { (side, $0) } })
        }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let river, let name, let places, let provenance else { return nil }
        return WrittenWater(river: river, name: name, places: places, provenance: provenance)
    }
}

extension Entry {
    /// A value with its place.
    func located<Value>(_ read: (Entry) -> Value?) -> Located<Value>? { read(self).map { Located($0, at: mark) } }
}
