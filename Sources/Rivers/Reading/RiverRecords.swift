import Events
import Playbook
import Region
import Wording

/// How each record of a river's folder is written.
enum RiverRecords {
    static func season(_ fields: Fields) -> Season? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let months = fields.entries("months", count: 1...12)?.compactMap { $0.integer(in: 1...12) }
        let temperature = fields.number("waterTemperatureCelsius", in: 0...40, unit: "°C")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let months, let temperature, let provenance else { return nil }
        return Season(id: id, name: name, months: months, waterTemperatureCelsius: temperature, provenance: provenance)
    }

    static func catchment(_ fields: Fields) -> Catchment? {
        let area = fields.number("areaSquareKilometres", in: 1...1e7, unit: "km²")
        let discharge = fields.number("meanAnnualDischargeCubicMetresPerSecond", in: 0.001...1e5, unit: "m³/s")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let area, let discharge, let provenance else { return nil }
        return Catchment(areaSquareKilometres: area, meanAnnualDischarge: discharge, provenance: provenance)
    }

    static func reach(_ fields: Fields, seasons: [String]) -> Reach? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let kilometres = fields.kilometres()
        let slope = fields.optional.number("slope", in: 1e-6...0.2, unit: "m/m")
        let roughness = fields.optional.number("manningRoughness", in: 0.01...0.2, unit: "s/m^(1/3)")
        let flows = fields.list("flows", count: 1...12, unique: "season") { flow($0, seasons: seasons) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let kilometres, let flows, let provenance else { return nil }
        fields.requireEverySeason(seasons, in: flows)
        return Reach(id: id, name: name, kilometres: kilometres, slope: slope, roughness: roughness, flows: flows, provenance: provenance)
    }

    private static func flow(_ fields: Fields, seasons: [String]) -> Flow? {
        let season = fields.season("season", among: seasons)
        let discharge = fields.number("dischargeCubicMetresPerSecond", in: 0.001...1e5, unit: "m³/s")
        let width = fields.optional.number("widthMetres", in: 0.1...10_000, unit: "m")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let season, let discharge, let provenance else { return nil }
        return Flow(season: season, discharge: discharge, width: width, provenance: provenance)
    }

    static func stretch(_ fields: Fields, in region: Region) -> Stretch? {
        let kilometres = fields.kilometres()
        let place = fields.place(in: region)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let kilometres, let place, let provenance else { return nil }
        return Stretch(kilometres: kilometres, place: place.code, name: place.name, side: place.side, provenance: provenance)
    }

    static func alternativePath(_ fields: Fields, seasons: [String]) -> AlternativePath? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let kilometres = fields.kilometres()
        let length = fields.number("lengthKilometres", in: 0.1...RiverFile.longestKilometres, unit: "km")
        let carrying = fields.entries("seasons", count: 1...12)?.compactMap { $0.season(among: seasons) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let kilometres, let length, let carrying, let provenance else { return nil }
        return AlternativePath(
            id: id, name: name, kilometres: kilometres, lengthKilometres: length, seasons: carrying, provenance: provenance)
    }

    static func target(_ fields: Fields, on river: River?, in region: Region) -> Target? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let kind = fields.choice("kind", of: Target.Kind.self)
        let kilometre = fields.number("kilometre", in: 0...RiverFile.longestKilometres, unit: "km")
        let place = fields.place(in: region)
        let side = fields.choice("side", of: Side.self)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let kind, let kilometre, let place, let side, let provenance else { return nil }
        if let river { fields.requireOn(river, kilometre) }
        return Target(id: id, name: name, kind: kind, kilometre: kilometre, place: place.code, side: side, provenance: provenance)
    }
}
