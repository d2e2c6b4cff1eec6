import Events
import Wording

extension SampleRecorded: Told {
    func told(of event: Event, _ names: Names) -> Narration {
        let (river, substance, time) = (names.other(river), names.other(substance), Figures.time(sampled))
        let km = Figures.number(kilometre)
        let limit = detectionLimit.map { Figures.number($0) }
        let found =
            milligramsPerLitre.map { Bilingual.same(Figures.number($0)) }
            ?? limit.map { Bilingual(zh: "低于检出限 \($0)", en: "below the detection limit \($0)") }
            ?? Bilingual(zh: "未检出", en: "not found")
        return Narration(
            .routine, zh: "水样 \(sample)：\(time.zh) \(river.zh) \(km) 公里处，\(substance.zh) \(found.zh)。",
            en: "Sample \(sample), \(time.en): \(river.en) at km \(km), \(substance.en) \(found.en).")
    }
}
