private import AirQuality
private import Guidance
package import Playbook
package import Region
private import Wording

extension ForecastPolicy {
    /// Reads `air/forecast.yaml` and compares it with the region; the value is nil when any finding is an error.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: ForecastPolicy?, findings: [Finding]) {
        var (draft, findings) = files.read(file, Draft.init)
        guard let draft else { return (nil, findings) }
        findings += draft.findings(against: region)
        return findings.hasErrors ? (nil, findings) : (draft.policy(in: region), findings)
    }
}

/// The file as it is written, before it is known whether its places exist.
private struct Draft {
    let issueTime: Located<ClockTime>
    let latestTime: ClockTime
    let courses: Int
    let stretches: ForecastPolicy.Stretches
    let sectors: [GuidanceSector]
    let alarm: ForecastPolicy.SkillAlarm
    let minimumHistoryDays: Int
    let tendencyFromLead: Int
    let dustRatio: Double
    let maxima: PerPollutant<Concentration>
    let places: [PlaceDraft]

    init?(_ fields: Fields) {
        let issueTime = fields.located("issueTime") { $0.clockTime() }
        let latestTime = fields.mapping("latestTime") { fields in fields.sourced { fields.entry("time")?.clockTime() } }
        let courses = fields.integer("courses", in: 20...300)
        let stretches = fields.mapping("stretches", ForecastPolicy.Stretches.init)
        let sectors = fields.list("sectors", count: 1...ForecastPolicy.maximumSectors, unique: "id", GuidanceSector.init)
        let alarm = fields.mapping("skillAlarm", ForecastPolicy.SkillAlarm.init)
        let history = fields.integer("minimumHistoryDays", in: 60...3650)
        let tendency = fields.mapping("tendency") { fields in fields.sourced { fields.integer("fromLead", in: 2...10) } }
        let dustRatio = fields.mapping("dust") { fields in fields.sourced { fields.number("ratioBelow", in: 0.05...0.95) } }
        let maxima = fields.mapping("maxima") { fields in fields.sourced { fields.maxima() } }
        let places = fields.list("places", count: 1...ForecastPolicy.maximumPlaces, unique: "place", PlaceDraft.init)
        fields.rejectUnknownKeys()
        guard let issueTime, let latestTime, let courses, let stretches, let sectors, let alarm, let history, let tendency,
            let dustRatio, let maxima, let places
        else { return nil }
        self.issueTime = issueTime
        self.latestTime = latestTime
        self.courses = courses
        self.stretches = stretches
        self.sectors = sectors
        self.alarm = alarm
        minimumHistoryDays = history
        tendencyFromLead = tendency
        self.dustRatio = dustRatio
        self.maxima = maxima
        self.places = places
    }
}

private struct PlaceDraft {
    let place: Located<String>
    let basis: Located<String>
    let upstream: [Located<String>]
    let note: Bilingual
    let provenance: Provenance

    init?(_ fields: Fields) {
        let place = fields.reference("place")
        let basis = fields.reference("basis")
        let upstream = fields.optional.entries("upstream", count: 0...ForecastPolicy.maximumUpstream)?.compactMap { entry in
            entry.identifier().map { Located($0, at: entry.mark) }
        }
        let note = fields.bilingual("note")
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let place, let basis, let note, let provenance else { return nil }
        self.place = place
        self.basis = basis
        self.upstream = upstream ?? []
        self.note = note
        self.provenance = provenance
    }
}

// MARK: - Against the region

extension Draft {
    func findings(against region: Region) -> [Finding] {
        var findings: [Finding] = []
        let codes = region.places.map(\.code)
        let noun = Bilingual(zh: "地点", en: "place")
        findings.requireKnown(places.map(\.place), among: codes, noun)
        findings.requireKnown(places.map(\.basis), among: codes, noun)
        findings.requireKnown(places.flatMap(\.upstream), among: codes, noun)
        if issueTime.value > latestTime { findings.append(.tooLate(issueTime.mark)) }
        for place in places where codes.contains(place.basis.value) && region.stations(in: place.basis.value).isEmpty {
            findings.append(.noStation(place.basis))
        }
        for place in places where places.contains(where: { $0.place.value == place.basis.value && $0.basis.value != $0.place.value }) {
            findings.append(.substituteOfSubstitute(place.basis))
        }
        for place in places where region.place(place.place.value)?.isNeighbour == true { findings.append(.neighbour(place.place)) }
        let forecast = Set(places.map(\.place.value))
        for place in places {
            for other in place.upstream where other.value == place.basis.value { findings.append(.ownUpstream(other)) }
        }
        for area in region.areas {
            for code in area.places where !forecast.contains(code) {
                findings.append(.notForecast(code, area: area.id, issueTime.mark.file))
            }
        }
        return findings
    }

    func policy(in region: Region) -> ForecastPolicy {
        ForecastPolicy(
            issueTime: issueTime.value, latestTime: latestTime, courses: courses, stretches: stretches, sectors: sectors,
            alarm: alarm, minimumHistoryDays: minimumHistoryDays, tendencyFromLead: tendencyFromLead, dustRatio: dustRatio,
            maxima: maxima, places: places.compactMap { $0.place(in: region) })
    }
}

extension PlaceDraft {
    func place(in region: Region) -> ForecastPolicy.Place? {
        guard let known = region.place(place.value), let knownBasis = region.place(basis.value) else { return nil }
        return ForecastPolicy.Place(
            place: known.code, side: known.side, name: known.name, basis: knownBasis.code, basisName: knownBasis.name,
            upstream: upstream.map(\.value), note: note,
            provenance: provenance)
    }
}

// MARK: - Parts of the file

