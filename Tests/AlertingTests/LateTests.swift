import Alerting
import Chronology
import Events
import Testing

/// The procedure's minutes are minutes in which people can know.
@Suite struct LateTests {
    let number = "local-kashgar-urban-pollution-2026-01"
    var opening: [String] { ["proposed \(number)-p1 issue yellow", "opened \(number)-c1"] }

    /// A service that comes back after three hours in which a forecast came.
    private func backAfterHours(_ meanwhile: (inout TwoSides) throws -> Void = { _ in }) throws -> TwoSides {
        var sides = try TwoSides()
        sides.stop(.local)
        try sides.issue("220 80")
        try sides.pass(.hours(3))
        try meanwhile(&sides)
        try sides.start(.local)
        return sides
    }

    /// Nobody comes: 20 minutes for the consultation, then 30 for the release.
    private func expectWholeTime(_ sides: inout TwoSides) throws {
        try sides.pass(.minutes(19))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(1))
        #expect(try sides.told() == ["closed \(number)-c1 silence yellow"])
        try sides.pass(.minutes(29))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(1))
        #expect(try sides.told() == ["issued \(number) yellow 2026-01-11…2026-01-11"])
    }

    @Test func `after hours in which the service was off people have their whole time from then on`() throws {
        var sides = try backAfterHours()
        #expect(try sides.told() == opening + ["anew \(number)-c1", "anew \(number)-p1"])
        try expectWholeTime(&sides)
    }

    @Test func `the time that they are given is said, with what they were told before, and nothing else has changed`() throws {
        let sides = try backAfterHours()
        let said = try sides.said(WarningProposed.self)
        #expect(said.map(\.release.due) == [sides.now - .hours(3) + .minutes(50), sides.now + .minutes(50)])
        #expect(said.map(\.formerDue) == [nil, said[0].release.due])
        #expect(said[1].reason == said[0].reason && said[1].release.posts == said[0].release.posts && said[1].level == said[0].level)
        let asked = try sides.said(ConsultationOpened.self)
        #expect(asked.map(\.due) == [sides.now - .hours(3) + .minutes(20), sides.now + .minutes(20)])
        #expect(asked.map(\.formerDue) == [nil, asked[0].due] && asked[1].evidence == asked[0].evidence)
    }

    @Test func `who has released it in time is not told of more time, and who was told once is not told twice`() throws {
        var sides = try backAfterHours()
        for _ in 1...10 { try sides.pass(.minutes(1)) }
        #expect(try sides.said(WarningProposed.self).count == 2)
        var punctual = try TwoSides()
        try punctual.issue("220 80")
        try punctual.pass(.hours(1))
        #expect(try punctual.said(WarningProposed.self).count == 1)
    }

    @Test func `what is put into the journal twice is said once`() throws {
        var sides = try TwoSides()
        sides.repeats = true
        sides.stop(.local)
        try sides.issue("220 80")
        try sides.pass(.hours(3))
        try sides.start(.local)
        #expect(try sides.told() == opening + ["anew \(number)-c1", "anew \(number)-p1"])
        try expectWholeTime(&sides)
    }

    @Test func `where an event of its own says what time it is, the times that are told are right at once`() throws {
        var sides = try backAfterHours { try $0.heal() }
        #expect(try sides.told() == opening + ["anew \(number)-p1"])
        #expect(try sides.said(ConsultationOpened.self).map(\.due) == [sides.now + .minutes(20)])
        try expectWholeTime(&sides)
    }

    @Test func `who was told in time gets no second time because the service was off at the end of it`() throws {
        var sides = try TwoSides()
        try sides.issue("220 80")
        try sides.pass(.minutes(2))
        sides.stop(.local)
        try sides.pass(.hours(3))
        try sides.start(.local)
        #expect(
            try sides.told() == opening + ["closed \(number)-c1 silence yellow", "issued \(number) yellow 2026-01-11…2026-01-11"])
    }

    @Test func `the other side's clock lets nobody's time run out`() throws {
        var sides = try TwoSides()
        try sides.issue("220 80")
        _ = try sides.told()
        let words = ConsultationAnswered(
            consultation: "\(number)-c1", stance: .agree, post: "tumxuk-ecology-duty", person: "c", at: sides.now, reason: "看过资料")
        try sides.say(words, subject: "\(number)-c1", by: .corps, ahead: .hours(1))
        #expect(try sides.told() == [])
        try sides.pass(.minutes(20))
        #expect(try sides.told() == ["closed \(number)-c1 silence yellow"])
    }
}
