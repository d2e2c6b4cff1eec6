import Chronology
import Events

/// What the newest forecasts say about one hazard in a whole warning area.
struct AreaOutlook {
    /// One place each, in the order of the area.
    let places: [Outlook]
    /// From when on other hazards speak for the area.
    let absorption: Absorption

    /// A place whose newest forecast is older than the area's newest by more than this is left out, so that a place that has fallen
    /// silent holds nothing up.
    static let maximumLag = Duration.hours(36)

    init(_ outlooks: [Outlook], without absorption: Absorption = .nothing) {
        self.absorption = absorption
        let newest = outlooks.map(\.issued).max() ?? .distantPast
        places = outlooks.filter { newest - $0.issued <= Self.maximumLag }
    }

    /// The strictest place: the highest level that fires anywhere, at the place where it is most likely.
    func strictest(_ edition: CriteriaEdition) -> Expected? {
        edition.levels.reversed().lazy.compactMap { criterion in
            mostLikely(criterion.level).flatMap { $0.expectation.probability >= criterion.probability ? outside($0, criterion) : nil }
        }.first
    }

    private func outside(_ expected: Expected, _ criterion: LevelCriterion) -> Expected? {
        expected.expectation.outside(absorption, criterion, firstDay: firstDay ?? expected.place.firstDay).map {
            Expected(place: expected.place, expectation: $0)
        }
    }

    /// The place where a level is most likely; the first of the area among equals.
    func mostLikely(_ level: WarningLevel) -> Expected? {
        let expected = places.compactMap { place in place.expectation(level).map { Expected(place: place, expectation: $0) } }
        let highest = expected.map(\.expectation.probability).max()
        return expected.first { $0.expectation.probability == highest }
    }

    /// The probability of the lifting condition at the place where it is least likely; 0 without places.
    var clearProbability: Double { places.map(\.clearProbability).min() ?? 0 }

    /// Whether the lifting condition holds at every place, or another hazard speaks for the area from the first day on.
    func isClear(by lifting: LiftingRule) -> Bool {
        guard !places.isEmpty, let firstDay else { return false }
        if absorption.contains(firstDay) { return true }
        return places.allSatisfy { $0.clearProbability >= lifting.probability }
    }

    /// The first day that the newest forecast is about.
    var firstDay: CalendarDate? { places.map(\.firstDay).max() }

    /// Whether every place has been forecast anew since `time`.
    func isRenewed(since time: Timestamp) -> Bool { !places.isEmpty && places.allSatisfy { $0.issued > time } }

    var newest: Timestamp { places.map(\.issued).max() ?? .distantPast }

    var forecasts: [String] { places.map(\.forecast) }
}

/// A level with the place where it is most likely.
struct Expected {
    let place: Outlook
    let expectation: Expectation
}
