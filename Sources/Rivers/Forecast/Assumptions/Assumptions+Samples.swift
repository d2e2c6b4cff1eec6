import Events
import Wording

// What was sampled.

extension Assumptions {
    var samples: Bilingual? {
        guard let estimate = knowledge.estimate else { return nil }
        let speed = estimate.speedRatio.median.text(decimals: 2)
        let width = ((estimate.narrowing ?? 1) * 100).text(decimals: 0)
        return Bilingual(
            zh: "已用 \(estimate.samples) 个样品校正：流速约为预案值的 \(speed) 倍，流速区间缩至 \(width)%。",
            en:
                "Corrected by \(estimate.samples) samples: the water moves at about \(speed) of the playbook's speed, and the band of speed is "
                + "\(width)% of what it was.")
    }

    var unusedSamples: Bilingual? {
        guard !knowledge.unused.isEmpty else { return nil }
        let numbers = knowledge.unused.prefix(5).map(\.sample).joined(separator: ", ")
        let more = knowledge.unused.count > 5 ? " …" : ""
        return Bilingual(
            zh: "未采用 \(knowledge.unused.count) 个样品（\(numbers)\(more)）：污染水流不经过取样处，样品早于泄漏却已检出（可能另有来源或时间有误），或没有浓度和检出限。",
            en:
                "\(knowledge.unused.count) samples are not used (\(numbers)\(more)): the release does not pass where they were taken, the "
                + "substance was found before the release began (another source, or a wrong time), or they give neither a concentration nor "
                + "a detection limit.")
    }

    static let dryBed = Bilingual(
        zh: "事发处本季节为干河床：污染物留在原地，水流不会带走。请就地清除，赶在来水之前。",
        en: "The bed is dry there in this season: the release stays where it is and no water carries it away. Clear it before water comes.")
}
