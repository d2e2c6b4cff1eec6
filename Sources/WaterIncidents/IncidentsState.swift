import Chronology
import Events
import Rivers

/// What the service `incidents` knows: what is watched, what has happened, who was told. Bounded.
package struct IncidentsState: Codable, Hashable, Sendable {
    var watch = WatchState()
    /// By number: incidents of this side, and suspicions.
    var incidents: [String: IncidentRecord] = [:]
    var alarms = AlarmLedger()
    /// Numbers of the other side's incidents, suspicions and planned releases, oldest first.
    private(set) var others: [String] = []
    /// What the other side has reported, oldest first: each incident as it was reported first.
    private var reported: [OthersReport] = []
    /// Numbers that both sides have given, of which that was said; oldest first.
    private var contested: [String] = []
    /// What became of the registers.
    var book = RegisterBook()

    /// Incidents and suspicions kept. Far more than two rivers have open at a time.
    package static let maximumIncidents = 100
    /// How long one is kept after its end. It stays in the journal.
    package static let keptAfterEnd = Duration.days(daysKept)
    static let daysKept = 60
    /// Numbers of the other side that are kept; the oldest is forgotten beyond.
    static let maximumOthers = 300

    package init() {}

    /// Numbers of incidents and suspicions that are not over, sorted.
    package var open: [String] {
        incidents.values.filter { $0.closing == nil && $0.cleared == nil }.map(\.number).sorted()
    }

    mutating func know(_ number: String) {
        others.removeAll { $0 == number }
        others.append(number)
        others.removeFirst(max(0, others.count - Self.maximumOthers))
    }

    mutating func know(_ report: OthersReport) {
        know(report.number)
        guard othersReport(report.number) == nil else { return }
        reported = (reported + [report]).suffix(Self.maximumOthers)
    }

    func othersReport(_ number: String) -> OthersReport? { reported.first { $0.number == number } }

    /// Whether that is news.
    mutating func contest(_ number: String) -> Bool {
        guard !contested.contains(number) else { return false }
        contested = (contested + [number]).suffix(Self.maximumOthers)
        return true
    }

    /// In the order of their numbers.
    var ordered: [IncidentRecord] { incidents.values.sorted { $0.number < $1.number } }

    /// Forgets what ended long ago and, beyond the maximum, first what ended, then suspicions, then what was not heard of for longest.
    mutating func prune(at time: Timestamp, keeping number: String) {
        incidents = incidents.filter { $0.key == number || time - ($0.value.end ?? time) <= Self.keptAfterEnd }
        while incidents.count > Self.maximumIncidents {
            let others = incidents.values.filter { $0.number != number }
            guard let least = others.min(by: { $0.isForgotten(before: $1) }) else { return }
            incidents[least.number] = nil
        }
    }
}

extension IncidentRecord {
    /// When it was over: every report of an incident has to be in; a suspicion is over when it is cleared.
    var end: Timestamp? {
        guard isConfirmed else { return cleared }
        return reports.contains(where: \.isOpen) ? nil : closing?.at
    }

    fileprivate func isForgotten(before other: IncidentRecord) -> Bool {
        let (one, two) = (rank, other.rank)
        return one == two ? (heard, number) < (other.heard, other.number) : one < two
    }

    private var rank: Int { end != nil ? 0 : isConfirmed ? 2 : 1 }
}
