package import Playbook

extension Region {
    /// Reads `region/places.yaml`, `region/stations.yaml` and `region/organisations.yaml`.
    ///
    /// The value is nil when a finding is an error; all mistakes of all three files are found in one run.
    package static func read(_ files: PlaybookFiles) -> (value: Region?, findings: [Finding]) {
        let ground = files.read("region/places.yaml", ground)
        let stations = files.read("region/stations.yaml", stations)
        let bodies = files.read("region/organisations.yaml", bodies)
        var findings = ground.findings + stations.findings + bodies.findings
        guard let ground = ground.value, let stations = stations.value, let bodies = bodies.value else { return (nil, findings) }
        let checks = RegionChecks(ground: ground, stations: stations, bodies: bodies)
        findings += checks.findings()
        return (findings.hasErrors ? nil : checks.region, findings)
    }

    /// What places.yaml holds.
    struct Ground {
        let places: [Located<Place>]
        let areas: [Located<WarningArea>]
    }

    /// What organisations.yaml holds.
    struct Bodies {
        let organisations: [Located<Organisation>]
        let posts: [Located<DutyPost>]
    }

    /// Places, stations, organisations, posts or areas in one region.
    static let maximumRecords = 2000

    private static func ground(_ fields: Fields) -> Ground? {
        let places = fields.list("places", count: 1...maximumRecords, unique: "code", RegionRecords.place)
        let areas = fields.list("areas", count: 1...maximumRecords, unique: "id", RegionRecords.area)
        fields.rejectUnknownKeys()
        guard let places, let areas else { return nil }
        return Ground(places: places, areas: areas)
    }

    private static func stations(_ fields: Fields) -> [Located<Station>]? {
        let stations = fields.list("stations", count: 0...maximumRecords, unique: "code", RegionRecords.station)
        fields.rejectUnknownKeys()
        return stations
    }

    private static func bodies(_ fields: Fields) -> Bodies? {
        let organisations = fields.list("organisations", count: 1...maximumRecords, unique: "id", RegionRecords.organisation)
        let posts = fields.list("posts", count: 1...maximumRecords, unique: "id", RegionRecords.post)
        fields.rejectUnknownKeys()
        guard let organisations, let posts else { return nil }
        return Bodies(organisations: organisations, posts: posts)
    }
}
