package import Chronology
package import Events
import Wording

/// Whether a sample can be worked with. A sample of a parameter that is no substance (pH) is none of the forecast's business and passes.
package enum SampleReport {
    /// Everything that is wrong, nothing if the sample can be used. `now` is the time of the sample's event.
    package static func check(_ sample: SampleRecorded, against rivers: RiverPlaybook, at now: Timestamp) -> [IncidentReport.Problem] {
        [
            IncidentReport.place(sample.river, sample.location, rivers), time(sample, now),
            amount(sample.milligramsPerLitre, "milligramsPerLitre"),
            amount(sample.detectionLimit, "detectionLimit"),
        ].compactMap { $0 }
    }

    /// mg/l.
    package static let largest = 1e6

    private static func time(_ sample: SampleRecorded, _ now: Timestamp) -> IncidentReport.Problem? {
        guard sample.sampled > now + IncidentReport.clockTolerance else { return nil }
        let sampled = sample.sampled.beijingText
        return IncidentReport.Problem(
            field: "sampled",
            problem: Bilingual(zh: "取样时间 \(sampled) 晚于现在", en: "the sample of \(sampled) (Beijing) is in the future"),
            remedy: Bilingual(zh: "核对日期和时区（北京时间）", en: "check the day and the time zone"))
    }

    private static func amount(_ value: Double?, _ field: String) -> IncidentReport.Problem? {
        // Denser than a saturated brine, or no number.
        guard let value, !(value >= 0 && value <= largest) else { return nil }
        return IncidentReport.Problem(
            field: field, problem: Bilingual(zh: "浓度 \(value) 不合理", en: "a concentration of \(value) cannot be"),
            remedy: Bilingual(
                zh: "写 0 至 1000000 的数（mg/l）；低于检出限时不写浓度，写检出限",
                en: "write 0 to 1,000,000 mg/l; below detection leave it out and write the detection limit"))
    }
}
