import Chronology
import Events
import Playbook
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: contradictions in register and plan")
struct ContradictionsTests {
    private let day = CalendarDate(year: 2026, month: 12, day: 1) ?? CalendarDate(dayNumber: 0)

    private func check(_ river: River, steps: [PlannedStep] = []) -> [String] {
        RegisterContradictions(river: river, steps: steps, day: day).findings().map(\.description)
    }

    private func step(_ facility: String, _ function: Facility.Function, volume: Double? = nil, flow: Double? = nil) -> PlannedStep {
        PlannedStep(
            id: "s", name: Bilingual(zh: "步骤", en: "step"), facility: facility, function: function, volume: volume, flow: flow,
            provenance: .illustrative)
    }

    /// The shipped river with one text replaced in one of its files.
    private func yarkand(_ file: String, _ right: String, _ wrong: String) throws -> River {
        let path = "rivers/yarkand/\(file)"
        let text = try #require(Shipped.files[path])
        try #require(text.contains(right))
        let files = Shipped.files.with(text.replacing(right, with: wrong, maxReplacements: 1), at: path)
        return try #require(RiverPlaybook.read(files, region: try Shipped.region()).value?.river("yarkand"))
    }

    @Test("no shipped plan is impossible, and nothing but warnings is left of the registers")
    func shipped() throws {
        for river in try Shipped.rivers().rivers {
            let findings = RegisterContradictions(river: river, day: day).findings()
            #expect(!findings.hasErrors, "\(findings.map(\.description))")
            #expect(findings.allSatisfy { $0.mark.file.hasPrefix("rivers/\(river.id)/") && $0.mark.line > 1 })
            #expect(!river.register.plan.isEmpty)
        }
    }

    @Test("a step that names a gate that is not there, cannot do it, or is too small is told at its line")
    func steps() throws {
        let river = try Shipped.river()
        let told = check(
            river,
            steps: [
                step("kaqun-gate", .cutOff), step("kaqun-gates", .dose), step("maigaiti-pond", .store, volume: 90_000),
                step("maigaiti-pond", .store, flow: 16), step("kaqun-gates", .store, volume: 10),
            ])
        #expect(told.contains { $0.contains("names the facility ‘kaqun-gate’, which is not there") })
        #expect(told.contains { $0.contains("wants ‘kaqun-gates’ to dose, and it can cut-off, lead-away") })
        #expect(told.contains { $0.contains("has to hold 90000 m³ and ‘maigaiti-pond’ can hold 80000 m³") })
        #expect(told.contains { $0.contains("has to let 16.0 m³/s pass and ‘maigaiti-pond’ takes 15.0 m³/s") })
        #expect(told.contains { $0.contains("has to hold 10 m³ and ‘kaqun-gates’ can hold 0 m³") })
        let written = check(try yarkand("plan.yaml", "facility: maigaiti-pond", "facility: maigaiti-ponds"))
        #expect(written.contains { $0.hasPrefix("rivers/yarkand/plan.yaml:") && $0.contains("error") && $0.contains("maigaiti-ponds") })
    }

    @Test("a facility slower than the water from the nearest risk source above it is told with both times")
    func slow() throws {
        let quick = check(try Shipped.river())
        #expect(!quick.contains { $0.contains("‘middle-gates’ takes") })
        let river = try yarkand(
            "register/risk-sources.yaml", "    kilometre: 184\n", "    kilometre: 238\n")
        let told = check(river).filter { $0.contains("‘middle-gates’ takes 45 min") }
        #expect(told.count == 1 && told[0].contains("‘maigaiti-pesticides’") && told[0].contains("high-water"), "\(told)")
    }

    @Test(
        "what a person should look at is a warning with its file and line",
        arguments: [
            ("register/targets.yaml", "    backup: yonganba\n", "", "‘tumxuk-waterworks’ has no backup"),
            ("register/targets.yaml", "backup: yonganba", "backup: sukuqiake-intake", "draws from the same water"),
            (
                "register/monitors.yaml", "    kilometre: 2\n", "    watercourse: lower-yarkand\n    kilometre: 2\n",
                "‘altash-station’ at lower-yarkand km 2 is on a bed that is dry"
            ),
            ("register/monitors.yaml", "    kilometre: 44\n", "    kilometre: 2.05\n", "at the place (km 2.1) of ‘altash-station’"),
            (
                "register/depots.yaml", "    review: listed\n",
                "    review: listed\n    verified: {date: 2026-06-01, post: kashgar-emergency-duty}\n",
                "was last verified on 2026-06-01, more than 180 days ago"
            ),
            (
                "register/targets.yaml", "    review: listed\n", "    review: listed\n",
                "sensitive targets: 18 of 18 entries were never verified"
            ),
            (
                "river.yaml", "    name: {zh: 叶", "    name: {zh: 叶",
                "‘maigaiti-intake-45’ is corps on the ground of Maigaiti (Makit) (local)"
            ),
        ])
    func warnings(file: String, right: String, wrong: String, told: String) throws {
        let findings = RegisterContradictions(river: try yarkand(file, right, wrong), day: day).findings()
        let found = findings.filter { $0.description.contains(told) }
        #expect(found.count == 1 && found.allSatisfy { $0.severity == .warning }, "\(findings.map(\.description))")
        #expect(found.allSatisfy { $0.mark.file.hasPrefix("rivers/yarkand/register/") && $0.mark.line > 1 })
    }

