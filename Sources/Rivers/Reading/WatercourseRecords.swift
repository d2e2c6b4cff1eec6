import Playbook
import Region
import Wording

/// How the water of a network is written: watercourses with their reaches and jurisdictions.
struct WatercourseRecords {
    let seasons: [String]
    let region: Region
    /// Where each thing is written, by `River.markKey`.
    private(set) var marks: [String: Mark] = [:]
    private(set) var stretches: [Stretch] = []

    init(seasons: [String], region: Region) {
        self.seasons = seasons
        self.region = region
    }

    mutating func watercourse(_ fields: Fields) -> Watercourse? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let kind = fields.choice("kind", of: Watercourse.Kind.self)
        let head = fields.mapping("head", head)
        let mouth = fields.mapping("mouth", mouth)
        let reaches = fields.list("reaches", count: 1...RiverFile.maximumReaches, unique: "id") { reach($0) }
        let grounds = fields.list("jurisdictions", count: 1...RiverFile.maximumReaches) { stretch($0, on: id ?? "") }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        if let id {
            marks[River.markKey(.watercourse, id)] = fields.mark(of: "id")
            marks[River.markKey(.jurisdictions, id)] = fields.mark(of: "jurisdictions")
        }
        stretches += grounds ?? []
        guard let id, let name, let kind, let head, let mouth, let reaches, let provenance else { return nil }
        return Watercourse(id: id, name: name, kind: kind, head: head, mouth: mouth, reaches: reaches, provenance: provenance)
    }

    /// Exactly one of `spring`, `diversion` and `tributaries: true`.
    private func head(_ fields: Fields) -> Watercourse.Head? {
        var heads: [Watercourse.Head] = []
        if fields.has("spring") {
            let inflow = fields.bySeason("spring", among: seasons, in: 0...RiverFile.largestDischarge, unit: "m³/s")
            let provenance = fields.provenance()
            if let inflow, let provenance { heads.append(.spring(inflow, provenance)) }
        }
        if let diversion = fields.optional.identifier("diversion") { heads.append(.diversion(diversion)) }
        if fields.optional.flag("tributaries") == true { heads.append(.tributaries) }
        fields.rejectUnknownKeys()
        return fields.one(of: heads, "spring: {…}, diversion: …, tributaries: true")
    }

    /// Exactly one of `joins`, `reservoir` and `leaves`.
    private func mouth(_ fields: Fields) -> Watercourse.Mouth? {
        var mouths: [Watercourse.Mouth] = []
        let joins = fields.optional.mapping("joins") { joining in
            let location = joining.location()
            joining.rejectUnknownKeys()
            return location
        }
        if let joins { mouths.append(.joins(joins)) }
        if let reservoir = fields.optional.identifier("reservoir") { mouths.append(.reservoir(reservoir)) }
        if let leaves = fields.optional.bilingual("leaves") { mouths.append(.leaves(leaves)) }
        fields.rejectUnknownKeys()
        return fields.one(of: mouths, "joins: {…}, reservoir: …, leaves: {…}")
    }

    private mutating func reach(_ fields: Fields) -> Reach? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let kilometres = fields.kilometres()
        let slope = fields.optional.number("slope", in: 1e-6...0.2, unit: "m/m")
        let roughness = fields.optional.number("manningRoughness", in: 0.01...0.2, unit: "s/m^(1/3)")
        let ratings = fields.optional.list("ratings", count: 0...12, unique: "season", rating) ?? []
        let loss = fields.optional.bySeason("lossShare", among: seasons, in: 0...0.999)
        let ice = fields.seasons("iceCover", among: seasons)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        if let id { marks[River.markKey(.reach, id)] = fields.mark(of: "id") }
        guard let id, let name, let kilometres, let provenance else { return nil }
        return Reach(
            id: id, name: name, kilometres: kilometres, slope: slope, roughness: roughness,
            ratings: Dictionary(ratings, uniquingKeysWith: { first, _ in first }), lossShare: loss ?? .none, iceCover: ice,
            provenance: provenance)
    }

    private func rating(_ fields: Fields) -> (String, Reach.Rating)? {
        let season = fields.entry("season")?.season(among: seasons)
        let width = fields.number("widthMetres", in: 0.1...10_000, unit: "m")
        let discharge = fields.number("dischargeCubicMetresPerSecond", in: 0.001...RiverFile.largestDischarge, unit: "m³/s")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let season, let width, let discharge, let provenance else { return nil }
        return (season, Reach.Rating(width: width, discharge: discharge, provenance: provenance))
    }

    private func stretch(_ fields: Fields, on watercourse: String) -> Stretch? {
        let kilometres = fields.kilometres()
        let place = fields.place(in: region)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let kilometres, let place, let provenance else { return nil }
        return Stretch(
            watercourse: watercourse, kilometres: kilometres, place: place.code, name: place.name, side: place.side, provenance: provenance)
    }
}

extension Fields {
    /// The only one of several things that may be written here.
    fileprivate func one<Value>(of written: [Value], _ choices: String) -> Value? {
        guard written.count != 1 else { return written.first }
        report(
            problem: Bilingual(
                zh: "应写且只写一种，这里有 \(written.count) 种", en: "there are \(written.count) of the ways to write it, and one is needed"),
            remedy: Bilingual(zh: "只写一种：\(choices)", en: "write exactly one of: \(choices)"))
        return nil
    }
}
