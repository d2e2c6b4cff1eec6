import Chronology
import Events
import Playbook
import Wording

extension RiverMap {
    /// What can be laid over one another in a geographic information system; the raw value is the property `layer` of its features.
    package enum Layer: String, CaseIterable, Hashable, Sendable {
        case watercourses
        case reaches
        /// Stretches by owner: county and side.
        case owners
        case targets
        case facilities
        case riskSources = "risk-sources"
        case monitors
        case depots
        /// Diversions and reservoirs that no list has.
        case works
        /// Water above the limit at the incident's time.
        case plume
    }

    /// Features of a river as GeoJSON (RFC 7946), one line each; what has no place on the ground has the geometry `null`.
    ///
    /// - Parameter layers: those that are wanted, in the order in which they are painted.
    package static func geoJSON(
        _ subject: MapSubject, layers: [Layer] = Layer.allCases, incident: MapIncident? = nil
    ) -> String {
        let writer = LayerWriter(subject, incident)
        let features = layers.flatMap(writer.features).map(\.text)
        return "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))\n]}\n"
    }
}

/// Makes the features of each layer.
struct LayerWriter {
    private let subject: MapSubject
    private let incident: MapIncident?

    init(_ subject: MapSubject, _ incident: MapIncident?) {
        (self.subject, self.incident) = (subject, incident)
    }

    func features(_ layer: RiverMap.Layer) -> [JSONText] {
        switch layer {
        case .watercourses: subject.courses.map(watercourse)
        case .reaches: subject.courses.flatMap { course in course.reaches.map { reach($0, of: course) } }
        case .owners: subject.owners.map(owner)
        case .targets: entries(.targets, layer)
        case .facilities: entries(.facilities, layer)
        case .riskSources: entries(.risks, layer)
        case .monitors: entries(.monitors, layer)
        case .depots: entries(.depots, layer)
        case .works: entries(.works, layer)
        case .plume: plume
        }
    }

    private func entries(_ list: MapEntry.List, _ layer: RiverMap.Layer) -> [JSONText] {
        subject.entries.filter { $0.list == list }.map { entry($0, layer) }
    }

    private func feature(
        _ layer: RiverMap.Layer, _ id: String, _ name: Bilingual, _ provenance: Provenance, _ geometry: JSONText,
        _ more: [(String, JSONText)]
    ) -> JSONText {
        let head: [(String, JSONText)] = [
            ("layer", .string(layer.rawValue)), ("id", .string(id)), ("river", .string(subject.id)), ("name", Self.json(name)),
            ("provenance", .string(provenance.kind.rawValue)), ("source", .optional(provenance.source)),
            ("realm", .string("\(subject.realm)")),
        ]
        return .object([("type", .string("Feature")), ("properties", .object(head + more)), ("geometry", geometry)])
    }

    static func json(_ name: Bilingual) -> JSONText { .object([("zh", .string(name.zh)), ("en", .string(name.en))]) }
}

// MARK: - Lines

extension LayerWriter {
    private func line(_ watercourse: String, _ part: ClosedRange<Double>) -> JSONText {
        let positions = subject.geometry.line(watercourse)?.piece(part) ?? []
        guard positions.count > 1 else { return .null }
        return .object([("type", .string("LineString")), ("coordinates", .array(positions.map(Self.json)))])
    }

    private static func json(_ position: Position) -> JSONText {
        .array([.number(position.longitude, decimals: 5), .number(position.latitude, decimals: 5)])
    }

    /// The line has a provenance of its own: a river that is known may be drawn as a sketch.
    private func lineProvenance(_ watercourse: String) -> [(String, JSONText)] {
        let provenance = subject.geometry.line(watercourse)?.provenance
        return [("lineProvenance", .optional(provenance?.kind.rawValue)), ("lineSource", .optional(provenance?.source))]
    }

    private static func range(_ kilometres: ClosedRange<Double>) -> [(String, JSONText)] {
        [
            ("fromKilometre", .number(kilometres.lowerBound, decimals: 3)), ("toKilometre", .number(kilometres.upperBound, decimals: 3)),
        ]
    }

    private func watercourse(_ course: MapSubject.Course) -> JSONText {
        let range = 0...max(course.length, 0)
        return feature(
            .watercourses, course.id, course.name, course.provenance, line(course.id, range),
            [("kind", .string(course.kind.rawValue))] + Self.range(range) + lineProvenance(course.id))
    }

