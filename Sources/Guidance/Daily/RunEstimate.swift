import Chronology

/// The newest run that a reply can come from, where the reply does not say: runs start every `everyHours` from 00 UTC and are out
/// `delayHours` later. An estimate, and marked as one: the true run is this one or an earlier one, as a rule.
struct RunEstimate: Hashable {
    let everyHours: Int
    let delayHours: Int

    func run(knownAt known: Timestamp) -> Timestamp {
        let step = Int64(everyHours) * 3_600_000
        let latest = (known - .hours(delayHours)).milliseconds
        let remainder = latest % step
        return Timestamp(milliseconds: latest - (remainder < 0 ? remainder + step : remainder))
    }
}
