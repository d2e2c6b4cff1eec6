package import Events
package import Playbook
package import Wording

/// Everything that a map of one river shows, as one value: a sheet follows from it and from nothing else.
package struct MapSubject: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Where kilometre 0 of the main stem is.
    package let zero: Bilingual
    /// The part of the year that discharges and dry beds are shown for.
    package let season: Bilingual?
    /// The first is the main stem.
    package let courses: [Course]
    package let owners: [Owner]
    /// By list, then downstream, with their codes.
    package let entries: [MapEntry]
    package let geometry: RiverGeometry
    package let backdrop: Backdrop
    /// Whose ground a division code is; what is missing lies outside both sides' ground.
    package let sides: [String: Side]
    package let realm: Realm
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, zero: Bilingual, season: Bilingual?, courses: [Course], owners: [Owner], entries: [MapEntry],
        geometry: RiverGeometry, backdrop: Backdrop, sides: [String: Side], realm: Realm, provenance: Provenance
    ) {
        (self.id, self.name, self.zero, self.season) = (id, name, zero, season)
        (self.courses, self.owners, self.geometry, self.backdrop) = (courses, owners, geometry, backdrop)
        (self.sides, self.realm, self.provenance) = (sides, realm, provenance)
        self.entries = Self.coded(entries, order: courses.map(\.id))
    }

    private static func coded(_ entries: [MapEntry], order: [String]) -> [MapEntry] {
        MapEntry.List.allCases.flatMap { list in
            let place: (MapEntry) -> (Int, Double, String) = {
                (order.firstIndex(of: $0.watercourse) ?? order.count, $0.kilometre, $0.id)
            }
            return entries.filter { $0.list == list }.sorted { place($0) < place($1) }.enumerated().map { index, entry in
                var entry = entry
                entry.code = "\(list.rawValue)\(index + 1)"
                return entry
            }
        }
    }

    /// The main stem's id.
    static let stem = "stem"

    package func course(_ id: String) -> Course? { courses.first { $0.id == id } }

    /// Where a kilometre is on the ground; nil where no line is drawn.
    func position(_ entry: MapEntry) -> Position? { geometry.position(watercourse: entry.watercourse, kilometre: entry.kilometre) }
}

extension MapSubject {
    /// One line of water.
    package struct Course: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Hashable, Sendable {
            case stem, tributary, canal
            case dryBed = "dry-bed"
        }

        package let id: String
        package let name: Bilingual
        package let kind: Kind
        /// Downstream, without a gap.
        package let reaches: [Section]
        /// Where it begins and ends on other watercourses; nil where it does not.
        package let head: Junction?
        package let mouth: Junction?
        package let provenance: Provenance

        package init(
            id: String, name: Bilingual, kind: Kind, reaches: [Section], head: Junction? = nil, mouth: Junction? = nil,
            provenance: Provenance
        ) {
            (self.id, self.name, self.kind, self.reaches) = (id, name, kind, reaches)
            (self.head, self.mouth, self.provenance) = (head, mouth, provenance)
        }

        package var length: Double { reaches.last?.kilometres.upperBound ?? 0 }
    }

    /// A point on another watercourse.
    package struct Junction: Hashable, Sendable {
        package let watercourse: String
        package let kilometre: Double

        package init(watercourse: String, kilometre: Double) {
            (self.watercourse, self.kilometre) = (watercourse, kilometre)
        }
    }

    /// A reach: water of one character.
    package struct Section: Hashable, Sendable {
        package let id: String
        package let name: Bilingual
        package let kilometres: ClosedRange<Double>
        /// At its upper end in the sheet's season, m³/s; nil when nobody knows, 0 when it is dry.
        package let discharge: Double?
        package let slope: Double?
        package let provenance: Provenance

        package init(
            id: String, name: Bilingual, kilometres: ClosedRange<Double>, discharge: Double? = nil, slope: Double? = nil,
            provenance: Provenance
        ) {
            (self.id, self.name, self.kilometres) = (id, name, kilometres)
            (self.discharge, self.slope, self.provenance) = (discharge, slope, provenance)
        }

        package var isDry: Bool { discharge == 0 }
    }

    /// Kilometres that one county answers for.
    package struct Owner: Hashable, Sendable {
        package let watercourse: String
        package let kilometres: ClosedRange<Double>
        /// Division code.
        package let place: String
        package let name: Bilingual
        package let side: Side
        package let provenance: Provenance

        package init(
            watercourse: String, kilometres: ClosedRange<Double>, place: String, name: Bilingual, side: Side, provenance: Provenance
        ) {
            (self.watercourse, self.kilometres, self.place) = (watercourse, kilometres, place)
            (self.name, self.side, self.provenance) = (name, side, provenance)
        }
    }
}
