package import Playbook
package import Wording

/// A part of the year in which a river behaves alike.
package struct Season: Hashable, Sendable {
    /// `high-water`.
    package let id: String
    /// For people, with its months.
    package let name: Bilingual
    /// The months that belong to it, 1–12.
    package let months: [Int]
    /// For the speed of decay, °C.
    package let waterTemperatureCelsius: Double
    package let provenance: Provenance
}

/// What a reach carries in one season.
package struct Flow: Hashable, Sendable {
    /// The season's id.
    package let season: String
    /// m³/s.
    package let discharge: Double
    /// Of the water surface, m; nil when nobody knows.
    package let width: Double?
    package let provenance: Provenance
}

/// The flow at the time of a release: a season's, scaled by what was measured.
package struct FlowCondition: Hashable, Sendable {
    package let season: Season
    /// Measured discharge over the season's, applied to every reach; 1 when nothing was measured.
    package let ratio: Double

    package init(season: Season, ratio: Double = 1) {
        self.season = season
        self.ratio = ratio
    }

    /// Width grows with the 0.26th power of discharge at a station (Leopold and Maddock 1953, USGS Professional Paper 252).
    static let widthExponent = 0.26
}
