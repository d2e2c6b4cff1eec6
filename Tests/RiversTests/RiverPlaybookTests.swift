import Events
import Playbook
import Region
import SoluteTransport
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: playbook")
struct RiverPlaybookTests {
    @Test("the shipped playbook is read without a finding")
    func shipped() throws {
        let (value, findings) = RiverPlaybook.read(Shipped.files, region: try Shipped.region())
        #expect(findings.map(\.description) == [])
        let playbook = try #require(value)
        #expect(playbook.rivers.map(\.id) == ["kashgar", "yarkand"] && playbook.substances.count >= 35)
        #expect(playbook.river("yarkand")?.lengthKilometres == 346 && playbook.river("kashgar")?.lengthKilometres == 287)
        #expect(playbook.rivers.allSatisfy { $0.networkKilometres > 800 })
    }

    @Test("every kilometre of every watercourse belongs to one county and one side")
    func ground() throws {
        for river in try Shipped.rivers().rivers {
            for course in river.watercourses {
                for kilometre in stride(from: 0, through: course.lengthKilometres, by: 0.5) {
                    let here = Location(watercourse: course.id, kilometre: kilometre)
                    let stretch = try #require(river.stretch(at: here), "\(river.id) \(here)")
                    #expect(stretch.side == (stretch.place == "659003" ? .corps : .local))
                }
            }
        }
        let yarkand = try Shipped.river()
        #expect(yarkand.stretch(at: 60)?.place == "653124" && yarkand.stretch(at: 344.5)?.side == .corps)
        #expect(yarkand.stretch(at: 346.1) == nil && yarkand.stretch(at: -1) == nil)
    }

