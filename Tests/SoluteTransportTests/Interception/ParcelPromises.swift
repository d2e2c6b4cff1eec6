import Testing

@testable import SoluteTransport

@Suite("Parcels of a release")
struct ParcelPromises {
    /// 20 km, a fork, 20 km in the river and 30 km in a canal; dead zones everywhere.
    private func network() throws -> TransportNetwork {
        let zone = TransportNetwork.DeadZone(areaRatio: 0.1, exchange: 1e-5)
        let link = { (from: Int, to: Int, length: Double, discharge: Double) in
            TransportNetwork.Link(
                from: from, to: to, length: length, discharge: discharge, area: discharge / 0.6, dispersion: 25, decay: 1e-7, deadZone: zone
            )
        }
        return try TransportNetwork(nodes: 4, links: [link(0, 1, 20_000, 40), link(1, 2, 20_000, 30), link(1, 3, 30_000, 10)])
    }

    private let places: [ParcelRoute.Place] = [
        .on(Position(link: 0, metres: 10_000)), .at(node: 1), .on(Position(link: 1, metres: 15_000)),
        .on(Position(link: 2, metres: 20_000)),
    ]

    private func route() throws -> (ParcelRoute, ParcelRoute.Figures, TransportNetwork) {
        let network = try network()
        let route = ParcelRoute(of: network, from: Position(link: 0, metres: 0), past: places)
        return (route, route.figures(network.links), network)
    }

    private let release = [Parcel(lasts: 1800)]
    private let always = -1e9...1e9

    @Test("without works a parcel is what the response says")
    func asResponse() throws {
        let (route, figures, network) = try route()
        let positions = [Position(link: 0, metres: 10_000), Position(link: 1, metres: 15_000), Position(link: 2, metres: 20_000)]
        let plan = ResponsePlan(of: network, from: Position(link: 0, metres: 0), to: positions)
        let responses = plan.responses(network.links, mass: 1, duration: 1800)
        let seen = route.pass(release, figures)
        for (parcels, response) in zip([seen[0], seen[2], seen[3]], responses) {
            let peak = try #require(response.peak)
            #expect(abs(parcels.peakRate() / response.discharge / peak.concentration - 1) < 0.02)
            #expect(abs(parcels.arrivingShare - response.curves.reduce(0) { $0 + $1.share }) < 1e-9)
        }
    }

    @Test("a work that takes all always leaves nothing below and everything above")
    func all() throws {
        let (route, figures, _) = try route()
        let before = route.pass(release, figures)
        let after = route.pass(release, figures, works: [1: [Work(takes: 1, window: always)]])
        #expect(after[0] == before[0] && after[1] == before[1])
        #expect(after[2].isEmpty && after[3].isEmpty && after[2].peakRate() == 0)
    }

    @Test("a work that takes a share always leaves the rest of every peak", arguments: [0.1, 0.5, 0.9])
    func share(takes: Double) throws {
        let (route, figures, _) = try route()
        let before = route.pass(release, figures)
        let after = route.pass(release, figures, works: [0: [Work(takes: takes, window: always)]])
        for place in 1...3 {
            #expect(abs(after[place].peakRate() / before[place].peakRate() - (1 - takes)) < 1e-9)
            #expect(abs(after[place].arrivingShare / before[place].arrivingShare - (1 - takes)) < 1e-9)
        }
    }

    @Test(
        "what is taken and what is left is all there was, wherever the window lies", arguments: [0.5, 0.9, 1, 1.1, 1.5, 3],
        [900.0, 7200, 40_000])
    func balance(middle: Double, length: Double) throws {
        let (route, figures, _) = try route()
        let before = route.pass(release, figures)
        let window = window(middle, length)
        let held = route.pass(release, figures, works: [1: [Work(takes: 1, window: window)]])
        // Sent on by the same ways instead of held, it comes where it would have come.
        let ways = [Work.Outlet(link: 1, share: 0.75), Work.Outlet(link: 2, share: 0.25)]
        let sent = route.pass(release, figures, works: [1: [Work(takes: 1, window: window, outlets: ways)]])
        for place in 2...3 {
            #expect(abs(sent[place].arrivingShare - before[place].arrivingShare) < 1e-4)
            #expect(held[place].arrivingShare <= before[place].arrivingShare + 1e-9)
        }
    }

    private func window(_ middle: Double, _ length: Double) -> ClosedRange<Double> {
        let mean = 20_000 / 0.6 * 1.1 * middle
        return mean - length / 2...mean + length / 2
    }