    @Test("an agreement makes an entry on the other side's ground right")
    func agreed() throws {
        let river = try yarkand(
            "register/targets.yaml", "    owner: regiment-45\n", "    owner: regiment-45\n    agreement: minutes of a meeting (example)\n")
        #expect(!check(river).contains { $0.contains("‘maigaiti-intake-45’ is corps on the ground") })
    }

    @Test("a monitor off the river is told even where no file was read")
    func off() throws {
        let shipped = try Shipped.river()
        let monitor = try #require(shipped.register.monitors.first)
        let astray = Monitor(
            record: monitor.record, kind: monitor.kind, location: Location(kilometre: 400), parameters: monitor.parameters,
            intervalMinutes: 60, target: .third)
        let river = River(
            id: "yarkand", name: shipped.name, zero: shipped.zero, seasons: shipped.seasons, watercourses: shipped.watercourses,
            register: Register(monitors: [astray]), provenance: .illustrative)
        #expect(check(river).contains { $0.contains("‘altash-station’ at km 400.0 is off the Yarkand, main stem") })
    }
}

@Suite("Rivers: mean travel and basic information")
struct NetworkListTests {
    @Test("water goes down, around by the canal and into other watercourses, and not through a reservoir or a dry bed")
    func travel() throws {
        let river = try Shipped.river()
        let (high, low) = (try #require(river.seasons.first), try #require(river.seasons.last))
        let seconds = { (start: Location, end: Location, season: Season) in
            river.travelSeconds(from: start, to: end, in: season, river.balance(in: FlowCondition(season: season)))
        }
        let (kaqun, minsheng) = (Location(kilometre: 45), Location(kilometre: 160))
        #expect(try #require(seconds(kaqun, minsheng, high)) < #require(seconds(kaqun, minsheng, low)))
        #expect(seconds(minsheng, kaqun, high) == nil)
        #expect(seconds(kaqun, Location(watercourse: "west-bank-canals", kilometre: 100), high) == nil)
        #expect(seconds(kaqun, Location(watercourse: "west-bank-canals", kilometre: 100), low) != nil)
        #expect(seconds(Location(watercourse: "wuluk", kilometre: 10), Location(kilometre: 240), high) != nil)
        #expect(seconds(Location(watercourse: "tashkurgan", kilometre: 10), kaqun, high) == nil)
        #expect(seconds(kaqun, Location(watercourse: "lower-yarkand", kilometre: 10), high) == nil)
    }

    @Test("the fourth list has every watercourse, ground, diversion and reservoir, each with its provenance")
    func basic() throws {
        for river in try Shipped.rivers().rivers {
            let list = river.basicInformation()
            let counts = Dictionary(grouping: list, by: \.theme).mapValues(\.count)
            #expect(counts[.watercourse] == river.watercourses.count && counts[.ground] == river.stretches.count)
            #expect(counts[.diversion] == river.diversions.count && counts[.reservoir] == river.reservoirs.count && counts[.river] == 2)
            #expect(list.allSatisfy { $0.value.zh != $0.value.en && !$0.value.zh.isEmpty })
        }
    }

    @Test("each river's register is enough for drills: spaces, sources, targets and depots of both sides, monitors")
    func enough() throws {
        for river in try Shipped.rivers().rivers {
            #expect(river.register.facilities.count >= 8 && river.register.riskSources.count >= 5 && river.register.monitors.count >= 8)
            for side in [Side.local, .corps] {
                #expect(river.register.depots.count { $0.side == side } >= 2 && river.targets.contains { $0.side == side })
                #expect(river.targets.contains { $0.side == side && $0.kind == .drinkingIntake })
            }
            #expect(river.register.riskSources.allSatisfy { $0.provenance.kind == .illustrative })
            #expect(river.entries.allSatisfy { $0.provenance.kind != .illustrative || $0.name.en.contains("example") || $0 is MutualAid })
            #expect(river.register.written.count == river.entries.count)
        }
    }
}