    @Test("wherever water runs, speed and depth are plausible, and every reach is marked an estimate")
    func plausible() throws {
        for river in try Shipped.rivers().rivers {
            for season in river.seasons {
                for piece in river.balance(in: FlowCondition(season: season)).pieces where piece.head > 0 {
                    let reach = try #require(
                        river.reach(at: Location(watercourse: piece.watercourse, kilometre: piece.kilometres.lowerBound)))
                    let channel = try #require(reach.channel(discharge: piece.head, in: season), "\(reach.id) \(season.id)")
                    #expect(
                        (0.2...3.5).contains(channel.velocity) && (0.1...4).contains(channel.depth), "\(reach.id) \(season.id) \(channel)")
                    #expect(reach.provenance.kind == .estimate)
                }
            }
        }
    }

    @Test("cutting a reach of the playbook in two changes no forecast", arguments: [true, false])
    func split(knowsChannel: Bool) throws {
        let river = try Shipped.river().withSecondReach { [$0.with(roughness: knowsChannel ? $0.roughness : nil)] }
        let cut = river.withSecondReach {
            [$0.with(45...71.3, roughness: $0.roughness), $0.with(71.3...119, id: "cut", roughness: $0.roughness)]
        }
        let substance = try #require(try Shipped.rivers().substance("lead"))
        let report = IncidentReported.example(kilometre: 10, substance: "lead")
        let (one, other) = (
            PlumeModel(river: river, substance: substance).forecast(report, issued: report.released),
            PlumeModel(river: cut, substance: substance).forecast(report, issued: report.released)
        )
        for (first, second) in zip(one.arrivals, other.arrivals) {
            let (whole, parts) = (try #require(first.peakConcentration), try #require(second.peakConcentration))
            #expect(abs(whole.median / parts.median - 1) < 1e-9)
            #expect(first.peak == second.peak && first.arrival == second.arrival)
        }
    }

    @Test("a reach without roughness is computed by regression and says so")
    func regression() throws {
        let river = try Shipped.river().withSecondReach { [$0.with(roughness: nil)] }
        let substance = try #require(try Shipped.rivers().substance("lead"))
        let report = IncidentReported.example(kilometre: 50, substance: "lead")
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, issued: report.released)
        #expect(!forecast.arrivals.isEmpty)
        #expect(forecast.assumptions.contains { $0.en.contains("by regression") })
    }

    @Test(
        "a mistake is found and told with what to write",
        arguments: [
            (
                "river.yaml", "        toKilometre: 119\n", "        toKilometre: 118\n",
                "begins at km 119.0, and the one before ends at km 118.0"
            ),
            ("river.yaml", "        toKilometre: 45\n", "        toKilometre: 0\n", "not below its begin"),
            ("river.yaml", "months: [6, 7, 8]", "months: [6, 7]", "month 8 is not in exactly one season"),
            ("river.yaml", "season: low-water,", "season: winter,", "there is no season ‘winter’"),
            ("river.yaml", "iceCover: [low-water]", "iceCover: [winter]", "there is no season ‘winter’"),
            ("river.yaml", "place: 653124", "place: 653199", "there is no place ‘653199’"),
            (
                "river.yaml", "toKilometre: 346, place", "toKilometre: 345, place",
                "the jurisdictions of stem end at km 345.0, its reaches at km 346.0"
            ),
            ("river.yaml", "id: yarkand\n", "id: yarkant\n", "is not the name of the folder"),
            ("river.yaml", "slope: 0.004\n", "slope: 4\n", "slope"),
            ("river.yaml", "id: kaqun-shache", "id: tiznap-lower", "‘tiznap-lower’ is used more than once"),
            ("river.yaml", "kind: stem", "kind: canal", "the first watercourse is not the one main stem"),
            (
                "river.yaml", "mouth: {reservoir: xiaohaizi}", "mouth: {reservoir: xiaohaize}",
                "ends in the reservoir ‘xiaohaize’, which is not there"
            ),
            (
                "river.yaml", "mouth: {joins: {kilometre: 160}}", "mouth: {joins: {kilometre: 400}}",
                "‘west-bank-canals’ at km 400.0 is off the"
            ),
            (
                "river.yaml", "mouth: {joins: {kilometre: 200}}", "mouth: {joins: {watercourse: tisnap, kilometre: 1}}",
                "‘tisnap’, which is not there"
            ),
            ("river.yaml", "mouth: {joins: {kilometre: 160}}", "mouth: {joins: {kilometre: 30}}", "the water goes in a circle: "),
            (
                "river.yaml", "head: {diversion: kaqun-west-bank}", "head: {diversion: kaqun-east-bank}",
                "no diversion ‘kaqun-east-bank’ leads into"
            ),
            ("river.yaml", "    into: lower-yarkand\n", "", "no diversion ‘flood-release’ leads into lower-yarkand"),
            ("river.yaml", "into: sukuqiake-canal", "into: sukuqiake", "‘sukuqiake-feeder’ leads into sukuqiake, which is not fed by it"),
            ("river.yaml", "low-water: 0.56}", "low-water: 0.66}", "kaqun-fields, kaqun-west-bank together take 1.03 of the water"),
            ("river.yaml", "head: {tributaries: true}", "head: {}", "there are 0 of the ways to write it"),
            (
                "river.yaml", "share: {high-water: 0.15, middle-water: 0.15, low", "share: {high-water: 0.15, low",
                "no figure for middle-water"
            ),
            ("river.yaml", "mixing: tanks", "mixing: stirred", "stirred"),
            ("river.yaml", "    tanks: 3\n", "", "tanks"),
            ("register/targets.yaml", "kilometre: 346", "kilometre: 347", "is off the Yarkand, main stem"),
            ("register/targets.yaml", "place: 659003", "place: 659009", "there is no place ‘659009’"),
            ("register/targets.yaml", "id: wufu-headworks", "id: kaqun-gates", "kaqun-gates"),
            ("register/targets.yaml", "kind: reservoir", "kind: lake", "reservoir"),
            ("register/targets.yaml", "backup: yonganba", "backup: yongan", "the backup ‘yongan’ of ‘tumxuk-waterworks’ is not there"),
            ("register/facilities.yaml", "owner: tumxuk-water", "owner: kashgar-water", "its owner ‘kashgar-water’ is local"),
            ("register/facilities.yaml", "post: yarkand-river-duty", "post: yarkand-duty", "there is no post ‘yarkand-duty’"),
            ("register/facilities.yaml", "watercourse: tashkurgan", "watercourse: tashkurghan", "‘tashkurghan’, which is not there"),
            ("register/facilities.yaml", "asOf: 2026-11-25", "asOf: 2026-11-31", "asOf"),
            ("register/risk-sources.yaml", "substance: lead", "substance: gold", "there is no substance ‘gold’"),
            ("register/monitors.yaml", "targetClass: II", "targetClass: two", "targetClass"),
            ("register/depots.yaml", "supply: lime", "supply: lemon", "lime"),
            (
                "register/mutual-aid.yaml", "receiver: kashgar-water", "receiver: kashgar-waters",
                "there is no organisation ‘kashgar-waters’"
            ),
        ])
    func mistakes(file: String, right: String, wrong: String, told: String) throws {
        let (value, findings) = try read(replacing: right, with: wrong, in: "rivers/yarkand/\(file)")
        #expect(value == nil)
        #expect(findings.contains { $0.description.contains(told) && $0.mark.file.hasSuffix(file) }, "\(findings.map(\.description))")
        #expect(findings.allSatisfy { !$0.problem.zh.isEmpty && !$0.remedy.zh.isEmpty && $0.mark.line > 1 })
    }

    @Test("what can be used but should be looked at is a warning")
    func warnings() throws {
        for (right, wrong, told) in [
            (
                "widthMetres: 90, dischargeCubicMetresPerSecond: 507", "widthMetres: 90, dischargeCubicMetresPerSecond: 700",
                "brings 506.8–506.8 m³/s"
            ),
            ("kind: dry-bed", "kind: tributary", "‘xiaohaizi-tarim’ carries no water in any season"),
        ] {
            let (value, findings) = try read(replacing: right, with: wrong, in: "rivers/yarkand/river.yaml")
            #expect(value != nil && findings.map(\.severity) == [.warning])
            #expect(findings.first?.description.contains(told) == true, "\(findings.map(\.description))")
        }
    }

    @Test("a reach without roughness needs a catchment")
    func noCatchment() throws {
        let path = "rivers/yarkand/river.yaml"
        var text = try #require(Shipped.files[path])
        text.replace("        manningRoughness: 0.036\n", with: "")
        #expect(RiverPlaybook.read(Shipped.files.with(text, at: path), region: try Shipped.region()).value != nil)
        let begin = try #require(text.firstRange(of: "catchment:"))
        let end = try #require(text.firstRange(of: "watercourses:\n"))
        text.removeSubrange(begin.lowerBound..<end.lowerBound)
        let (value, findings) = RiverPlaybook.read(Shipped.files.with(text, at: path), region: try Shipped.region())
        #expect(value == nil)
        #expect(findings.contains { $0.description.contains("‘kaqun-shache’ lacks slope, roughness or a width") })
    }

    @Test("a substance without a limit's source is refused")
    func substance() throws {
        let limit = #"{milligramsPerLitre: 1.0, provenance: named-source, source: "GB 3838-2002 table 1, class III"}"#
        let (value, findings) = try read(
            replacing: limit, with: "{milligramsPerLitre: 1.0, provenance: named-source}", in: "rivers/substances.yaml")
        #expect(value == nil && findings.contains { $0.description.contains("source") })
    }

    @Test("an empty folder is a finding")
    func empty() throws {
        let (value, findings) = RiverPlaybook.read(PlaybookFiles([:]), region: try Shipped.region())
        #expect(value == nil)
        #expect(findings.contains { $0.description.contains("there is no river") })
    }

    private func read(
        replacing right: String, with wrong: String, in path: String
    ) throws -> (value: RiverPlaybook?, findings: [Finding]) {
        let text = try #require(Shipped.files[path])
        try #require(text.contains(right))
        let files = Shipped.files.with(text.replacing(right, with: wrong, maxReplacements: 1), at: path)
        return RiverPlaybook.read(files, region: try Shipped.region())
    }
}