    /// The rate outside the window at the fork, convolved with what a grain released there does: all by brute force.
    private func exactPeak(outside window: ClosedRange<Double>) throws -> Double {
        let network = try network()
        let fork = ResponsePlan(of: network, from: Position(link: 0, metres: 0), to: [Position(link: 0, metres: 20_000)])
            .responses(network.links, mass: 1, duration: 1800)[0]
        let below = ResponsePlan(of: network, from: Position(link: 1, metres: 0), to: [Position(link: 1, metres: 15_000)])
            .responses(network.links, mass: 1, duration: 0)[0]
        let step = 300.0
        let times = Array(stride(from: step / 2, to: 120_000, by: step))
        let grains = times.map { (time: $0, mass: window.contains($0) ? 0 : 0.75 * fork.concentration(after: $0) * fork.discharge * step) }
        return times.reduce(0) { highest, time in
            max(
                highest,
                grains.reduce(0) { $0 + ($1.mass > 0 ? $1.mass * below.concentration(after: time - $1.time) * below.discharge : 0) })
        }
    }

    @Test(
        "below a cut the peak is that of a convolution, within a fifth", arguments: [0.6, 0.85, 0.95, 1.05, 1.4], [3600.0, 9000, 30_000])
    func accuracy(middle: Double, length: Double) throws {
        let (route, figures, _) = try route()
        let window = window(middle, length)
        let computed = route.pass(release, figures, works: [1: [Work(takes: 1, window: window)]])[2].peakRate()
        let exact = try exactPeak(outside: window)
        #expect((0.8...1.2).contains(computed / exact), "\(computed / exact)")
    }

    @Test("a longer window never leaves more")
    func longer() throws {
        let (route, figures, _) = try route()
        var before = 1.0
        for length in stride(from: 0.0, through: 60_000, by: 3000) {
            let window = 25_000...25_000 + length
            let left = route.pass(release, figures, works: [1: [Work(takes: 1, window: window)]])[2].arrivingShare
            #expect(left <= before + 1e-6)
            before = left
        }
        #expect(before < 0.05)
    }

    @Test("what is led down the canal is gone from the river")
    func ledAway() throws {
        let (route, figures, _) = try route()
        let before = route.pass(release, figures)
        let work = Work(takes: 1, window: always, outlets: [.init(link: 2, share: 1)])
        let after = route.pass(release, figures, works: [1: [work]])
        #expect(after[2].isEmpty)
        #expect(abs(after[3].arrivingShare / before[3].arrivingShare - 4) < 1e-9)
    }

    @Test("what a work leaves keeps its concentration when the water goes with the solute")
    func water() throws {
        let (route, figures, _) = try route()
        let before = route.pass(release, figures)
        let half = route.pass(release, figures, works: [0: [Work(takes: 0.5, window: always, mark: 1)]])
        #expect(abs(half[2].peakRate { $0 == 1 ? 0.5 : 1 } / before[2].peakRate() - 1) < 1e-9)
        // Only what passed meanwhile has less water.
        let late = route.pass(release, figures, works: [0: [Work(takes: 0.5, window: 1e6...2e6, mark: 1)]])
        #expect(late[2].peakRate { $0 == 1 ? 0.5 : 1 } == before[2].peakRate())
    }

    @Test("nothing that passed a cut is denser further down than at the cut")
    func ceiling() throws {
        let (route, figures, _) = try route()
        let mean = 20_000 / 0.6 * 1.1
        let window = mean - 8000...mean + 8000
        let held = route.pass(release, figures, works: [1: [Work(takes: 1, window: window)]])
        let passing = route.pass(release, figures)[1]
        let edge = max(passing.rate(at: window.lowerBound), passing.rate(at: window.upperBound))
        #expect(held[2].peakRate() <= 0.75 * edge * 1.05)
    }

    @Test("there are never more parcels than there may be")
    func bounded() throws {
        let (route, figures, _) = try route()
        let works = (0..<6).map { Work(takes: 0.5, window: Double($0) * 3000 + 25_000...Double($0) * 3000 + 26_000) }
        let seen = route.pass(Parcel.release(lasting: 40_000, in: 6), figures, works: [0: works, 1: works])
        #expect(seen[2].count <= Parcel.maximum && seen[3].count <= Parcel.maximum)
        let share = seen[2].arrivingShare + seen[3].arrivingShare
        #expect(share > 0.1 && share < 1)
    }
}

extension [Parcel] {
    fileprivate func rate(at time: Double) -> Double {
        reduce(0) { $0 + PassageCurve($1.cumulants, current: $1.current, stirring: $1.stirring, share: $1.share).density(time) }
    }
}
