import Randomness

/// Between which values the skill would lie in nine of ten periods like this one.
///
/// Moving-block bootstrap (Künsch 1989, Ann. Stat. 17): stretches of ten days are drawn with their order kept, because neighbouring days
/// share an episode, until they are as many days as there were. All places of a day stay together.
package struct SkillInterval: Hashable, Sendable {
    package let low: Double
    package let high: Double
    /// Stretches of ten days, side by side, that have a verified day.
    package let independentBlocks: Int

    package static let blockDays = 10
    package static let draws = 500
    /// With fewer blocks nothing is claimed.
    package static let fewestBlocks = 30

    /// Whether the whole interval lies on one side of 0, and rests on enough blocks to say so.
    package var isClaimed: Bool { independentBlocks >= Self.fewestBlocks && (low > 0 || high < 0) }

    /// - Parameter days: in order; a day without forecasts is empty.
    init?(of days: [Losses], against reference: Losses.Reference) {
        let sums = RunningLosses(days)
        guard let reference = sums.total.settled(reference), sums.total.count > 0 else { return nil }
        let blocks = stride(from: 0, to: days.count, by: Self.blockDays).map { sums.block($0) }
        independentBlocks = blocks.count { $0.count > 0 }
        let starts = UInt64(max(days.count - Self.blockDays + 1, 1))
        var lots = SplitMix64(seed: 1)
        let skills = (0..<Self.draws).compactMap { _ in
            (0..<blocks.count).reduce(into: Losses()) { sum, _ in
                sum.merge(sums.block(Int(lots.next() % starts)))
            }.skill(against: reference)
        }.sorted()
        guard let low = skills.dropFirst(skills.count / 20).first, let high = skills.dropLast(skills.count / 20).last else { return nil }
        (self.low, self.high) = (low, high)
    }
}

/// Sums up to each day, so that a stretch costs two look-ups.
private struct RunningLosses {
    private var sums: [Losses] = [Losses()]

    init(_ days: [Losses]) {
        for day in days {
            var sum = total
            sum.merge(day)
            sums.append(sum)
        }
    }

    var total: Losses { sums[sums.count - 1] }

    /// The ten days from `start`, or as many as there are.
    func block(_ start: Int) -> Losses {
        var sum = sums[min(start + SkillInterval.blockDays, sums.count - 1)]
        sum.remove(sums[start])
        return sum
    }
}

extension Losses {
    /// Which of the two the better one is, over all days: it must not change from draw to draw.
    fileprivate func settled(_ reference: Reference) -> Reference? {
        guard reference == .better else { return reference }
        guard let season = crps(of: .season), let persistence = crps(of: .persistence) else { return nil }
        return season <= persistence ? .season : .persistence
    }
}
