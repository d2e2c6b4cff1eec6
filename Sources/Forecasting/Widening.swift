/// How much wider the courses have to be than the past, because a short record has not seen how much the years differ.
///
/// A mean of n independent samples is itself uncertain: a new sample departs from it with a variance larger by 1 + 1/n. Each year is
/// taken for two samples of a season. Only the part of an anomaly that is not known from today is widened. The two a year are an
/// estimate, kept because in the hindcast of Kashgar (July 2015 to June 2016) the CRPS of the index falls at every lead, by about 1 % over
/// all; with ten years on record the factor is 1.02.
struct Widening {
    /// √(1 + 1/n).
    private let most: Double

    static let samplesPerYear = 2.0
    static let daysPerYear = 365.25

    init(days: Int) {
        let samples = Self.samplesPerYear * Double(max(days, 1)) / Self.daysPerYear
        most = (1 + 1 / samples).squareRoot()
    }

    /// - Parameter share: what is left of today's anomaly on the day, 0 to 1.
    func factor(shareKnown share: Double) -> Double { 1 + (most - 1) * (1 - share) }
}
