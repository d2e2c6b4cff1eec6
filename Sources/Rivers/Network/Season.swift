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
    /// Whether the plain lies under ice for part of it.
    package let iceCover: Bool
    /// Whether the snow-melt flood falls into it, in which discharges are hidden.
    package let snowMelt: Bool
    package let provenance: Provenance

    package init(
        id: String, name: Bilingual, months: [Int], waterTemperatureCelsius: Double, iceCover: Bool = false, snowMelt: Bool = false,
        provenance: Provenance
    ) {
        self.id = id
        self.name = name
        self.months = months
        self.waterTemperatureCelsius = waterTemperatureCelsius
        self.iceCover = iceCover
        self.snowMelt = snowMelt
        self.provenance = provenance
    }
}

/// One figure for every season of a river, by the season's id.
package struct BySeason: Hashable, Sendable {
    package let values: [String: Double]

    package init(_ values: [String: Double]) {
        self.values = values
    }

    /// 0 in every season.
    package static let none = BySeason([:])

    /// 0 for a season of which nothing is written; the reading makes sure that there is none.
    package subscript(season: Season) -> Double { values[season.id] ?? 0 }
}

/// The flow at the time of a release: a season's, scaled by what was measured.
package struct FlowCondition: Hashable, Sendable {
    package let season: Season
    /// By which every spring of the season is multiplied; 1 when nothing was measured.
    package let ratio: Double

    package init(season: Season, ratio: Double = 1) {
        self.season = season
        self.ratio = ratio
    }

    /// Width grows with the 0.26th power of discharge at a station (Leopold and Maddock 1953, USGS Professional Paper 252).
    static let widthExponent = 0.26
}
