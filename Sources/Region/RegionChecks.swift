import Events
import Playbook
import Wording

/// What must fit together across records and files.
struct RegionChecks {
    let ground: Region.Ground
    let stations: [Located<Station>]
    let bodies: Region.Bodies
    let region: Region

    /// A station further than this from its place's seat is probably attached to the wrong place; the largest counties of the
    /// region are wider, so it is a warning.
    static let farKilometres = 60.0

    init(ground: Region.Ground, stations: [Located<Station>], bodies: Region.Bodies) {
        self.ground = ground
        self.stations = stations
        self.bodies = bodies
        region = Region(
            places: ground.places.map(\.value), stations: stations.map(\.value), organisations: bodies.organisations.map(\.value),
            posts: bodies.posts.map(\.value), areas: ground.areas.map(\.value))
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        checkNames(&findings)
        checkReferences(&findings)
        findings += ground.areas.flatMap(strangePlaces)
        findings += bodies.posts.compactMap(strangePost)
        findings += stations.compactMap(farStation)
        findings += sameSpots()
        return findings
    }
}

// MARK: - Names and references

extension RegionChecks {
    private func checkNames(_ findings: inout [Finding]) {
        let places = ground.places.flatMap { place in place.value.names.map { Located($0, at: place.mark) } }
        findings.requireUnique(places, Bilingual(zh: "地点名称", en: "place name"))
        let names = stations.flatMap { station in station.value.names.map { Located($0, at: station.mark) } }
        findings.requireUnique(names, Bilingual(zh: "站点名称", en: "station name"))
    }

    private func checkReferences(_ findings: inout [Finding]) {
        let places = ground.places.map(\.value.code)
        let noun = Bilingual(zh: "地点", en: "place")
        findings.requireKnown(stations.map { $0.map(\.place) }, among: places, noun)
        findings.requireKnown(ground.areas.flatMap { area in area.value.places.map { Located($0, at: area.mark) } }, among: places, noun)
        let organisations = bodies.organisations.map(\.value.id)
        findings.requireKnown(
            bodies.posts.map { $0.map(\.organisation) }, among: organisations, Bilingual(zh: "单位", en: "organisation"))
    }
}

// MARK: - Sides

extension RegionChecks {
    /// A warning is one side's decision, so its area is one side's ground.
    private func strangePlaces(_ area: Located<WarningArea>) -> [Finding] {
        let side = area.value.side
        let strange = area.value.places.compactMap { region.place($0) }.filter { $0.isNeighbour || $0.side != side }
        return strange.map { place in
            Finding(
                at: area.mark,
                problem: Bilingual(
                    zh: "区域“\(area.value.id)”属于 \(side.rawValue)，而 \(place.code)（\(place.name.zh)）不在其辖区内",
                    en: "the area ‘\(area.value.id)’ is \(side.rawValue) and \(place.code) (\(place.name.en)) is not its ground"),
                remedy: Bilingual(zh: "请从该区域删去此地点，或另设一个属于其一方的区域", en: "take the place out, or give its own side an area with it"))
        }
    }

    private func strangePost(_ post: Located<DutyPost>) -> Finding? {
        guard let organisation = region.organisation(post.value.organisation), organisation.side != post.value.side else { return nil }
        return Finding(
            at: post.mark,
            problem: Bilingual(
                zh: "岗位“\(post.value.id)”属于 \(post.value.side.rawValue)，其单位却属于 \(organisation.side.rawValue)",
                en: "the post ‘\(post.value.id)’ is \(post.value.side.rawValue) and its organisation is \(organisation.side.rawValue)"),
            remedy: Bilingual(
                zh: "请写 side: \(organisation.side.rawValue)，或改换单位",
                en: "write side: \(organisation.side.rawValue), or name another organisation"))
    }
}

// MARK: - Coordinates

extension RegionChecks {
    private func farStation(_ station: Located<Station>) -> Finding? {
        guard let place = region.place(station.value.place) else { return nil }
        let from = (station.value.latitude, station.value.longitude)
        let distance = Distance.kilometres(from, (place.latitude, place.longitude))
        guard distance > Self.farKilometres else { return nil }
        let kilometres = Int(distance.rounded())
        return Finding(
            .warning, at: station.mark,
            problem: Bilingual(
                zh: "站点 \(station.value.code) 距其所属的 \(place.name.zh) \(kilometres) 公里",
                en: "the station \(station.value.code) lies \(kilometres) km from its place, \(place.name.en)"),
            remedy: Bilingual(zh: "请核对经纬度（是否颠倒）与所属地点", en: "check its coordinates (swapped?) and its place"))
    }

    /// Two records at exactly the same coordinates: one was copied and not changed.
    private func sameSpots() -> [Finding] {
        let spots =
            ground.places.map { ($0.value.code, $0.value.latitude, $0.value.longitude, $0.mark) }
            + stations.map { ($0.value.code, $0.value.latitude, $0.value.longitude, $0.mark) }
        var first: [[Double]: String] = [:]
        return spots.compactMap { code, latitude, longitude, mark in
            guard let other = first.updateValue(code, forKey: [latitude, longitude]) else { return nil }
            return Finding(
                .warning, at: mark,
                problem: Bilingual(zh: "\(code) 与 \(other) 的经纬度完全相同", en: "\(code) has exactly the coordinates of \(other)"),
                remedy: Bilingual(zh: "请填写各自的经纬度", en: "write the coordinates of each"))
        }
    }
}
