package import AirQuality

/// The scores by which China's forecasters judge a daily forecast of the index (Wang X. et al. 2022, Environmental Science (环境科学)
/// 43(7), of the national monitoring centre, compares those of the range and of the level).
///
/// That text gives no rule for a forecast that is a distribution. So here the level is that of the median, without the leave to name two
/// neighbouring ones, and the range is the central 50 % band: our definitions, and stricter than a forecaster's free choice.
package struct OfficialScores: Hashable, Sendable {
    /// 级别准确率: the level of the median is the level that came.
    package private(set) var level = Accuracy()
    /// AQI 范围准确率: the index lies between the 25 % and the 75 % quantile, both included.
    package private(set) var range = Accuracy()
    /// 首要污染物准确率: of the days that have a primary pollutant, those where one of them was the forecast one.
    package private(set) var primary = Accuracy()
    /// Heavy pollution is said when its probability is at least one half.
    package private(set) var heavyByProbability = Contingency()
    /// Heavy pollution is said when the median is above 200.
    package private(set) var heavyByMedian = Contingency()

    /// Heavy pollution begins above this index.
    package static let heavy = 200

    package init() {}

    /// - Parameters:
    ///   - quantiles: 19, of the index.
    ///   - heavy: probability of an index above 200.
    mutating func take(_ quantiles: [Double], _ score: ForecastScore, heavy probability: Double, observed: Double) {
        let median = quantiles[quantiles.count / 2]
        level.take(Self.level(median) == Self.level(observed))
        range.take(score.isInRange)
        let isHeavy = observed > Double(Self.heavy)
        heavyByProbability.take(said: probability >= 0.5, happened: isHeavy)
        heavyByMedian.take(said: median > Double(Self.heavy), happened: isHeavy)
    }

    /// Days without a primary pollutant (index up to 50) are not counted.
    package mutating func takePrimary(_ forecast: PollutantSet, observed: PollutantSet) {
        guard !observed.isEmpty else { return }
        primary.take(!forecast.isDisjoint(with: observed))
    }

    package mutating func merge(_ other: OfficialScores) {
        level.merge(other.level)
        range.merge(other.range)
        primary.merge(other.primary)
        heavyByProbability.merge(other.heavyByProbability)
        heavyByMedian.merge(other.heavyByMedian)
    }

    /// An index is always rounded up (HJ 633), so a median of 200.5 is heavy pollution.
    private static func level(_ index: Double) -> AirQualityLevel { AirQualityLevel(aqi: Int(index.rounded(.up))) }
}
