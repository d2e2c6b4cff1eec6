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
        #expect(try sides.told() == opening)
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
        try expectWholeTime(&sides)
    }

    @Test func `where an event of its own says what time it is, the times that are told are right at once`() throws {
        var sides = try backAfterHours { try $0.heal() }
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
