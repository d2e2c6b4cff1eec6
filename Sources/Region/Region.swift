// Places, sides, stations, organisations and posts: what everyone means by a code or an id. Pure; read from `Playbooks/region`.
//
//   Region              the whole, with look-ups
//   Place               a county or city: code, side, coordinates
//   Station             a monitoring station, and the place whose air it stands for
//   Organisation        a body that decides, warns or carries out
//   DutyPost            a chair in an organisation that is always taken; people are never named here
//   WarningArea         the places that one warning is issued for
//
//   Region+Reading      from the three files to a `Region`, with every mistake as a finding
//   RegionRecords       how one record of each kind is written in YAML
//   RegionChecks        what must fit together across records and files
//   Distance            kilometres between two coordinates

package import Events

/// The two sides' ground and who works on it.
package struct Region: Sendable, Hashable {
    package let places: [Place]
    package let stations: [Station]
    package let organisations: [Organisation]
    package let posts: [DutyPost]
    package let areas: [WarningArea]

    private let placesByName: [String: Place]
    private let stationsByName: [String: Station]

    /// Trusts its parts to be unique and to fit together, which `read` has checked; of two with the same name the first is found.
    package init(
        places: [Place], stations: [Station] = [], organisations: [Organisation] = [], posts: [DutyPost] = [], areas: [WarningArea] = []
    ) {
        self.places = places
        self.stations = stations
        self.organisations = organisations
        self.posts = posts
        self.areas = areas
        placesByName = Self.index(places, by: \.names)
        stationsByName = Self.index(stations, by: \.names)
    }

    private static func index<Record>(_ records: [Record], by names: (Record) -> [String]) -> [String: Record] {
        let pairs = records.flatMap { record in names(record).map { ($0, record) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

// MARK: - Looking up

extension Region {
    /// By six-digit division code.
    package func place(_ code: String) -> Place? {
        placesByName[code].flatMap { $0.code == code ? $0 : nil }
    }

    /// By code, Chinese name or any alias, exactly as monitoring files write it.
    package func place(named name: String) -> Place? { placesByName[name] }

    /// By code, Chinese name or any alias, exactly as monitoring files write it.
    package func station(_ codeOrName: String) -> Station? { stationsByName[codeOrName] }

    package func organisation(_ id: String) -> Organisation? { organisations.first { $0.id == id } }
    package func post(_ id: String) -> DutyPost? { posts.first { $0.id == id } }
    package func area(_ id: String) -> WarningArea? { areas.first { $0.id == id } }

    /// The side's own ground, without neighbours.
    package func places(of side: Side) -> [Place] { places.filter { $0.side == side && !$0.isNeighbour } }
    package func areas(of side: Side) -> [WarningArea] { areas.filter { $0.side == side } }
    package func posts(of side: Side) -> [DutyPost] { posts.filter { $0.side == side } }

    /// The stations that stand for the air of a place, by its code; none for a place that has no station.
    package func stations(in place: String) -> [Station] { stations.filter { $0.place == place } }
}
