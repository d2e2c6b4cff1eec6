import Chronology
import Events
import Region
import Wording

/// What the forecasts of both sides say about an area of both.
///
/// A level fires when so many places of so many member areas meet it, each by its own probability, on one and the same day; where it is
/// written which of them adjoin, they have to hang together. How likely it is that they do so together is not known, since the scenarios of
/// one place are drawn apart from those of another; the least of their probabilities, which it cannot exceed, is told.
struct RegionPicture {
    let regionWide: RegionWideArea
    let region: Region
    let edition: CriteriaEdition
    let rules: LifeRules
    /// Of the places whose forecasts are not too old, in the order of the area.
    let outlooks: [Outlook]
    /// Since when a place of the other side has been without one; now, where too few places are known for a matter of the region, whosever
    /// they are.
    let missingSince: Timestamp?

    /// - Parameter fallback: since when a place counts as missing that was never heard of.
    init(
        _ regionWide: RegionWideArea, _ region: Region, _ edition: CriteriaEdition, _ rules: LifeRules, known: [String: Outlook],
        at time: Timestamp, fallback: Timestamp
    ) {
        (self.regionWide, self.region, self.edition, self.rules) = (regionWide, region, edition, rules)
        let current = known.filter { time - $0.value.issued <= AreaOutlook.maximumLag }
        outlooks = regionWide.area.places.compactMap { current[$0] }
        let missing = regionWide.foreignPlaces.filter { current[$0] == nil }
        missingSince = missing.map { known[$0]?.issued ?? fallback }.min() ?? (outlooks.count < regionWide.places ? time : nil)
    }

    var prospect: Prospect {
        let fired = edition.levels.reversed().lazy.compactMap(together).first
        let likely = edition.levels.compactMap { mostLikely($0) }
        return Prospect(
            fired: fired, likely: Dictionary(uniqueKeysWithValues: likely.map { ($0.level, $0) }),
            isClear: clearing.probability >= clearing.threshold, clearing: clearing, firstDay: outlooks.map(\.firstDay).max(),
            newest: outlooks.map(\.issued).max() ?? .distantPast, oldest: outlooks.map(\.issued).min() ?? .distantPast,
            causes: outlooks.map(\.forecast), missingSince: missingSince)
    }

    /// It is clear when fewer places are left than make it a matter of the region: the probability of the last one that has to be. A place
    /// that nothing is known of is left.
    private var clearing: (probability: Double, threshold: Double) {
        let chances = outlooks.map(\.clearProbability).sorted(by: >)
        let needed = max(1, regionWide.area.places.count - regionWide.places + 1)
        return (chances.count >= needed ? chances[needed - 1] : 0, edition.lifting.probability)
    }

    // MARK: Levels

    private struct Local {
        let place: String
        let area: String
        let expectation: Expectation

        func lasts(on day: CalendarDate) -> Bool { (min(expectation.onset, expectation.ends)...expectation.ends).contains(day) }
    }

    private func locals(_ criterion: LevelCriterion, from probability: Double) -> [Local] {
        outlooks.compactMap { outlook in
            guard let expectation = outlook.expectation(criterion.level), expectation.probability >= probability,
                let area = regionWide.members.first(where: { $0.places.contains(outlook.place) })
            else { return nil }
            return Local(place: outlook.place, area: area.id, expectation: expectation)
        }
    }

    private func together(_ criterion: LevelCriterion) -> Foreseen? {
        let locals = locals(criterion, from: criterion.probability)
        guard let first = locals.map(\.expectation.onset).sorted().first(where: { enough(locals, on: $0) != nil }),
            let group = enough(locals, on: first)
        else { return nil }
        var last = first
        while enough(locals, on: last.advanced(by: 1)) != nil { last = last.advanced(by: 1) }
        let least = group.map(\.expectation.probability).min() ?? 0
        return Foreseen(
            level: criterion.level, probability: least, threshold: criterion.probability, onset: first, ends: last,
            reason: reason(criterion, group, first...last, least))
    }

    /// Those that meet it on a day, where they are enough of enough areas; of several groups that do not adjoin, the largest.
    private func enough(_ locals: [Local], on day: CalendarDate) -> [Local]? {
        let meeting = locals.filter { $0.lasts(on: day) }
        let groups = regionWide.neighbours.groups(of: meeting.map(\.place)).map { group in meeting.filter { group.contains($0.place) } }
        return groups.filter { $0.count >= regionWide.places && Set($0.map(\.area)).count >= regionWide.areas }
            .max { ($0.count, $1.first?.place ?? "") < ($1.count, $0.first?.place ?? "") }
    }

    /// Where a level is most likely, for a warning that falls to it.
    private func mostLikely(_ criterion: LevelCriterion) -> Foreseen? {
        let locals = locals(criterion, from: 0)
        guard let likeliest = locals.max(by: { $0.expectation.probability < $1.expectation.probability }) else { return nil }
        let expectation = likeliest.expectation
        let days = min(expectation.onset, expectation.ends)...expectation.ends
        return Foreseen(
            level: criterion.level, probability: expectation.probability, threshold: criterion.probability, onset: days.lowerBound,
            ends: days.upperBound, reason: reason(criterion, [likeliest], days, expectation.probability))
    }

    // MARK: Words

    /// Region → days → level range → primary pollutant → cause, and the places that meet it together.
    private func reason(_ criterion: LevelCriterion, _ group: [Local], _ days: ClosedRange<CalendarDate>, _ least: Double) -> Bilingual {
        let name = regionWide.area.name
        let dates = WarningWords.days(days.lowerBound, days.upperBound)
        let range = WarningWords.range(group.map(\.expectation.lowestIndex).min() ?? 0, group.map(\.expectation.highestIndex).max() ?? 0)
        let primary = group.compactMap(\.expectation.primary).mostFrequent.map(WarningWords.pollutant)
        let places = group.map { region.name(ofPlace: $0.place) }
        let (chance, limit) = (WarningWords.percent(least), WarningWords.percent(criterion.probability))
        let level = criterion.level.word
        return Bilingual(
            zh: "\(name.zh)\(dates.zh)预计\(range.zh)\(primary.map { "，首要污染物\($0)" } ?? "")，\(rules.cause.zh)。"
                + "\(places.map(\.zh).joined(separator: "、"))同日达到\(level.zh)条件，各地概率不低于\(chance)（启动值\(limit)）。",
            en: "\(name.en), \(dates.en): \(range.en)\(primary.map { ", primary pollutant \($0)" } ?? ""); \(rules.cause.en). "
                + "\(places.map(\.en).joined(separator: ", ")) meet the \(level.en) criterion on the same day, each with at least "
                + "\(chance) (fires at \(limit)).")
    }
}
