import Testing

@testable import Rivers

@Suite("Rivers: ensemble")
struct EnsembleTests {
    @Test("the first numbers of SplitMix64 are the published ones")
    func published() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test("the peak's arrival on A1 is uncertain by 8.7, 11.1 and 14.1 h", arguments: ["a", "b", "local-2026-0001"])
    func spread(incident: String) {
        let plume = PublishedNumbersTests.instant
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

    @Test("quantiles interpolate between the values")
    func quantiles() {
        let quantiles = Quantiles([4, 1, 3, 2])
        #expect([0, 0.5, 0.9, 1].map { quantiles[$0] } == [1, 2.5, 3.7, 4])
        #expect(Quantiles([7])[0.1] == 7)
    }
}
