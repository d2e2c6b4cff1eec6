import Alerting
import Chronology
import Events
import Region
import Testing
import Wording

/// The life of a warning with people in it: events in, events out.
@Suite struct LifeTests {
    let number = "local-kashgar-urban-pollution-2026-01"
    var proposal: String { "\(number)-p1" }
    var consultation: String { "\(number)-c1" }

    /// A yellow proposal after a quick consultation in which both sides agree.
    private func proposed(_ course: String = "220 80") throws -> TwoSides {
        var sides = try TwoSides()
        try sides.issue(course)
        try sides.agree(consultation)
        _ = try sides.told()
        return sides
    }

    @Test func `a warning is proposed, consulted about, released by two people and issued with their names`() throws {
        var sides = try TwoSides()
        try sides.issue("220 80")
        #expect(try sides.told() == ["proposed \(proposal) issue yellow", "opened \(consultation)"])
        try sides.answer(consultation, "kashgar-forecaster")
        #expect(try sides.told() == [])
        try sides.answer(consultation, "tumxuk-forecaster")
        #expect(try sides.told() == ["closed \(consultation) agreed yellow"])
        try sides.endorse(proposal, "kashgar-command-duty", "a")
        #expect(try sides.told() == [])
        try sides.endorse(proposal, "kashgar-command-chief", "b")
        #expect(try sides.told() == ["issued \(number) yellow 2026-01-11…2026-01-11"])
        let release = try #require(sides.said(WarningIssued.self).first?.release)
        #expect(release.means == .people && release.people.map(\.person) == ["a", "b"] && release.outcome == .agreed)
        #expect(release.proposal == proposal && release.consultation == consultation && release.caveat == nil && !release.isIndependent)
    }

    @Test func `the whole history of a warning is read by its number`() throws {
        var sides = try proposed()
        try sides.release(proposal)
        let own = (sides.journals[.local] ?? []).filter { $0.source == "/local/alert" && $0.type != CriteriaAssessed.type }
        #expect(own.map(\.correlationID) == Array(repeating: number, count: 4))
    }

    @Test(arguments: [
        Signatures("two people in two posts", true, "command-duty a, command-chief b"),
        Signatures("the same person twice", false, "command-duty a, command-duty a"),
        Signatures("the same person in another post", false, "command-duty a, command-chief a"),
        Signatures("the same name with a blank", false, "command-duty 李雷, command-chief 李 雷"),
        Signatures("the same name in wide capitals", false, "command-duty lilei, command-chief ＬＩＬＥＩ"),
        Signatures("the same chair under two names", false, "command-duty a, command-duty b"),
        Signatures("a post that may not", false, "command-duty a, forecaster b"),
        Signatures("three, two of them different", true, "command-duty a, command-duty b, ecology-duty c"),
    ])
    func `two different people in two different posts release it, and nobody else`(_ signatures: Signatures) throws {
        var sides = try proposed()
        for (post, person) in signatures.people { try sides.endorse(proposal, post, person) }
        #expect(try sides.told().isEmpty != signatures.isEnough)
    }

    @Test func `an endorsement said by the other side does not count, whatever post it names`() throws {
        var sides = try proposed()
        try sides.endorse(proposal, "kashgar-command-duty", "a", by: .corps)
        try sides.endorse(proposal, "kashgar-command-chief", "b")
        #expect(try sides.told() == [])
    }

    @Test func `an endorsement that comes late, or of another proposal, changes nothing`() throws {
        var sides = try proposed()
        try sides.release("\(number)-p7")
        #expect(try sides.told() == [])
        try sides.release(proposal)
        _ = try sides.told()
        try sides.endorse(proposal, "kashgar-ecology-duty", "c")
        try sides.decline(proposal)
        #expect(try sides.told() == [])
    }

