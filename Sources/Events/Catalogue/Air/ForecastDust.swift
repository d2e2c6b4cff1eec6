package import Wording

/// Dust and not dust as two products of one day: they call for different acts, and cutting industry does nothing against dust.
package struct ForecastDust: Hashable, Sendable, Codable {
    /// 10, 50 and 90 % of PM2.5/PM10: the smaller, the more it looks like dust.
    package let ratio: [Double]
    /// Probability that the day is a dust day and its index exceeds 100, 150, 200, 300.
    package let withDust: [String: Double]
    /// The same of a day that is none.
    package let withoutDust: [String: Double]
    /// What the attribution rests on, for whoever has to decide; it is no verdict.
    package let evidence: Bilingual

    package init(ratio: [Double], withDust: [String: Double], withoutDust: [String: Double], evidence: Bilingual) {
        self.ratio = ratio
        self.withDust = withDust
        self.withoutDust = withoutDust
        self.evidence = evidence
    }
}
