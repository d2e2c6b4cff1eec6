import Testing

@testable import SoluteTransport

@Suite("Solute transport: quantiles")
struct QuantilesTests {
    @Test("quantiles interpolate between the values")
    func quantiles() {
        let quantiles = Quantiles([4, 1, 3, 2])
        #expect([0, 0.5, 0.9, 1].map { quantiles[$0] } == [1, 2.5, 3.7, 4])
        #expect(Quantiles([7])[0.1] == 7)
    }
}
