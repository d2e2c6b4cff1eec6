/// Some of the six pollutants, without allocation; iterates in the standard's order.
package struct PollutantSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package init(_ pollutant: Pollutant) { rawValue = 1 << UInt8(pollutant.ordinal) }

    package init(_ pollutants: some Sequence<Pollutant>) {
        self = pollutants.reduce(into: []) { $0.insert(Self($1)) }
    }

    package static let all = PollutantSet(Pollutant.allCases)

    package func contains(_ pollutant: Pollutant) -> Bool { contains(Self(pollutant)) }
    package mutating func insert(_ pollutant: Pollutant) { insert(Self(pollutant)) }

    /// The members in the standard's order.
    package var pollutants: [Pollutant] { Pollutant.allCases.filter { contains($0) } }
    /// `PM10, PM2.5`, in the standard's order.
    package var symbols: String { pollutants.map(\.symbol).joined(separator: ", ") }
    /// `颗粒物(PM10)、细颗粒物(PM2.5)`, in the standard's order.
    package var zh: String { pollutants.map { "\($0.zh)(\($0.symbol))" }.joined(separator: "、") }
}

extension PollutantSet: Codable {
    /// On the wire an array of names: `["pm10", "pm2_5"]`.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([Pollutant].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pollutants)
    }
}
