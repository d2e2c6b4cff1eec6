import Events
import Playbook
import Wording

/// How one record of each kind is written. Each keeps the mark of its code or id, for the checks across records.
enum RegionRecords {
    /// The ground that a coordinate of ours can lie in: from the Pamir to Aksu and Hotan.
    static let longitudes = 73.0...81.5
    static let latitudes = 35.0...42.0
    /// Aliases of one place or station.
    static let maximumAliases = 20

    static func place(_ fields: Fields) -> Located<Place>? {
        let code = divisionCode(fields, "code")
        let name = fields.bilingual("name")
        let side = fields.choice("side", of: Side.self)
        let isNeighbour = fields.optional.flag("neighbour") ?? false
        let aliases = aliases(fields)
        let (latitude, longitude) = coordinates(fields)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let code, let name, let side, let latitude, let longitude, let provenance else { return nil }
        let place = Place(
            code: code, name: name, side: side, isNeighbour: isNeighbour, aliases: aliases, latitude: latitude, longitude: longitude,
            provenance: provenance)
        return Located(place, at: fields.mark(of: "code"))
    }

    static func station(_ fields: Fields) -> Located<Station>? {
        let code = fields.parsed("code", as: Bilingual(zh: "站点编码", en: "a station code"), example: "2698A", stationCode)
        let name = fields.bilingual("name")
        let aliases = aliases(fields)
        let place = divisionCode(fields, "place")
        let (latitude, longitude) = coordinates(fields)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let code, let name, let place, let latitude, let longitude, let provenance else { return nil }
        let station = Station(
            code: code, name: name, aliases: aliases, place: place, latitude: latitude, longitude: longitude, provenance: provenance)
        return Located(station, at: fields.mark)
    }

    static func organisation(_ fields: Fields) -> Located<Organisation>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let side = fields.choice("side", of: Side.self)
        let role = fields.optional.bilingual("role")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let side, let provenance else { return nil }
        return Located(Organisation(id: id, name: name, side: side, role: role, provenance: provenance), at: fields.mark(of: "id"))
    }

    static func post(_ fields: Fields) -> Located<DutyPost>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let organisation = fields.identifier("organisation")
        let side = fields.choice("side", of: Side.self)
        fields.rejectUnknownKeys()
        guard let id, let name, let organisation, let side else { return nil }
        return Located(DutyPost(id: id, name: name, organisation: organisation, side: side), at: fields.mark(of: "organisation"))
    }

    static func area(_ fields: Fields) -> Located<WarningArea>? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let side = fields.choice("side", of: Side.self)
        let places = fields.entries("places", count: 1...100)?.compactMap { $0.identifier() }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let side, let places, let provenance else { return nil }
        let area = WarningArea(id: id, name: name, side: side, places: places, provenance: provenance)
        return Located(area, at: fields.mark(of: "places"))
    }
}

// MARK: - Their parts

extension RegionRecords {
    private static func divisionCode(_ fields: Fields, _ key: String) -> String? {
        fields.parsed(key, as: Bilingual(zh: "六位行政区划代码", en: "a six-digit division code"), example: "653101") { text in
            text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
        }
    }

    /// Letters and digits, as the network gives them.
    private static func stationCode(_ text: String) -> String? {
        let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        return isPlain && (1...16).contains(text.utf8.count) ? text : nil
    }

    private static func aliases(_ fields: Fields) -> [String] {
        fields.optional.entries("aliases", count: 0...maximumAliases)?.compactMap { $0.string(length: 1...60) } ?? []
    }

    private static func coordinates(_ fields: Fields) -> (latitude: Double?, longitude: Double?) {
        (fields.number("latitude", in: latitudes, unit: "°"), fields.number("longitude", in: longitudes, unit: "°"))
    }
}
