import Foundation
import Testing

@testable import SoluteTransport

@Suite("Solute transport: cumulants")
struct CumulantsTests {
    private static let links = [
        link(length: 12_000, discharge: 300, area: 125, dispersion: 500),
        link(length: 74_000, discharge: 300, area: 187, dispersion: 150, decay: 2e-6, zone: .init(areaRatio: 0.2, exchange: 3e-5)),
        link(length: 176, discharge: 0.0133, area: 0.36, dispersion: 0.24, zone: .init(areaRatio: 1, exchange: 3e-5, decay: 1e-5)),
        link(length: 500, discharge: 0.3, area: 1, dispersion: 200, decay: 1e-4),
    ]

    static func link(
        length: Double, discharge: Double, area: Double, dispersion: Double, decay: Double = 0, zone: TransportNetwork.DeadZone? = nil
    ) -> TransportNetwork.Link {
        .init(from: 0, to: 1, length: length, discharge: discharge, area: area, dispersion: dispersion, decay: decay, deadZone: zone)
    }

    /// ln H(s) of the flux, written plainly.
    private func logTransfer(_ link: TransportNetwork.Link, _ s: Double) -> Double {
        let velocity = link.discharge / link.area
        var rate = s + link.decay
        if let zone = link.deadZone {
            rate += zone.exchange * (1 - zone.exchange / zone.areaRatio / (s + zone.decay + zone.exchange / zone.areaRatio))
        }
        return link.length * velocity / (2 * link.dispersion) * (1 - (1 + 4 * link.dispersion * rate / (velocity * velocity)).squareRoot())
    }

    @Test("they are the derivatives of the transfer function", arguments: links)
    func derivatives(link: TransportNetwork.Link) {
        let cumulants = link.cumulants(over: link.length)
        // Wide enough for the third difference to keep five digits.
        let h = 0.02 / (cumulants.mean + cumulants.variance.squareRoot())
        let f = { logTransfer(link, $0 * h) }
        let first = (8 * (f(1) - f(-1)) - (f(2) - f(-2))) / (12 * h)
        let second = (16 * (f(1) + f(-1)) - (f(2) + f(-2)) - 30 * f(0)) / (12 * h * h)
        let third = (f(2) - 2 * f(1) + 2 * f(-1) - f(-2)) / (2 * h * h * h)
        #expect(abs(cumulants.logShare - f(0)) < 1e-9 * max(1, abs(f(0))))
        #expect(abs(-first / cumulants.mean - 1) < 1e-6)
        #expect(abs(second / cumulants.variance - 1) < 1e-3)
        #expect(abs(-third / cumulants.third - 1) < 0.05)
    }

    @Test("cutting a stretch in two changes nothing", arguments: links, [0.01, 0.37, 0.5])
    func cut(link: TransportNetwork.Link, share: Double) {
        let whole = link.cumulants(over: link.length)
        let cut = link.cumulants(over: share * link.length) + link.cumulants(over: (1 - share) * link.length)
        for path in [\Cumulants.logShare, \.mean, \.variance, \.third] {
            #expect(abs(cut[keyPath: path] - whole[keyPath: path]) <= 1e-12 * abs(whole[keyPath: path]))
        }
    }

    @Test("a dead zone holds the mean back by its share of the section")
    func deadZone() {
        let plain = Self.link(length: 5000, discharge: 10, area: 20, dispersion: 10)
        let zoned = Self.link(length: 5000, discharge: 10, area: 20, dispersion: 10, zone: .init(areaRatio: 0.3, exchange: 1e-3))
        #expect(abs(zoned.cumulants(over: 5000).mean / plain.cumulants(over: 5000).mean - 1.3) < 1e-12)
    }
}