extension PlaybookFiles {
    func with(_ text: String, at path: String) -> PlaybookFiles {
        var texts = Dictionary(uniqueKeysWithValues: paths.compactMap { path in self[path].map { (path, $0) } })
        texts[path] = text
        return PlaybookFiles(texts)
    }
}

extension River {
    /// The same river with other pieces in place of the main stem's second reach.
    fileprivate func withSecondReach(_ change: (Reach) -> [Reach]) -> River {
        let courses = watercourses.map { course in
            guard course.id == Watercourse.stem else { return course }
            let reaches = [course.reaches[0]] + change(course.reaches[1]) + course.reaches.dropFirst(2)
            return Watercourse(
                id: course.id, name: course.name, kind: course.kind, head: course.head, mouth: course.mouth, reaches: reaches,
                provenance: course.provenance)
        }
        return River(
            id: id, name: name, zero: zero, seasons: seasons, watercourses: courses, diversions: diversions, reservoirs: reservoirs,
            stretches: stretches, catchment: catchment, targets: targets, register: register, provenance: provenance)
    }
}

extension Reach {
    fileprivate func with(_ kilometres: ClosedRange<Double>? = nil, id: String? = nil, roughness: Double?) -> Reach {
        Reach(
            id: id ?? self.id, name: name, kilometres: kilometres ?? self.kilometres, slope: slope, roughness: roughness, ratings: ratings,
            lossShare: lossShare, iceCover: iceCover, provenance: provenance)
    }
}
