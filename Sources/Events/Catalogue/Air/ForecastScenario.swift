/// One possible course of the coming days; all scenarios of a forecast are equally likely.
package struct ForecastScenario: Hashable, Sendable, Codable {
    /// The daily index, in order of the days.
    package let aqi: [Int]
    /// Whether the day is a dust day.
    package let dust: [Bool]

    package init(
        aqi: [Int], dust: [Bool]
    ) {
        self.aqi = aqi
        self.dust = dust
    }
}
