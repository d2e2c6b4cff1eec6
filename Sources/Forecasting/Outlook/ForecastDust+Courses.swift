import AirQuality
import Events
import Wording

extension ForecastDust {
    /// From the courses of one day; nil where PM2.5 or PM10 is not forecast.
    ///
    /// A course is dust when its PM2.5/PM10 is below `ratio`. In the sample that tells little (43 % of the days above an index of 200 and 45 % of
    /// all days lie below 0.35), so the ratio itself goes with the probability.
    init?(_ verdicts: [(aqi: Int, isDust: Bool)], _ means: [PerPollutant<Concentration>], thresholds: [Int], below ratio: Double) {
        let ratios = means.compactMap { day -> Double? in
            guard let fine = day.pm25?.units, let coarse = day.pm10?.units, coarse > 0 else { return nil }
            return fine / coarse
        }.sorted()
        guard ratios.count == verdicts.count, !ratios.isEmpty else { return nil }
        func share(_ threshold: Int, _ isDust: Bool) -> Double {
            Double(verdicts.count { $0.isDust == isDust && $0.aqi > threshold }) / Double(verdicts.count)
        }
        func shares(_ isDust: Bool) -> [String: Double] {
            Dictionary(uniqueKeysWithValues: thresholds.map { ("\($0)", share($0, isDust)) })
        }
        let band = [0.1, 0.5, 0.9].map { (ratios[Int($0 * Double(ratios.count - 1))] * 1000).rounded() / 1000 }
        self.init(
            ratio: band, withDust: shares(true), withoutDust: shares(false),
            evidence: Self.evidence(band, dust: verdicts.count(where: \.isDust), of: verdicts.count, below: ratio))
    }

    private static func evidence(_ band: [Double], dust: Int, of count: Int, below ratio: Double) -> Bilingual {
        Bilingual(
            zh: "\(count) 条可能过程中 \(dust) 条的 PM2.5/PM10 低于 \(ratio)（中值 \(band[1])，80 % 在 \(band[0])–\(band[2]) 之间）；仅凭比值不足以定性，请结合能见度与风。",
            en:
                "PM2.5/PM10 is below \(ratio) in \(dust) of \(count) courses (median \(band[1]), 80 % between \(band[0]) and \(band[2])); the ratio alone "
                + "decides nothing, look at visibility and wind too.")
    }
}
