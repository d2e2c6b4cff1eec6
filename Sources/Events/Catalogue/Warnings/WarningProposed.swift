package import Chronology
package import Wording

/// A step of a warning that nobody stands behind yet. Subject: the warning.
/// It is on the owner's desk until people release it, refuse it, or the procedure's time runs out. Nobody outside acts on it.
/// Said anew under the same number, it gives people more time because it was put to them late; nothing else about it changes.
package struct WarningProposed: EventPayload {
    package static let type = "warning.proposed"
    package static let version = 1

    /// The proposal's number, `<warning>-p3`.
    package let proposal: String
    /// The warning's number; for a new one the number that it gets when it is issued.
    package let warning: String
    /// What is to be done.
    package let step: WarningStep
    /// The hazard of the criteria.
    package let hazard: String
    /// The warning area.
    package let area: String
    /// The places in it.
    package let places: [String]
    /// The level until now; nil for a new warning.
    package let from: WarningLevel?
    /// The level from then on; for lifting, the level that ends.
    package let level: WarningLevel
    /// The first day that meets the criterion.
    package let onset: CalendarDate
    /// The last such day.
    package let ends: CalendarDate
    /// As in `warning.issued`.
    package let criterion: String
    /// As in `warning.issued`.
    package let citation: String
    /// Of the criterion; for lifting, of the lifting condition.
    package let probability: Double
    /// At which the criteria fire.
    package let threshold: Double
    /// Ids of the events it rests on.
    package let causes: [String]
    /// In words.
    package let reason: Bilingual
    /// Who has to stand behind it, until when, and what happens when nobody does.
    package let release: ReleasePlan
    /// Where it is said anew: when its time would have run out before. Nil the first time.
    package let formerDue: Timestamp?

    package init(
        proposal: String, warning: String, step: WarningStep, hazard: String, area: String, places: [String], from: WarningLevel? = nil,
        level: WarningLevel, onset: CalendarDate, ends: CalendarDate, criterion: String, citation: String, probability: Double,
        threshold: Double, causes: [String], reason: Bilingual, release: ReleasePlan, formerDue: Timestamp? = nil
    ) {
        self.proposal = proposal
        self.warning = warning
        self.step = step
        self.hazard = hazard
        self.area = area
        self.places = places
        self.from = from
        self.level = level
        self.onset = onset
        self.ends = ends
        self.criterion = criterion
        self.citation = citation
        self.probability = probability
        self.threshold = threshold
        self.causes = causes
        self.reason = reason
        self.release = release
        self.formerDue = formerDue
    }
}

/// What the procedure asks for before a proposed step counts.
package struct ReleasePlan: Hashable, Sendable, Codable {
    /// The consultation (会商) that comes first; nil without one.
    package let consultation: String?
    /// Different people who have to release it, 0 to 2; at 0 it goes out by itself after the consultation.
    package let people: Int
    /// The posts that may release or refuse it.
    package let posts: [String]
    /// When the procedure's time runs out.
    package let due: Timestamp
    /// What happens then.
    package let fallback: ReleaseFallback

    package init(consultation: String? = nil, people: Int, posts: [String], due: Timestamp, fallback: ReleaseFallback) {
        self.consultation = consultation
        self.people = people
        self.posts = posts
        self.due = due
        self.fallback = fallback
    }
}

/// What becomes of a proposal when its time runs out.
package enum ReleaseFallback: String, Hashable, Sendable, Codable, CaseIterable {
    /// It goes out, and says that nobody released it.
    case release
    /// It is withdrawn; the warning stays as it was.
    case hold
}

/// A step in the life of a warning.
package enum WarningStep: String, Hashable, Sendable, Codable, CaseIterable {
    /// A new warning.
    case issue
    /// To a higher level.
    case raise
    /// To a lower level.
    case lower
    /// To a later end.
    case extend
    /// The end.
    case lift
}
