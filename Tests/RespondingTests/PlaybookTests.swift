import Events
import Playbook
import Region
import Responding
import Testing

@Suite struct PlaybookTests {
    @Test func `the shipped playbooks are complete, for both sides and at every level`() throws {
        let (playbooks, findings) = ResponsePlaybooks.read(Shipped.files, region: try Shipped.region(), rivers: Shipped.rivers)
        #expect(findings.map(\.description) == [])
        #expect(playbooks?.playbooks.map(\.trigger.rawValue).sorted() == ["control", "dust", "incident", "ozone", "pollution"])
    }

    @Test func `the cuts are those of the national text, and dust has none`() throws {
        let playbooks = try Shipped.playbooks()
        let cuts = try #require(playbooks.playbook(for: .pollution)).measures.filter { $0.emissionCutPercent != nil }
        #expect(cuts.map(\.emissionCutPercent) == [10, 20, 30])
        #expect(cuts.map(\.levels) == [[.yellow], [.orange], [.red]])
        #expect(cuts.allSatisfy { $0.provenance.kind == .namedSource })
        #expect(try #require(playbooks.playbook(for: .dust)).measures.allSatisfy { $0.emissionCutPercent == nil })
    }

    @Test(arguments: [
        Mistake("heavy-pollution", "[kashgar-industry, tumxuk-industry]", "[kashgar-industri]", "did you mean ‘kashgar-industry’?"),
        Mistake(
            "heavy-pollution", "emissionCutPercent: 20", "emissionCutPercent: 5", "‘orange’ asks for a smaller emission cut than ‘yellow’"),
        Mistake("heavy-pollution", "- id: health-advice", "- id: notice-to-units", "notice-to-units"),
        Mistake("heavy-pollution", "due: {after: 1h}", "due: {after: 30d}", "after"),
        Mistake("heavy-pollution", "due: {after: 1h}", "due: {before: {target: kaqun-headworks, lead: 1h}}", "after"),
        Mistake("heavy-pollution", "trigger: pollution", "trigger: dust", "there are 0 playbooks for ‘trigger: pollution’"),
        Mistake("dust", "due: {after: 1h}", "due: {after: 1h}\n    emissionCutPercent: 10", "dust is outside that regime"),
        Mistake("dust", "levels: [yellow, orange, red]", "levels: [purple]", "purple"),
        Mistake("river-spill", "target: kaqun-headworks", "target: kaqun-headwork", "did you mean ‘kaqun-headworks’?"),
        Mistake("river-spill", "river: yarkand", "river: yarkent", "did you mean ‘yarkand’?"),
        Mistake("river-spill", "due: {after: 2h}", "levels: [red]\n    due: {after: 2h}", "levels"),
        Mistake("river-spill", "evidence:", "evidnce:", "evidence"),
    ])
    func `a mistake in a playbook is found where it is`(_ mistake: Mistake) throws {
        let path = "responses/\(mistake.file).yaml"
        let text = try #require(Shipped.files[path])
        #expect(text.contains(mistake.from))
        var texts: [String: String] = [:]
        for path in Shipped.files.paths(under: ResponsePlaybooks.folder) { texts[path] = Shipped.files[path] }
        texts[path] = text.replacing(mistake.from, with: mistake.to, maxReplacements: 1)
        let (value, findings) = ResponsePlaybooks.read(PlaybookFiles(texts), region: try Shipped.region(), rivers: Shipped.rivers)
        #expect(value == nil)
        #expect(findings.contains { $0.severity == .error && $0.description.contains(mistake.finding) }, "\(findings)")
    }

    @Test func `a side that has nothing to do at some level is pointed out`() throws {
        let findings = ResponsePlaybooks.read(Shipped.files, region: Region(places: [])).findings
        #expect(findings.contains { $0.severity == .warning && $0.description.contains("at ‘red’ the side ‘corps’ has no measure") })
    }
}

struct Mistake: CustomTestStringConvertible {
    let (file, from, to, finding): (String, String, String, String)

    init(_ file: String, _ from: String, _ to: String, _ finding: String) {
        (self.file, self.from, self.to, self.finding) = (file, from, to, finding)
    }

    var testDescription: String { "\(file): \(from) → \(to)" }
}
