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
        let river = try #require(value?.river("yarkand"))
        #expect(river.lengthKilometres == 346)
        #expect(try #require(value).substances.count >= 35)
        #expect(river.targets.contains { $0.kind == .drinkingIntake && $0.side == .local })
        #expect(river.targets.contains { $0.kind == .drinkingIntake && $0.side == .corps })
    }

    @Test("every kilometre belongs to one county and one side")
    func ground() throws {
        let river = try Shipped.river()
        for kilometre in stride(from: 0, through: 346, by: 0.5) {
            let stretch = try #require(river.stretch(at: kilometre))
            #expect(stretch.side == (kilometre < 344.5 ? .local : .corps))
        }
        #expect(river.stretch(at: 60)?.place == "653124")
        #expect(river.stretch(at: 346.1) == nil && river.stretch(at: -1) == nil)
    }

    @Test("what the rivers teach about themselves holds for every season: all estimates, plausible speed and depth")
    func plausible() throws {
        let river = try Shipped.river()
        for season in river.seasons {
            for reach in river.reaches {
                let channel = try #require(reach.channel(in: FlowCondition(season: season)))
                #expect((0.3...3.5).contains(channel.velocity) && (0.2...4).contains(channel.depth), "\(reach.id) \(season.id)")
                #expect(reach.provenance.kind == .estimate)
            }
        }
    }

    @Test("cutting a reach of the playbook in two changes no forecast", arguments: [true, false])
    func split(knowsChannel: Bool) throws {
        let river = try Shipped.river().with(channelOfSecondReach: knowsChannel)
        let substance = try #require(try Shipped.rivers().substance("lead"))
        let report = IncidentReported.example(kilometre: 10, substance: "lead")
        let whole = PlumeModel(river: river, substance: substance).forecast(report, issued: report.released)
        let cut = PlumeModel(river: river.cuttingSecondReach(at: 71.3), substance: substance).forecast(report, issued: report.released)
        for (first, second) in zip(whole.arrivals, cut.arrivals) {
            let (one, other) = (try #require(first.peakConcentration), try #require(second.peakConcentration))
            #expect(abs(one.median / other.median - 1) < 1e-9)
            #expect(first.peak == second.peak && first.arrival == second.arrival)
        }
    }

    @Test("a reach without roughness is computed by regression and says so")
    func regression() throws {
        let river = try Shipped.river().with(channelOfSecondReach: false)
        let substance = try #require(try Shipped.rivers().substance("lead"))
        let report = IncidentReported.example(kilometre: 50, substance: "lead")
        let arrivals = PlumeModel(river: river, substance: substance).forecast(report, issued: report.released).arrivals
        #expect(!arrivals.isEmpty)
        #expect(arrivals.allSatisfy { $0.assumptions.contains { $0.en.contains("by regression") } })
    }

    @Test(
        "a mistake is found and told with what to write",
        arguments: [
            ("river.yaml", "    toKilometre: 119\n", "    toKilometre: 118\n", "begins at km 119.0, and the one before ends at km 118.0"),
            ("river.yaml", "    toKilometre: 45\n", "    toKilometre: 0\n", "not below its begin"),
            ("river.yaml", "months: [6, 7, 8]", "months: [6, 7]", "month 8 is not in exactly one season"),
            ("river.yaml", "      - season: low-water", "      - season: winter", "there is no season ‘winter’"),
            ("river.yaml", "place: 653124", "place: 653199", "there is no place ‘653199’"),
            ("river.yaml", "toKilometre: 346, place", "toKilometre: 345, place", "they end at km 345.0, the reaches at km 346.0"),
            ("river.yaml", "id: yarkand", "id: yarkant", "is not the name of the folder"),
            ("river.yaml", "    seasons: [low-water]", "    seasons: [spring]", "there is no season ‘spring’"),
            ("river.yaml", "    toKilometre: 160\n", "    toKilometre: 360\n", "ends beyond the river"),
            ("river.yaml", "    slope: 0.004\n", "    slope: 4\n", "slope"),
            ("targets.yaml", "kilometre: 346", "kilometre: 347", "is off the Yarkand River"),
            ("targets.yaml", "place: 659003", "place: 659009", "there is no place ‘659009’"),
            ("targets.yaml", "id: wufu-headworks", "id: kaqun-headworks", "kaqun-headworks"),
            ("targets.yaml", "kind: reservoir", "kind: lake", "reservoir"),
        ])
    func mistakes(file: String, right: String, wrong: String, told: String) throws {
        let (value, findings) = try read(replacing: right, with: wrong, in: "rivers/yarkand/\(file)")
        #expect(value == nil)
        #expect(findings.contains { $0.description.contains(told) && $0.mark.file.hasSuffix(file) }, "\(findings.map(\.description))")
        #expect(findings.allSatisfy { !$0.problem.zh.isEmpty && !$0.remedy.zh.isEmpty })
    }

    @Test("a reach without roughness needs a catchment")
    func noCatchment() throws {
        let path = "rivers/yarkand/river.yaml"
        var text = try #require(Shipped.files[path])
        text.replace("    manningRoughness: 0.036\n", with: "")
        #expect(RiverPlaybook.read(Shipped.files.with(text, at: path), region: try Shipped.region()).value != nil)
        let begin = try #require(text.firstRange(of: "catchment:"))
        let end = try #require(text.firstRange(of: "reaches:"))
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
    fileprivate func with(_ text: String, at path: String) -> PlaybookFiles {
        var texts = Dictionary(uniqueKeysWithValues: paths.compactMap { path in self[path].map { (path, $0) } })
        texts[path] = text
        return PlaybookFiles(texts)
    }
}

extension River {
    fileprivate func with(channelOfSecondReach isKnown: Bool) -> River {
        replacing(isKnown ? [reaches[1]] : [reaches[1].with(reaches[1].kilometres, roughness: nil)])
    }

    fileprivate func cuttingSecondReach(at kilometre: Double) -> River {
        let reach = reaches[1]
        return replacing([
            reach.with(reach.kilometres.lowerBound...kilometre, roughness: reach.roughness),
            reach.with(kilometre...reach.kilometres.upperBound, roughness: reach.roughness),
        ])
    }

    private func replacing(_ second: [Reach]) -> River {
        River(
            id: id, name: name, zero: zero, seasons: seasons, reaches: [reaches[0]] + second + reaches.dropFirst(2), stretches: stretches,
            alternativePaths: alternativePaths, catchment: catchment, targets: targets, provenance: provenance)
    }
}

extension Reach {
    fileprivate func with(_ kilometres: ClosedRange<Double>, roughness: Double?) -> Reach {
        Reach(id: id, name: name, kilometres: kilometres, slope: slope, roughness: roughness, flows: flows, provenance: provenance)
    }
}