extension GuidanceSector {
    fileprivate init?(_ fields: Fields) {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let west = fields.number("west", in: -180...180, unit: "°")
        let east = fields.number("east", in: -180...180, unit: "°")
        let south = fields.number("south", in: -90...90, unit: "°")
        let north = fields.number("north", in: -90...90, unit: "°")
        fields.rejectUnknownKeys()
        guard let id, let name, let west, let east, let south, let north else { return nil }
        guard west < east, south <= north else {
            fields.report(
                at: "west", problem: Bilingual(zh: "分区的边界颠倒", en: "the sector's bounds are the wrong way round"),
                remedy: Bilingual(zh: "请写 west < east、south ≤ north", en: "write west < east and south ≤ north"))
            return nil
        }
        self.init(id: id, name: name, longitudes: west..<east, latitudes: south...north)
    }
}

extension ForecastPolicy.SkillAlarm {
    fileprivate init?(_ fields: Fields) {
        let window = fields.integer("windowDays", in: 20...365)
        let fewest = fields.integer("fewestDays", in: 10...365)
        let leads = fields.integer("leads", in: 1...ForecastPolicy.leads)
        let skill = fields.number("skillBelow", in: -1...1)
        let low = fields.number("coverageFrom", in: 0...0.8)
        let high = fields.number("coverageTo", in: 0.8...1)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let window, let fewest, let leads, let skill, let low, let high, provenance != nil else { return nil }
        guard fewest <= window else {
            fields.report(
                at: "fewestDays", problem: Bilingual(zh: "fewestDays 多于 windowDays", en: "fewestDays is more than windowDays"),
                remedy: Bilingual(zh: "请写不大于 \(window) 的天数", en: "write at most \(window) days"))
            return nil
        }
        self.init(windowDays: window, fewestDays: fewest, leads: leads, skillBelow: skill, coverage: low...high)
    }
}

extension ForecastPolicy.Stretches {
    fileprivate init?(_ fields: Fields) {
        let half = fields.integer("halfSeasonDays", in: 10...183)
        let wanted = fields.integer("wanted", in: 20...1000)
        let required = fields.integer("required", in: 10...1000)
        fields.rejectUnknownKeys()
        guard let half, let wanted, let required else { return nil }
        self.init(halfSeasonDays: half, wanted: wanted, required: required)
    }
}

extension Fields {
    /// A value with the keys `provenance` and `source` beside it.
    fileprivate func sourced<Value>(_ read: () -> Value?) -> Value? {
        let value = read()
        let provenance = provenance()
        rejectUnknownKeys()
        return provenance == nil ? nil : value
    }

    /// The six largest values, by the codes of daily means.
    fileprivate func maxima() -> PerPollutant<Concentration>? {
        let maxima = PerPollutant { pollutant in
            number(pollutant.dailyCode, in: 1...10_000, unit: pollutant.unit).flatMap { Concentration($0) }
        }
        return maxima.missing.isEmpty ? maxima : nil
    }
}

extension Entry {
    fileprivate func clockTime() -> ClockTime? {
        parsed(as: Bilingual(zh: "北京时间的时刻", en: "time of day in Beijing"), example: "18:00") { ClockTime($0) }
    }
}

// MARK: - Findings

extension Finding {
    fileprivate static func tooLate(_ mark: Mark) -> Finding {
        Finding(
            at: mark, problem: Bilingual(zh: "发布时间晚于规定的最迟时间", en: "the forecast is issued later than the rules allow"),
            remedy: Bilingual(zh: "请写不晚于 latestTime 的时间", en: "write a time that is not after latestTime"))
    }

    fileprivate static func noStation(_ basis: Located<String>) -> Finding {
        Finding(
            .warning, at: basis.mark,
            problem: Bilingual(zh: "\(basis.value) 没有监测站，只能用历史文件", en: "\(basis.value) has no station, so only history files will count"),
            remedy: Bilingual(
                zh: "请在 region/stations.yaml 添加站点，或改用有站点的地点", en: "add its station to region/stations.yaml, or name a basis that has one"))
    }

    fileprivate static func substituteOfSubstitute(_ basis: Located<String>) -> Finding {
        Finding(
            at: basis.mark,
            problem: Bilingual(zh: "\(basis.value) 自己也用别处的数据", en: "\(basis.value) itself uses another place's data"),
            remedy: Bilingual(zh: "请直接写数据来源地", en: "name the place whose data they are"))
    }

    fileprivate static func ownUpstream(_ place: Located<String>) -> Finding {
        Finding(
            at: place.mark,
            problem: Bilingual(zh: "\(place.value) 是自己的数据来源，不能又作上游", en: "\(place.value) is the basis itself and cannot be upstream of it"),
            remedy: Bilingual(zh: "请删去", en: "leave it out"))
    }

    fileprivate static func neighbour(_ place: Located<String>) -> Finding {
        Finding(
            at: place.mark,
            problem: Bilingual(zh: "\(place.value) 不属于任何一方", en: "\(place.value) is ground of neither side"),
            remedy: Bilingual(zh: "请删去；它可以作 basis", en: "leave it out; it may be a basis"))
    }

    fileprivate static func notForecast(_ code: String, area: String, _ file: String) -> Finding {
        Finding(
            .warning, at: Mark(file: file, line: 1, column: 1, path: "places"),
            problem: Bilingual(zh: "预警区 \(area) 的 \(code) 没有预报", en: "\(code) of the warning area \(area) has no forecast"),
            remedy: Bilingual(zh: "请把它加入 places，否则该区按其余地点判断", en: "add it to places; otherwise the area is judged without it"))
    }
}
