import Alerting
import Chronology
import Events
import Playbook
import Region
import Testing
import Wording

@Suite struct ProcedureTests {
    @Test func `the shipped procedure is complete and free of contradictions, and every block says where it comes from`() throws {
        let (procedure, findings) = try read()
        #expect(findings.map(\.description) == [])
        let read = try #require(procedure)
        for hazard in Hazard.allCases {
            for step in WarningStep.allCases {
                for level in WarningLevel.allCases {
                    let release = read.release(hazard, step, level)
                    #expect(release.id != "nobody")
                    #expect(release.fallback(for: step) == ([.lower, .lift].contains(step) ? .hold : .release))
                }
            }
        }
        #expect(read.consultation(.pollution, .issue, .red, in: "kashgar-urban")?.id == "full")
        #expect(read.consultation(.pollution, .issue, .red, in: "kashgar-tumxuk")?.id == "joint")
        #expect(read.release(.dust, .issue, .orange).people == 2)
        #expect(read.regionWide(ownedBy: .local).map(\.area.places) == [["653101", "653121", "653122", "659003"]])
        #expect(read.regionWide(ownedBy: .corps) == [])
        #expect(read.consultations.values.allSatisfy { $0.provenance.source != nil })
    }

    @Test(arguments: [
        Mistake("post: kashgar-forecaster,", "post: kashgar-fortune-teller,", ":30:16: error: there is no post ‘kashgar-fortune-teller’"),
        Mistake("local: [kashgar-command-duty,", "local: [tumxuk-command-duty,", "the side ‘local’ has no post ‘tumxuk-command-duty’"),
        Mistake("people: 1", "people: 3", "‘people’ is 3, outside 0 to 2"),
        Mistake(
            "[kashgar-command-duty, kashgar-command-chief, kashgar-ecology-duty]", "[kashgar-command-duty]",
            "‘two-people’ needs 2 people and local has 1"),
        Mistake("{time: 5min, then: proceed}", "{time: 30min, then: proceed}", "‘quick’ waits longer for a side that is cut off"),
        Mistake("levels: [blue]", "levels: [blue, yellow]", "control, issue, yellow already has a rule above"),
        Mistake(
            "steps: [extend], levels: [yellow, orange, red]", "steps: [extend], levels: [yellow, orange]",
            "4 cases have no rule, such as pollution, extend, red"),
        Mistake("consultation: quick, release: alone", "consultation: quik, release: alone", "did you mean ‘quick’?"),
        Mistake("release: alone", "release: nobody-home", "there is no release ‘nobody-home’"),
        Mistake("areas: [kashgar-urban, tumxuk]", "areas: [kashgar-urban, tumxuc]", "did you mean ‘tumxuk’?"),
        Mistake("places: 3, areas: 2", "places: 30, areas: 2", "it could never fire"),
        Mistake("id: kashgar-tumxuk", "id: tumxuk", "is already the id of a warning area"),
        Mistake("tumxuk-command-duty, tumxuk-command-chief]\n  within", "kashgar-ecology-duty]\n  within", "no post of corps may take"),
        Mistake("    time: 30min\n", "    time: 30min\n    fallback: hold\n", "nobody is warned while people sleep"),
        Mistake("    time: 30min\n", "    time: 0s\n", "asks for people and gives them no time"),
        Mistake("- river: yarkand\n", "- river: yarkant\n", "did you mean ‘yarkand’?"),
        Mistake("- river: kashgar\n", "- river: kashgar-river\n", "there is no river ‘kashgar-river’"),
        Mistake("corps: [653127, 659003]", "corps: [653127, 659993]", ":151:63: error: there is no place ‘659993’"),
        Mistake("corps: [653127, 659003]", "corps: [653127, 653127]", "653127"),
        Mistake(
            "local: [kashgar-command-duty, kashgar-command-chief", "local: [kashgar-command-duty, kashgar-command-duty",
            "the post ‘kashgar-command-duty’ is named twice"),
        Mistake("areas: [kashgar-urban, tumxuk]", "areas: [kashgar-urban, tumxuk, tumxuk]", "tumxuk"),
        Mistake("    consultation: joint\n", "    consultation: full\n", "no step takes the consultation ‘joint’"),
        Mistake("    missing: {", "    adjoining: [[653101, 653121], [653121, 653122]]\n    missing: {", "not so many hang together"),
        Mistake("    missing: {", "    adjoining: [[653101, 653999]]\n    missing: {", "‘653999’"),
        Mistake("    missing: {", "    adjoining: [[653101, 653101]]\n    missing: {", "‘653101’ adjoins itself"),
        Mistake("    missing: {", "    adjoining: [[653101]]\n    missing: {", "adjoining"),
        Mistake("whenSilent: proceed", "whenSilent: wait", "proceed, hold"),
        Mistake("voters: owner", "votes: owner", "did you mean ‘voters’?"),
    ])
    func `a mistake in the procedure is found where it is`(_ mistake: Mistake) throws {
        let text = try #require(Shipped.files[WarningProcedure.file])
        #expect(text.contains(mistake.from))
        let findings = try read(text.replacing(mistake.from, with: mistake.to, maxReplacements: mistake.from.contains("chief") ? 9 : 1)).1
        #expect(findings.contains { $0.description.contains(mistake.finding) }, "\(findings)")
    }

    @Test func `a river that the procedure does not name is pointed out, and without the rivers nothing is compared`() throws {
        let region = try #require(Region.read(Shipped.files).value)
        func findings(_ rivers: [String]?) throws -> [String] {
            WarningProcedure.read(Shipped.files, region: region, criteria: try Shipped.criteria(), rivers: rivers).findings.map(
                \.description)
        }
        #expect(try findings(nil) == [] && findings(["yarkand", "kashgar"]) == [])
        let found = try findings(["yarkand", "kashgar", "gez"])
        #expect(found.count == 1 && found[0].contains("warning: the river ‘gez’ is not under ‘waters’"))
    }

    @Test func `a consultation that leaves one side out is refused`() throws {
        let text = try #require(Shipped.files[WarningProcedure.file])
        let findings = try read(
            text.replacing("{post: tumxuk-forecaster, required: true}", with: "{post: tumxuk-forecaster, required: false}")
        ).1
        #expect(findings.contains { $0.description.contains("no post of corps has to answer in ‘quick’") }, "\(findings)")
    }

    @Test func `an end that goes out while people sleep is pointed out`() throws {
        let text = try #require(Shipped.files[WarningProcedure.file])
        let findings = try read(text.replacing("    time: 30min\n", with: "    time: 30min\n    fallback: release\n")).1
        #expect(findings.contains { $0.severity == .warning && $0.problem.en.contains("with nobody there, lift, lower will release") })
        #expect(!findings.hasErrors)
    }

    @Test func `the automatic procedure asks nobody about anything`() {
        for step in WarningStep.allCases {
            #expect(WarningProcedure.automatic.consultation(.dust, step, .red, in: "kashgar-urban") == nil)
            #expect(WarningProcedure.automatic.release(.dust, step, .red).people == 0)
        }
    }

    private func read(_ text: String? = nil) throws -> (WarningProcedure?, [Finding]) {
        let region = try #require(Region.read(Shipped.files).value)
        let file = try text ?? #require(Shipped.files[WarningProcedure.file])
        return WarningProcedure.read(
            PlaybookFiles([WarningProcedure.file: file]), region: region, criteria: try Shipped.criteria(),
            rivers: ["yarkand", "kashgar"])
    }
}
