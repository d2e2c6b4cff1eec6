package import Chronology
package import Wording

/// Readings of a monitor look like a release that nobody has reported. Subject: the incident. One number an episode; the number is said again
/// only when the severity rises.
package struct IncidentSuspected: EventPayload {
    package static let type = "water.incident.suspected"
    package static let version = 1

    /// The suspected incident's number, made of the monitor, the substance and the time: `local-suspected-m1-ammonia-nitrogen-202607140800`.
    package let incident: String
    /// The monitor or section, as its samples name it.
    package let monitor: String
    /// The river's id in the playbook.
    package let river: String
    /// On which watercourse the kilometre counts; nil for the main stem.
    package let watercourse: String?
    /// Along the watercourse, km.
    package let kilometre: Double
    /// The substance or parameter.
    package let substance: String
    /// The first reading that was out of the ordinary.
    package let since: Timestamp
    /// How grave.
    package let severity: SuspicionSeverity
    /// Everything that speaks for it now.
    package let evidence: [SuspicionEvidence]
    /// In words.
    package let reason: Bilingual

    package init(
        incident: String, monitor: String, river: String, watercourse: String? = nil, kilometre: Double, substance: String,
        since: Timestamp, severity: SuspicionSeverity, evidence: [SuspicionEvidence], reason: Bilingual
    ) {
        self.incident = incident
        self.monitor = monitor
        self.river = river
        self.watercourse = watercourse
        self.kilometre = kilometre
        self.substance = substance
        self.since = since
        self.severity = severity
        self.evidence = evidence
        self.reason = reason
    }
}

/// How grave a suspicion is.
package enum SuspicionSeverity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// A change that exceeds no limit.
    case notable
    /// A class limit is exceeded, or a load does not fit the flow.
    case serious
    /// A limit for drinking water is exceeded, or a class limit many times.
    case grave

    package static func < (left: SuspicionSeverity, right: SuspicionSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .notable: 0
        case .serious: 1
        case .grave: 2
        }
    }
}
