import SoluteTransport
import Testing

@testable import Rivers

@Suite("Rivers: ensemble")
struct EnsembleTests {
    private static let scale = Member.Scale(isFlowMeasured: false)

    private func members(_ incident: String) -> [Member] {
        Ensemble.prior(seed: Ensemble.seed(of: incident)).map { Member($0, Self.scale) }
    }

    @Test(
        "the speed of the water is uncertain by about a sixth, which puts A1's peak at 8.7 to 14.1 h",
        arguments: ["a", "b", "local-2026-0001"])
    func spread(incident: String) {
        let hours = Quantiles(members(incident).map { 39_858 / 3600 / $0.speedRatio })
        // From published ensembles: velocity by 15 %, and the rest of A1 as it is.
        #expect(abs(hours[0.05] - 8.7) < 0.7)
        #expect(abs(hours[0.5] - 11.1) < 0.4)
        #expect(abs(hours[0.95] - 14.1) < 1.2)
    }

    @Test("one incident always gets the same members, another one others; each formula is used alike")
    func seeded() {
        #expect(members("a") == members("a"))
        #expect(members("a") != members("b"))
        #expect(members("a").count == 500)
        for formula in DispersionFormula.allCases { #expect(members("a").count { $0.formula == formula } == 100) }
    }

    @Test("a measured flow is known better than a season's")
    func measured() {
        #expect(Member.Scale(isFlowMeasured: true).flow < 0.5 * Self.scale.flow)
    }
}