    private func reach(_ reach: MapSubject.Section, of course: MapSubject.Course) -> JSONText {
        let figures: [(String, JSONText)] = [
            ("watercourse", .string(course.id)), ("season", subject.season.map(Self.json) ?? .null),
            ("dischargeCubicMetresPerSecond", .optional(reach.discharge)), ("slope", .optional(reach.slope, decimals: 6)),
        ]
        return feature(
            .reaches, reach.id, reach.name, reach.provenance, line(course.id, reach.kilometres),
            figures + Self.range(reach.kilometres) + lineProvenance(course.id))
    }

    private func owner(_ owner: MapSubject.Owner) -> JSONText {
        let id = "\(owner.watercourse)-\(Figure.text(owner.kilometres.lowerBound, decimals: 1))"
        let ground: [(String, JSONText)] = [
            ("watercourse", .string(owner.watercourse)), ("place", .string(owner.place)), ("side", .string(owner.side.rawValue)),
            ("isNeighbour", .flag(subject.sides[owner.place] == nil)),
        ]
        return feature(
            .owners, id, owner.name, owner.provenance, line(owner.watercourse, owner.kilometres),
            ground + Self.range(owner.kilometres) + lineProvenance(owner.watercourse))
    }

    private var plume: [JSONText] {
        guard let incident else { return [] }
        return incident.plume.enumerated().map { index, extent in
            let provenance = Provenance(kind: .estimate, source: "forecast of incident \(incident.id)")
            let figures: [(String, JSONText)] = [
                ("incident", .string(incident.id)), ("watercourse", .string(extent.watercourse)), ("time", .string("\(incident.time)")),
                ("probability", .optional(extent.probability)),
                ("concentrationMilligramsPerLitre", .optional(extent.concentration, decimals: 6)),
            ]
            return feature(
                .plume, "\(incident.id)-\(index + 1)", incident.substance, provenance, line(extent.watercourse, extent.kilometres),
                figures + Self.range(extent.kilometres))
        }
    }
}

// MARK: - Points

extension LayerWriter {
    private func entry(_ entry: MapEntry, _ layer: RiverMap.Layer) -> JSONText {
        let place = subject.position(entry).map { JSONText.object([("type", .string("Point")), ("coordinates", Self.json($0))]) } ?? .null
        let figures: [(String, JSONText)] = [
            ("code", .string(entry.code)), ("symbol", .string(entry.symbol.rawValue)), ("kind", Self.json(entry.kind)),
            ("watercourse", .string(entry.watercourse)), ("kilometre", .number(entry.kilometre, decimals: 3)),
            ("side", .optional(entry.side?.rawValue)), ("owner", entry.owner.map(Self.json) ?? .null),
            ("figure", entry.figure.map(Self.json) ?? .null),
            ("minutesToOperate", entry.minutes.map { .number(Double($0), decimals: 0) } ?? .null),
            ("figuresProvenance", .optional((entry.figuresProvenance ?? entry.provenance).kind.rawValue)),
            ("verified", .optional(entry.verified.map { "\($0)" })),
        ]
        return feature(
            layer, entry.id, entry.name, entry.provenance, place, figures + lineProvenance(entry.watercourse) + arrival(entry))
    }

    /// 10–50–90 % bands in UTC (RFC 3339), and the two times that people act on.
    private func arrival(_ entry: MapEntry) -> [(String, JSONText)] {
        guard let incident, let arrival = incident.arrivals.first(where: { $0.target == entry.id }) else { return [] }
        let times: [(String, JSONText)] = [
            ("incident", .string(incident.id)), ("arrival", Self.json(arrival.arrival)), ("peak", Self.json(arrival.peak)),
            ("departure", Self.json(arrival.departure)), ("closeBy", .optional(arrival.closeBy.map { "\($0)" })),
            ("reopenAfter", .optional(arrival.reopenAfter.map { "\($0)" })),
        ]
        let concentration = arrival.peakConcentration.map { band in
            JSONText.array([band.low, band.median, band.high].map { .number($0, decimals: 6) })
        }
        return times + [
            ("peakConcentrationMilligramsPerLitre", concentration ?? .null),
            ("exceedanceProbability", .optional(arrival.exceedanceProbability)),
        ]
    }

    private static func json(_ band: TimeBand?) -> JSONText {
        band.map { .array([$0.early, $0.median, $0.late].map { .string("\($0)") }) } ?? .null
    }
}
