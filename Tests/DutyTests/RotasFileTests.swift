import Chronology
import Duty
import Events
import Playbook
import Region
import Testing

/// The rotas as they are shipped, and what their reader says about mistakes.
@Suite struct RotasFileTests {
    @Test func `the shipped rotas have no finding, and each post has one`() throws {
        let region = try Shipped.region()
        let (plan, findings) = DutyPlan.read(try Shipped.files(), region: region)
        #expect(findings.map(\.description) == [])
        #expect(Set(try #require(plan).rotas.map(\.post)) == Set(region.posts.map(\.id)))
    }

    @Test func `everyone in the shipped rotas says that he is made up`() throws {
        let plan = try Shipped.plan()
        #expect(plan.people.allSatisfy { $0.provenance.isIllustrative })
        #expect(plan.calendar.provenance.kind == .namedSource)
    }
}
