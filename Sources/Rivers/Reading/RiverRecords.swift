import Events
import Playbook
import Region
import Wording

/// How the other records of river.yaml are written.
enum RiverRecords {
    static func season(_ fields: Fields) -> Season? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let months = fields.entries("months", count: 1...12)?.compactMap { $0.integer(in: 1...12) }
        let temperature = fields.number("waterTemperatureCelsius", in: 0...40, unit: "°C")
        let iceCover = fields.optional.flag("iceCover") ?? false
        let snowMelt = fields.optional.flag("snowMelt") ?? false
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let months, let temperature, let provenance else { return nil }
        return Season(
            id: id, name: name, months: months, waterTemperatureCelsius: temperature, iceCover: iceCover, snowMelt: snowMelt,
            provenance: provenance)
    }

    static func catchment(_ fields: Fields) -> Catchment? {
        let area = fields.number("areaSquareKilometres", in: 1...1e7, unit: "km²")
        let discharge = fields.number("meanAnnualDischargeCubicMetresPerSecond", in: 0.001...RiverFile.largestDischarge, unit: "m³/s")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let area, let discharge, let provenance else { return nil }
        return Catchment(areaSquareKilometres: area, meanAnnualDischarge: discharge, provenance: provenance)
    }

    static func diversion(_ fields: Fields, seasons: [String]) -> Diversion? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let location = fields.location()
        let into = fields.optional.identifier("into")
        let share = fields.bySeason("share", among: seasons, in: 0...1)
        let capacity = fields.optional.number("capacityCubicMetresPerSecond", in: 0...RiverFile.largestDischarge, unit: "m³/s")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let location, let share, let provenance else { return nil }
        return Diversion(
            id: id, name: name, location: location, into: into, share: share, capacity: capacity, provenance: provenance)
    }

    static func reservoir(_ fields: Fields, seasons: [String]) -> Reservoir? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let location = fields.location()
        let volume = volume(fields, seasons)
        let mixing = mixing(fields)
        let side = fields.choice("side", of: Side.self)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let name, let location, let volume, let mixing, let side, let provenance else { return nil }
        return Reservoir(
            id: id, name: name, location: location, volume: volume, mixing: mixing, side: side, provenance: provenance)
    }

    private static let volumes = 1.0...1e12

    /// One for the year, or one for every season.
    private static func volume(_ fields: Fields, _ seasons: [String]) -> BySeason? {
        if fields.has("volumesCubicMetres") {
            return fields.bySeason("volumesCubicMetres", among: seasons, in: volumes, unit: "m³")
        }
        return fields.number("volumeCubicMetres", in: volumes, unit: "m³").map { volume in
            BySeason(Dictionary(seasons.map { ($0, volume) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    private enum Mixing: String, CaseIterable {
        case mixed, plug, tanks
    }

    private static func mixing(_ fields: Fields) -> Reservoir.Mixing? {
        let count = fields.optional.integer("tanks", in: 2...20)
        switch fields.choice("mixing", of: Mixing.self) {
        case nil: return nil
        case .mixed: return .mixed
        case .plug: return .plug
        case .tanks: return count.map(Reservoir.Mixing.tanks) ?? fields.integer("tanks", in: 2...20).map(Reservoir.Mixing.tanks)
        }
    }
}
