import Chronology
import Events

/// What somebody said about an incident, with who and when.
struct Fact<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    let value: Value
    let post: String
    let at: Timestamp
    let source: String

    /// `kashgar-ecology-duty 2026-07-15 08:30: the county hospital`
    var origin: String { source.isEmpty ? "\(post) \(at.beijingText)" : "\(post) \(at.beijingText): \(source)" }
}

/// What an incident has done, each fact the newest that was said.
struct ImpactFacts: Codable, Hashable, Sendable {
    private(set) var deaths: Fact<Int>?
    private(set) var injured: Fact<Int>?
    private(set) var evacuated: Fact<Int>?
    private(set) var loss: Fact<Double>?
    private(set) var intake: Fact<IntakeCutOff>?
    private(set) var crosses: Fact<BoundaryCrossed>?
    private(set) var dwellings: Fact<Bool>?

    mutating func take(_ report: ImpactReported) {
        func fact<Value>(_ value: Value?, _ former: Fact<Value>?) -> Fact<Value>? {
            guard let value, former.map({ $0.at <= report.at }) ?? true else { return former }
            return Fact(value: value, post: report.reporter, at: report.at, source: report.source)
        }
        deaths = fact(report.deaths, deaths)
        injured = fact(report.injured, injured)
        evacuated = fact(report.evacuated, evacuated)
        loss = fact(report.lossTenThousandYuan, loss)
        intake = fact(report.intakeCutOff, intake)
        crosses = fact(report.crosses, crosses)
        dwellings = fact(report.touchesDwellings, dwellings)
    }

    /// Facts that a grade needs and nobody has said.
    var isComplete: Bool { deaths != nil && injured != nil && evacuated != nil && loss != nil && intake != nil && crosses != nil }
}

/// What the newest forecast says, as far as grade, reports and alarms need it.
struct PlumeFacts: Codable, Hashable, Sendable {
    struct Arrival: Codable, Hashable, Sendable {
        let target: String
        /// The earliest credible time: by when to have closed, else the early end of the arrival band, else of the peak's.
        let early: Timestamp
        let median: Timestamp
        let probability: Double?
        /// mg/l, the middle and the high end.
        let peak: Double?
        let peakHigh: Double?
        /// Whether anything comes at all: without a mass, the front.
        let comes: Bool
        let limit: Double
    }

    let issued: Timestamp
    let method: String
    /// Downstream.
    let arrivals: [Arrival]

    /// Targets kept of one forecast.
    static let maximumArrivals = 200

    init(_ forecast: PlumeForecast) {
        issued = forecast.issued
        method = forecast.method
        arrivals = forecast.arrivals.prefix(Self.maximumArrivals).map { arrival in
            let band = arrival.arrival ?? arrival.peak
            return Arrival(
                target: arrival.target, early: min(arrival.closeBy ?? band.early, band.early), median: band.median,
                probability: arrival.exceedanceProbability,
                peak: arrival.peakConcentration?.median, peakHigh: arrival.peakConcentration?.high,
                comes: arrival.exceedanceProbability.map { $0 > 0 } ?? (arrival.arrival != nil), limit: arrival.limit)
        }
    }

    /// Where the plume is this likely above the limit; without a mass, wherever the front comes.
    func reached(from probability: Double) -> [Arrival] {
        arrivals.filter { $0.comes && ($0.probability ?? 1) >= probability }
    }

    var origin: String { "\(method) \(issued.beijingText)" }
}