    @Test func `nobody comes: what warns of more goes out when the time is up, and says so in both languages`() throws {
        var sides = try proposed()
        try sides.pass(.minutes(49))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(1))
        #expect(try sides.told() == ["issued \(number) yellow 2026-01-11…2026-01-11"])
        let issued = try #require(sides.said(WarningIssued.self).first)
        #expect(issued.release?.means == .fallback && issued.release?.people == [])
        #expect(issued.reason.en.hasSuffix("(0 of 2): it goes out by the procedure's fallback."))
        #expect(issued.reason.zh.hasSuffix("签发人数不足（0/2），按程序自动发布。"))
        #expect(issued.release?.caveat.map { issued.reason.zh.hasSuffix($0.zh) } == true)
    }

    @Test func `nobody comes: an end is held, and proposed again with the next complete issue of the forecast`() throws {
        var sides = try proposed()
        try sides.release(proposal)
        try sides.pass(.days(2))
        _ = try sides.told()
        try sides.issue("80")
        try sides.agree("\(number)-c2")
        try sides.pass(.hours(2))
        #expect(
            try sides.told() == [
                "proposed \(number)-p2 lift yellow", "opened \(number)-c2", "closed \(number)-c2 agreed yellow",
                "withdrawn \(number)-p2 expired",
            ])
        try sides.pass(.hours(22))
        try sides.issue("80")
        #expect(try sides.told() == ["proposed \(number)-p3 lift yellow", "opened \(number)-c3"])
        try sides.agree("\(number)-c3")
        try sides.release("\(number)-p3")
        #expect(try sides.told().last == "lifted \(number) yellow")
    }

    @Test func `what was refused is asked again by the next complete issue only, and a higher level at once`() throws {
        var sides = try proposed()
        try sides.decline(proposal)
        #expect(try sides.told() == ["withdrawn \(proposal) declined"])
        try sides.issue("220 80")
        #expect(try sides.told() == [])
        try sides.issue("220 220 80")
        #expect(try sides.told() == ["proposed \(number)-p2 issue orange", "opened \(number)-c2"])
        try sides.decline("\(number)-p2", "kashgar-forecaster")
        #expect(try sides.told() == [])
        try sides.decline("\(number)-p2")
        #expect(try sides.told() == ["withdrawn \(number)-p2 declined", "closed \(number)-c2 withdrawn -"])
        try sides.pass(.days(1))
        _ = try sides.told()
        for (index, place) in ["653101", "653121", "653122"].enumerated() {
            try sides.say(forecast(place, on: sides.now.beijingDate, ["220 220 80"]), subject: place, source: "forecast")
            #expect(try sides.told().isEmpty == (index < 2))
        }
    }

    @Test func `of a refusal, the number of issues that have to ask again is data`() throws {
        var sides = try TwoSides(TwoSides.procedure(("askAgainAfterIssues: 1", "askAgainAfterIssues: 3")))
        try sides.issue("220 80")
        try sides.decline(proposal)
        var days = 0
        while try sides.said(WarningProposed.self).count == 1, days < 9 {
            days += 1
            try sides.pass(.days(1))
            try sides.issue("220 80")
        }
        #expect(days == 3)
    }

    @Test func `a newer forecast that asks for the same refreshes nothing; one that asks for more takes its place at once`() throws {
        var sides = try proposed()
        try sides.issue("220 80", "220 80", "220 90")
        #expect(try sides.told() == [])
        try sides.say(forecast("653122", on: sides.now.beijingDate, ["220 310 220 80"]), subject: "653122", source: "forecast")
        #expect(
            try sides.told() == ["withdrawn \(proposal) superseded", "proposed \(number)-p2 issue red", "opened \(number)-c2"])
    }

    @Test func `a forecast that asks for less, or for nothing, takes a proposal back only when it is complete`() throws {
        var sides = try proposed("220 220 80")
        let date = sides.now.beijingDate
        for place in ["653101", "653121"] {
            try sides.say(forecast(place, on: date, ["80"], minute: 1), subject: place, source: "forecast")
            #expect(try sides.told() == [])
        }
        try sides.say(forecast("653122", on: date, ["80"], minute: 1), subject: "653122", source: "forecast")
        #expect(try sides.told() == ["withdrawn \(proposal) superseded"])
    }

    @Test func `a number is used up by an issue and by nothing else`() throws {
        var sides = try proposed()
        try sides.decline(proposal)
        try sides.pass(.days(1))
        try sides.issue("220 80")
        try sides.agree("\(number)-c2")
        try sides.release("\(number)-p2")
        #expect(try sides.said(WarningIssued.self).map(\.warning) == [number])
        #expect(try sides.said(WarningProposed.self).map(\.proposal) == [proposal, "\(number)-p2"])
    }

    @Test func `a proposal of the old year keeps its number, and the new year begins anew`() throws {
        var sides = try TwoSides(from: day("2026-12-31"))
        try sides.pass(.hours(3) + .minutes(30))
        try sides.issue("220 80")
        try sides.pass(.hours(1))
        #expect(try sides.said(WarningIssued.self).map(\.warning) == ["local-kashgar-urban-pollution-2026-01"])
        #expect(sides.now.beijingDate == day("2027-01-01"))
        try sides.say(
            WarningLifted(
                warning: number, hazard: "pollution", area: "kashgar-urban", level: .yellow, criterion: "", citation: "", causes: [],
                reason: Bilingual(zh: "手工", en: "by hand")), subject: number)
        try sides.pass(.days(1))
        try sides.issue("220 80")
        #expect(try sides.said(WarningProposed.self).last?.warning == "local-kashgar-urban-pollution-2027-01")
    }

    @Test func `a warning that people issue or end by hand takes the open proposal off the table`() throws {
        var sides = try proposed()
        let words = try #require(sides.said(WarningProposed.self).first)
        try sides.say(
            WarningIssued(
                warning: number, hazard: words.hazard, area: words.area, places: words.places, level: .orange, onset: words.onset,
                ends: words.ends, criterion: "", citation: "", probability: 1, threshold: 1, causes: [],
                reason: Bilingual(zh: "手工", en: "by hand")), subject: number, source: "hand")
        #expect(try sides.told() == ["withdrawn \(proposal) superseded"])
    }
}

