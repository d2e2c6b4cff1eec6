import Chronology
import Events
import SoluteTransport
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: plume forecast")
struct ForecastTests {
    @Test("every target downstream, of both sides, in order, and none upstream")
    func targets() throws {
        let forecast = try Shipped.example()
        let expected = try Shipped.river().stemTargets.filter { $0.kilometre >= 60 }.map(\.id)
        #expect(forecast.arrivals.map(\.target) == expected)
        #expect(Set(forecast.arrivals.map(\.side)) == [.local, .corps])
        #expect(forecast.arrivals.allSatisfy { $0.kilometre >= 60 })
    }

    @Test("a target further down is reached later", arguments: [(1, 20_000.0), (4, nil), (7, 20_000)])
    func order(month: Int, mass: Double?) throws {
        let arrivals = try Shipped.forecast(.example(mass: mass, month: month)).arrivals
        for (upper, lower) in zip(arrivals, arrivals.dropFirst()) {
            #expect(upper.peak.median < lower.peak.median)
            #expect(upper.peak.early < lower.peak.early)
            if let first = upper.arrival, let second = lower.arrival { #expect(first.median < second.median) }
        }
    }

    @Test("bands are in order, and what arrives peaks after it and leaves after that")
    func bands() throws {
        for arrival in try Shipped.example().arrivals {
            #expect(arrival.peak.early < arrival.peak.median && arrival.peak.median < arrival.peak.late)
            let (first, last) = (try #require(arrival.arrival), try #require(arrival.departure))
            #expect(first.early < first.median && first.median < first.late)
            #expect(first.median < last.median)
            // Peaks are of all members, arrivals and departures of those that exceed.
            if arrival.exceedanceProbability == 1 { #expect(first.median < arrival.peak.median && arrival.peak.median < last.median) }
            let concentration = try #require(arrival.peakConcentration)
            #expect(0 < concentration.low && concentration.low < concentration.median && concentration.median < concentration.high)
            #expect((0...1).contains(try #require(arrival.exceedanceProbability)))
        }
    }

    @Test(
        "more mass is never less probable, and where as many exceed it never arrives later or leaves earlier",
        arguments: [0.0, 3600, 86_400])
    func moreMass(duration: Double) throws {
        var before = try Shipped.forecast(.example(mass: 1000, duration: duration)).arrivals
        var compared = 0
        for mass in [10_000.0, 1e5, 1e6, 1e7] {
            let now = try Shipped.forecast(.example(mass: mass, duration: duration)).arrivals
            for (less, more) in zip(before, now) {
                #expect(try #require(less.exceedanceProbability) <= #require(more.exceedanceProbability))
                guard let first = less.arrival, let last = less.departure else { continue }
                let (arrival, departure) = (try #require(more.arrival), try #require(more.departure))
                // Otherwise the bands are of different members.
                guard less.exceedanceProbability == more.exceedanceProbability else { continue }
                compared += 1
                #expect(arrival.early <= first.early && arrival.median <= first.median && arrival.late <= first.late)
                #expect(departure.early >= last.early && departure.median >= last.median && departure.late >= last.late)
            }
            before = now
        }
        #expect(compared > 0)
    }

    @Test("an arrival is forecast from one member in ten on, an exceedance that is less likely than not included")
    func possible() throws {
        let arrivals = try (1...40).flatMap { try Shipped.forecast(.example(mass: Double($0 * $0) * 10)).arrivals }
        for arrival in arrivals {
            let isPossible = try #require(arrival.exceedanceProbability) >= 0.1
            #expect((arrival.arrival != nil) == isPossible && (arrival.departure != nil) == isPossible)
        }
        let unlikely = arrivals.filter { (0.1..<0.5).contains($0.exceedanceProbability ?? 1) }
        #expect(unlikely.contains { $0.kind == "drinking-intake" })
        for arrival in unlikely {
            let (first, last) = (try #require(arrival.arrival), try #require(arrival.departure))
            #expect(first.early < last.early && first.median < last.median && first.late < last.late)
        }
    }

    @Test("too little to exceed the limit has no arrival, but a peak and a probability")
    func little() throws {
        let last = try #require(try Shipped.forecast(.example(mass: 10)).arrivals.last)
        #expect(last.arrival == nil && last.departure == nil)
        #expect(last.exceedanceProbability == 0)
        #expect(try #require(last.peakConcentration).high < last.limit)
    }

    @Test("without a mass there is a front and a peak, and it is said why there is no more")
    func unknownMass() throws {
        let forecast = try Shipped.forecast(.example(mass: nil))
        for arrival in forecast.arrivals {
            #expect(try #require(arrival.arrival).median < arrival.peak.median)
            #expect(arrival.departure == nil && arrival.peakConcentration == nil && arrival.exceedanceProbability == nil)
        }
        #expect(forecast.assumptions.first?.en.contains("mass is unknown") == true)
        let known = try Shipped.example()
        #expect(!known.assumptions.contains { $0.en.contains("mass is unknown") })
    }

    @Test("in low water most of a release goes by the canals, which is said and computed")
    func canals() throws {
        let isWarning = { (text: String) in text.contains("west-bank canals") }
        let winter = try Shipped.forecast(.example(kilometre: 20, month: 1))
        #expect(winter.assumptions.contains { isWarning($0.en) && $0.zh.contains("西岸输水渠系") })
        let arrival = try #require(winter.arrivals.first { $0.target == "maigaiti-intake-45" })
        // By bed and by canal, hours apart: the last of it leaves long after the first has come.
        let width = try #require(arrival.departure).median - #require(arrival.arrival).median
        #expect(width > .hours(18))
        let summer = try Shipped.forecast(.example(kilometre: 20, month: 7))
        let below = try Shipped.forecast(.example(kilometre: 200, month: 1))
        #expect(!summer.assumptions.contains { isWarning($0.en) })
        #expect(!below.assumptions.contains { isWarning($0.en) })
    }

    @Test("before a release has mixed across, an intake is judged by what comes to its bank")
    func bank() throws {
        let same = try Shipped.forecast(.example(kilometre: 60, mass: 1800))
        let first = try #require(same.arrivals.first)
        let ratio = try #require(first.bankRatio)
        #expect(ratio > 1.05)
        let limit = try #require(try Shipped.rivers().substance("ammonia-nitrogen")).limit.concentration
        let band = try #require(first.peakConcentration)
        // About as much as the limit, so that the bank makes a difference.
        #expect(band.median < limit * 1.2)
        let (river, substance) = (try Shipped.river(), try #require(try Shipped.rivers().substance("ammonia-nitrogen")))
        let release = try #require(Release(.example(kilometre: 60, mass: 1800), river: river, substance: substance))
        let target = try #require(release.targets.first { $0.id == first.target })
        #expect(abs(release.bankFactor(at: target) - ratio) < 1e-9)
        // By hand: how often the mean, and how often the bank, is above the limit.
        let index = try #require(release.targets.firstIndex { $0.id == first.target })
        let peaks = Knowledge(of: release, from: []).members.compactMap { release.responses($0)[index].peak?.concentration }
        let (byMean, byBank) = (peaks.count { $0 > limit }, peaks.count { $0 * ratio > limit })
        #expect(byBank > byMean)
        #expect(try #require(first.exceedanceProbability) == Double(byBank) / Double(peaks.count))
    }

    @Test("a target nearer than the mixing length says so")
    func nearBank() throws {
        let arrivals = try Shipped.example().arrivals
        let isNear = { (arrival: PlumeArrival) in arrival.assumptions.contains { $0.en.contains("mixing length") } }
        #expect(try isNear(#require(arrivals.first)))
        #expect(try !isNear(#require(arrivals.last)))
    }

    @Test("an estimated position and a made-up target are marked")
    func marked() throws {
        let arrivals = try Shipped.example().arrivals
        let reservoir = try #require(arrivals.first { $0.target == "xiaohaizi-reservoir" })
        let example = try #require(arrivals.first { $0.target == "tumxuk-waterworks" })
        #expect(reservoir.assumptions.contains { $0.en.contains("estimate") })
        #expect(example.assumptions.contains { $0.en.contains("illustrative") })
    }

    @Test("a measured flow replaces the season's and more water comes sooner")
    func measured() throws {
        let season = try Shipped.example()
        let flood = try Shipped.forecast(.example(discharge: 1200))
        #expect(season.assumptions.contains { $0.en.contains("No flow was measured") && $0.en.contains("318 m³/s") })
        #expect(flood.assumptions.contains { $0.en.contains("Measured flow at the release: 1200 m³/s") })
        for (slow, fast) in zip(season.arrivals, flood.arrivals) { #expect(fast.peak.median < slow.peak.median) }
    }

    @Test("below the last target the forecast says that none is registered")
    func nothingBelow() throws {
        var river = try Shipped.river()
        river = river.with(river.targets.filter { $0.kilometre < 300 })
        let substance = try #require(try Shipped.rivers().substance("lead"))
        let report = IncidentReported.example(kilometre: 320, substance: "lead")
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, issued: report.released)
        #expect(forecast.arrivals.isEmpty)
        #expect(forecast.assumptions.contains { $0.en.contains("No target") })
    }

    @Test("a target at the release itself is reached at once")
    func atTheRelease() throws {
        let report = IncidentReported.example(kilometre: 45, duration: 0)
        let first = try #require(try Shipped.forecast(report).arrivals.first)
        #expect(first.target == "kaqun-headworks")
        // The reported time may be a quarter of an hour off.
        #expect(try #require(first.arrival).median - report.released < .minutes(5))
        #expect(try #require(first.arrival).late - report.released < .minutes(30))
    }

    @Test("the same report gets the same forecast, with the method and its version")
    func same() throws {
        let forecast = try Shipped.example()
        #expect(try Shipped.forecast(.example()) == forecast)
        #expect(forecast.method.contains("fengsui-plume \(PlumeModel.version):"))
        #expect(forecast.arrivals.allSatisfy { $0.limit == 1 && $0.limitCitation.contains("GB 3838-2002") })
    }

    @Test(
        "a floating or sinking substance says what the model leaves out", arguments: [("petroleum", "floats"), ("nitrobenzene", "sinks")])
    func density(substance: String, word: String) throws {
        #expect(try Shipped.forecast(.example(kilometre: 320, substance: substance)).assumptions.contains { $0.en.contains(word) })
    }

    @Test("decay slows in cold water")
    func cold() throws {
        let decay = try #require(try Shipped.rivers().substance("ammonia-nitrogen")).decay
        #expect(abs(decay.perSecond(atCelsius: 20) * 86_400 - 0.1) < 1e-12)
        #expect(abs(decay.perSecond(atCelsius: 10) / decay.perSecond(atCelsius: 20) * 1.5829 - 1) < 1e-4)
    }

    @Test(
        "people read rounded figures",
        arguments: [(0.0, 0, "0"), (12.345, 1, "12.3"), (-0.04, 1, "0.0"), (9.96, 1, "10.0"), (-1.5, 0, "-2"), (1.05, 2, "1.05")])
    func figures(value: Double, decimals: Int, text: String) {
        #expect(value.text(decimals: decimals) == text)
    }
}
