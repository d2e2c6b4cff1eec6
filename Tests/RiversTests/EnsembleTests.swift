import SoluteTransport
import Testing

@testable import Rivers

@Suite("Rivers: ensemble")
struct EnsembleTests {
    @Test("the peak's arrival on A1 is uncertain by 8.7, 11.1 and 14.1 h", arguments: ["a", "b", "local-2026-0001"])
    func spread(incident: String) {
        let plume = Plume(distance: 20_000, velocity: 0.5, dispersion: 30, area: 100, decay: 0.2 / 86_400, mass: 1e6, duration: 0)
        let hours = Ensemble(incident: incident).members.map { member in
            Plume(
                distance: plume.distance, velocity: plume.velocity * member.velocity, dispersion: plume.dispersion * member.dispersion,
                area: plume.area, decay: plume.decay, mass: plume.mass * member.mass, duration: 0
            ).peak.time / 3600
        }
        let quantiles = Quantiles(hours)
        // Three standard errors of a quantile of 500 members.
        #expect(abs(quantiles[0.05] - 8.7) < 0.4)
        #expect(abs(quantiles[0.5] - 11.1) < 0.3)
        #expect(abs(quantiles[0.95] - 14.1) < 0.7)
    }

    @Test("one incident always gets the same members, another one others")
    func seeded() {
        #expect(Ensemble(incident: "a") == Ensemble(incident: "a"))
        #expect(Ensemble(incident: "a") != Ensemble(incident: "b"))
        #expect(Ensemble(incident: "a").members.count == 500)
    }
}