/// A mistake is taken back in one step.
@Suite struct RecallTests {
    let number = "local-kashgar-urban-pollution-2026-01"

    private func issued() throws -> TwoSides {
        var sides = try TwoSides()
        try sides.issue("220 80")
        try sides.agree("\(number)-c1")
        try sides.release("\(number)-p1")
        _ = try sides.told()
        return sides
    }

    private func recall(_ sides: inout TwoSides, _ post: String, by side: Side = .local) throws {
        let words = WarningRecalled(warning: number, post: post, person: "b", at: sides.now, reason: "误发")
        try sides.say(words, subject: number, by: side)
    }

    @Test func `a warning issued by mistake is cancelled by one person, at once, and says who and why`() throws {
        var sides = try issued()
        try recall(&sides, "kashgar-command-chief")
        #expect(try sides.told() == ["cancelled \(number) yellow"])
        let words = try #require(sides.said(WarningCancelled.self).first)
        #expect(words.person == "b" && words.reason.zh.contains("误发") && words.reason.en.contains("was a mistake"))
    }

    @Test(arguments: [
        ("kashgar-forecaster", Side.local, 0), ("tumxuk-command-chief", .corps, 0), ("kashgar-command-chief", .corps, 0),
        ("kashgar-command-chief", .local, 361),
    ])
    func `no other post, no other side, and nobody after its time`(post: String, side: Side, minutes: Int) throws {
        var sides = try issued()
        try sides.pass(.minutes(minutes))
        try recall(&sides, post, by: side)
        #expect(try sides.told() == [])
    }

    @Test func `the same forecasts do not bring a cancelled warning back; a later one does, under the next number`() throws {
        var sides = try issued()
        try recall(&sides, "kashgar-command-chief")
        try sides.say(forecast("653122", on: sides.now.beijingDate, ["220 80"], minute: 5), subject: "653122", source: "forecast")
        #expect(try sides.told() == ["cancelled \(number) yellow"])
        try sides.pass(.days(1))
        try sides.issue("220 80")
        #expect(try sides.told().first == "proposed local-kashgar-urban-pollution-2026-02-p1 issue yellow")
    }

    @Test func `a step that is proposed for it goes with it`() throws {
        var sides = try issued()
        try sides.issue("220 220 80")
        _ = try sides.told()
        try recall(&sides, "kashgar-command-duty")
        #expect(
            try sides.told().prefix(3) == [
                "cancelled \(number) yellow", "withdrawn \(number)-p2 superseded", "closed \(number)-c2 withdrawn -",
            ])
    }
}

/// `command-duty a, command-chief b`: who signs, of Kashgar's posts.
struct Signatures: CustomTestStringConvertible {
    let why: String
    let isEnough: Bool
    let people: [(post: String, person: String)]

    init(_ why: String, _ isEnough: Bool, _ text: String) {
        (self.why, self.isEnough) = (why, isEnough)
        people = text.split(separator: ", ").map { pair in
            let words = pair.split(separator: " ", maxSplits: 1)
            return ("kashgar-\(words[0])", String(words[1]))
        }
    }

    var testDescription: String { why }
}
