package import Chronology
package import Events
package import Wording

/// A warning over its life.
package struct DeskWarning: Shelved {
    package let id: String
    package let side: Side
    package let hazard: String
    package let area: String
    package let places: [String]
    package let issued: Timestamp
    package private(set) var changed: Timestamp
    package private(set) var level: WarningLevel
    /// The last change; nil for a warning that is as it was issued.
    package private(set) var change: WarningChange?
    package private(set) var from: WarningLevel?
    package private(set) var onset: CalendarDate
    package private(set) var ends: CalendarDate
    package private(set) var criterion: String
    package private(set) var citation: String
    package private(set) var probability: Double
    package private(set) var threshold: Double
    package private(set) var reason: Bilingual
    package private(set) var lifted: Timestamp?
    /// Taken back as a mistake.
    package private(set) var cancelled: Timestamp?
    /// Who said that it was a mistake.
    package private(set) var recall: WarningRecalled?
    /// Who stands behind what is in force; nil when nobody said so.
    package private(set) var release: WarningRelease?
    /// Everything that has happened to it, the oldest first.
    package private(set) var history: [DeskWarningStep] = []
    /// The last event about it, which is what a person on the page sees and acknowledges.
    package private(set) var event: String
    /// The events since it was issued or last raised: an acknowledgement of an older one does not cover the higher level.
    package private(set) var current: [String]

    package var isOpen: Bool { lifted == nil && cancelled == nil }

    /// Steps of the history, at most: the first stays, then the newest.
    static let maximumHistory = 60

    /// Events remembered as current, at most.
    static let maximumCurrent = 100

    init(_ issued: WarningIssued, _ event: Event) {
        id = issued.warning
        side = event.side
        (hazard, area, places) = (issued.hazard, issued.area, Array(issued.places.prefix(DeskLimit.places)))
        (self.issued, changed, level) = (event.time, event.time, issued.level)
        (onset, ends) = (issued.onset, issued.ends)
        (criterion, citation) = (issued.criterion, issued.citation)
        (probability, threshold, reason) = (issued.probability, issued.threshold, issued.reason)
        (self.event, current) = (event.id, [event.id])
        (release, history) = (issued.release, [DeskWarningStep(.issued, issued.level, issued.reason, issued.release, event)])
    }

    /// Only its owner's word counts.
    mutating func take(_ update: WarningUpdated, _ event: Event) {
        guard event.side == side else { return }
        (changed, level, change, from) = (event.time, update.level, update.change, update.from)
        (onset, ends) = (update.onset, update.ends)
        (criterion, citation) = (update.criterion, update.citation)
        (probability, threshold, reason) = (update.probability, update.threshold, update.reason)
        (self.event, release) = (event.id, update.release)
        remember(DeskWarningStep(.init(update.change), update.level, update.reason, update.release, event))
        current = update.change == .raised ? [event.id] : Array((current + [event.id]).suffix(Self.maximumCurrent))
    }

    mutating func take(_ lifted: WarningLifted, _ event: Event) {
        guard event.side == side else { return }
        (changed, reason, self.lifted) = (event.time, lifted.reason, event.time)
        (criterion, citation) = (lifted.criterion, lifted.citation)
        (self.event, release) = (event.id, lifted.release)
        remember(DeskWarningStep(.lifted, lifted.level, lifted.reason, lifted.release, event))
        current = Array((current + [event.id]).suffix(Self.maximumCurrent))
    }

    mutating func take(_ cancelled: WarningCancelled, _ event: Event) {
        guard event.side == side else { return }
        (changed, reason, self.cancelled) = (event.time, cancelled.reason, event.time)
        self.event = event.id
        remember(DeskWarningStep(.cancelled, cancelled.level, cancelled.reason, nil, event))
        current = Array((current + [event.id]).suffix(Self.maximumCurrent))
    }

    mutating func take(_ recalled: WarningRecalled, _ event: Event) {
        guard event.side == side, recall == nil else { return }
        recall = recalled
    }

    private mutating func remember(_ step: DeskWarningStep) {
        history.append(step)
        if history.count > Self.maximumHistory { history.remove(at: 1) }
    }
}

/// One step in the life of a warning, and who stands behind it.
package struct DeskWarningStep: Codable, Hashable, Sendable {
    package let kind: Kind
    package let level: WarningLevel
    package let at: Timestamp
    package let reason: Bilingual
    package let release: WarningRelease?

    package enum Kind: String, Codable, Hashable, Sendable {
        case issued, raised, lowered, extended, lifted, cancelled

        init(_ change: WarningChange) {
            switch change {
            case .raised: self = .raised
            case .lowered: self = .lowered
            case .extended: self = .extended
            }
        }
    }

    init(_ kind: Kind, _ level: WarningLevel, _ reason: Bilingual, _ release: WarningRelease?, _ event: Event) {
        (self.kind, self.level, self.reason, self.release, at) = (kind, level, reason, release, event.time)
    }
}
