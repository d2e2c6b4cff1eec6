package import AirQuality
package import Chronology

/// What the data tell about why a published index or primary pollutant is not the recomputed one. A clue is no proof.
package enum Clue: Hashable, Sendable {
    // The index
    /// NA was published, though the values give an index.
    case notPublished(missing: PollutantSet)
    /// An index was published, though pollutants are missing and the rest give no more than 100; whether it is the rest's largest.
    case publishedIncomplete(missing: PollutantSet, isLargestOfRest: Bool)
    /// What is missing in the file may have had the published, larger index.
    case missingMayBeLarger(PollutantSet)
    /// Another edition gives what was published.
    case edition(Edition)
    /// The values of the hour before or after give what was published.
    case neighbour(Timestamp)
    /// With 8-hour ozone taking part the index is the published one.
    case ozoneEightHours
    /// Without these pollutants the index is the published one.
    case leftOut(PollutantSet)
    /// The two differ by one: rounded to the nearest, or from figures with more digits than the file has.
    case oneApart
    /// The daily index of such files is a series of its own.
    case ownSeries
    // The primary pollutants
    /// Pollutants with the same index were not named.
    case tie(unnamed: PollutantSet)
    /// One was named for NA, or for an index up to 50.
    case primaryNotDue
    /// None was named above an index of 50.
    case primaryNotNamed
    /// Words that are no pollutant to us.
    case unknownWords([String])
    // The values
    /// The edition refers to a mean over another time, which the file does not have.
    case scaleEnds(PollutantSet)
    /// PM2.5 is a part of PM10 and cannot exceed it: one of the two instruments is wrong.
    case fineAboveCoarse
    /// Nothing of all this.
    case unexplained
}

extension Clue {
    /// For other programs.
    package var code: String {
        switch self {
        case .notPublished: "not-published"
        case .publishedIncomplete: "published-incomplete"
        case .missingMayBeLarger: "missing-may-be-larger"
        case .edition: "other-edition"
        case .neighbour: "neighbouring-hour"
        case .ozoneEightHours: "ozone-8h"
        case .leftOut: "left-out"
        case .oneApart: "one-apart"
        case .ownSeries: "own-series"
        case .tie: "tie"
        case .primaryNotDue: "primary-not-due"
        case .primaryNotNamed: "primary-not-named"
        case .unknownWords: "unknown-words"
        case .scaleEnds: "scale-ends"
        case .fineAboveCoarse: "pm2_5-above-pm10"
        case .unexplained: "unexplained"
        }
    }
}
