import Playbook
import Wording

// At one target.

extension Assumptions {
    /// What concerns this target only.
    func forTarget(_ target: Target, _ bank: BankCheck?) -> [Bilingual] {
        [bank.map(nearBank), position(target), foreignLimit(target)].compactMap { $0 }
    }

    private func nearBank(_ bank: BankCheck) -> Bilingual {
        let (here, needed) = (bank.kilometres.text(decimals: 0), bank.neededKilometres.text(decimals: 0))
        let ratio = bank.ratio.text(decimals: 1)
        guard !bank.isOpposite else {
            return Bilingual(
                zh: "距事发点约 \(here) km，需约 \(needed) km 才混匀；取水口在对岸，浓度约为断面平均的 \(ratio) 倍。请加测两岸。",
                en:
                    "About \(here) km below the release; it takes about \(needed) km (the mixing length) to mix across. This intake is on the other "
                    + "bank, with about \(ratio) of the section's mean; sample both banks.")
        }
        return Bilingual(
            zh: "距事发点约 \(here) km，小于岸边排放的混合距离（约 \(needed) km）：同岸浓度可达断面平均的 \(ratio) 倍，到达、消退和超限概率按同岸判断，浓度为断面平均；请加测两岸。",
            en:
                "About \(here) km below the release and less than the mixing length from a bank (about \(needed) km): on the same bank it may be "
                + "\(ratio) times the section's mean. Arrival, departure and probability are judged at that bank, concentrations are the mean; sample "
                + "both banks.")
    }

    private func position(_ target: Target) -> Bilingual? {
        switch target.provenance.kind {
        case .namedSource: nil
        case .estimate: Bilingual(zh: "目标里程为估计值。", en: "The target's kilometre is an estimate.")
        case .illustrative: Bilingual(zh: "该目标为示例，不是登记资料。", en: "This target is illustrative, not from a register.")
        }
    }

    private func foreignLimit(_ target: Target) -> Bilingual? {
        guard target.kind == .irrigationIntake else { return nil }
        return Bilingual(zh: "以地表水限值判断灌溉取水，未采用灌溉水质标准。", en: "Judged by the surface-water limit; no limit for irrigation water is used.")
    }
}
