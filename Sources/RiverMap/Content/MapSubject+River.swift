package import Events
package import Region
package import Rivers
import Wording

extension MapSubject {
    /// What there is to show of a river of the playbook.
    ///
    /// - Parameters:
    ///   - season: for discharges and dry beds; nil shows neither.
    ///   - substances: what risk sources hold, by id; from rivers/substances.yaml.
    package init(
        _ river: River, season: Season?, region: Region, substances: [Substance], geometry: RiverGeometry, backdrop: Backdrop,
        realm: Realm
    ) {
        let flows = season.map { river.discharges(in: FlowCondition(season: $0)) }
        let writer = EntryWriter(river, region, substances)
        self.init(
            id: river.id, name: river.name, zero: river.zero, season: season?.name,
            courses: river.watercourses.map { Course($0, of: river, flows: flows) }, owners: river.stretches.map(Owner.init),
            entries: writer.entries, geometry: geometry, backdrop: backdrop,
            sides: Dictionary(
                region.places.filter { !$0.isNeighbour }.map { ($0.code, $0.side) }, uniquingKeysWith: { first, _ in first }),
            realm: realm, provenance: river.provenance)
    }
}

extension MapSubject.Course {
    fileprivate init(_ course: Watercourse, of river: River, flows: [String: (head: Double, end: Double)]?) {
        self.init(
            id: course.id, name: course.name, kind: Kind(course.kind),
            reaches: course.reaches.map { reach in
                MapSubject.Section(
                    id: reach.id, name: reach.name, kilometres: reach.kilometres, discharge: flows.map { $0[reach.id]?.head ?? 0 },
                    slope: reach.slope, provenance: reach.provenance)
            },
            head: Self.head(course, river), mouth: Self.mouth(course), provenance: course.provenance)
    }

    private static func head(_ course: Watercourse, _ river: River) -> MapSubject.Junction? {
        switch course.head {
        case .diversion(let id): river.diversion(id).map { MapSubject.Junction($0.location) }
        case .spring, .tributaries: nil
        }
    }

    private static func mouth(_ course: Watercourse) -> MapSubject.Junction? {
        switch course.mouth {
        case .joins(let location): MapSubject.Junction(location)
        case .reservoir, .leaves: nil
        }
    }
}

extension MapSubject.Course.Kind {
    fileprivate init(_ kind: Watercourse.Kind) {
        self =
            switch kind {
            case .stem: .stem
            case .tributary: .tributary
            case .canal: .canal
            case .dryBed: .dryBed
            }
    }
}

extension MapSubject.Junction {
    fileprivate init(_ location: Location) {
        self.init(watercourse: location.watercourse, kilometre: location.kilometre)
    }
}

extension MapSubject.Owner {
    fileprivate init(_ stretch: Stretch) {
        self.init(
            watercourse: stretch.watercourse, kilometres: stretch.kilometres, place: stretch.place, name: stretch.name,
            side: stretch.side, provenance: stretch.provenance)
    }
}
