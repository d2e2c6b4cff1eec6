package import Chronology
package import Duty
import Events
package import Rivers

/// What the page knows. Every part of it has a maximum.
package struct DeskState: Codable, Hashable, Sendable {
    /// The newest forecast of each place, by division code.
    package internal(set) var forecasts: [String: DeskForecast] = [:]
    /// The newest hour with a reading, by place.
    package internal(set) var newestHour: [String: Timestamp] = [:]
    /// The newest daily report, by place.
    package internal(set) var newestDay: [String: DeskDay] = [:]
    /// How the newest verified day of each place had been forecast.
    package internal(set) var verified: [String: DeskVerification] = [:]
    /// Whose forecasts have dropped below what they should be and have not recovered; the newest last.
    package internal(set) var skillAlarms: [DeskSkillAlarm] = []
    /// The newest assessment of the warning criteria, by area.
    package internal(set) var criteria: [String: DeskCriteria] = [:]
    package internal(set) var warnings = Shelf<DeskWarning>()
    package internal(set) var incidents = Shelf<DeskIncident>()
    /// Planned releases; the newest last.
    package internal(set) var releases: [DeskRelease] = []
    /// Monitors whose readings cannot be right now; the newest last.
    package internal(set) var faults: [DeskFault] = []
    /// Entries of the registers that nobody has gone to look at for too long; the newest last.
    package internal(set) var unverified: [DeskUnverified] = []
    /// What became of the registers, and what waits for a decision.
    package internal(set) var book = RegisterBook()
    /// The events that proposed what waits, by the proposal's number.
    package internal(set) var proposing: [String: String] = [:]
    package internal(set) var responses = Shelf<DeskResponse>()
    package internal(set) var tasks = Shelf<DeskTask>()
    /// Who has seen what, by warning, incident or task. A set: nothing takes one away.
    package internal(set) var acknowledgements: [String: [Acknowledgement]] = [:]
    /// What was last heard of the links to other sides, by side.
    package internal(set) var links: [String: DeskLink] = [:]
    /// What waits for people before it counts.
    package internal(set) var proposals = Shelf<DeskProposal>()
    package internal(set) var consultations = Shelf<DeskConsultation>()
    package internal(set) var calls = Shelf<DeskCall>()
    /// Open calls for which there is no room, by id: they are counted.
    package internal(set) var uncalled: [String: DeskUncalled] = [:]
    /// In the order in which they were set; those that are over as long as there is room.
    package internal(set) var silences: [DeskSilence] = []
    /// Swaps, absences and hand-overs, as the rotas have to be read with.
    package internal(set) var duty = DutyBook()
    /// What should be heard and is not; the newest last.
    package internal(set) var watches: [DeskWatch] = []
    /// The last heartbeat of each side.
    package internal(set) var pulses: [String: DeskPulse] = [:]
    /// What each side has said of its link.
    package internal(set) var traffic: [String: DeskTraffic] = [:]
    /// Events that people said through forms, by id: a form that comes again after a restart has been heard. The newest last.
    package internal(set) var said: [String] = []
    /// The last events, told; the newest last.
    package internal(set) var lines: [EventLine] = []

    package init() {}
}

/// The most of each kind that the page remembers.
package enum DeskLimit {
    package static let places = 64
    package static let areas = 64
    package static let skillAlarms = 200
    package static let lines = 200
    package static let releases = 20
    package static let faults = 50
    package static let unverified = 100
    /// Open calls that have no room on the shelf and are counted all the same.
    package static let uncalled = 20_000
    /// Posts that a proposal or a consultation names.
    package static let posts = 40
    package static let silences = 100
    /// Events of people that are remembered by id.
    package static let said = 500
    package static let watches = 100
    package static let acknowledgements = 100
    /// Warnings, incidents and tasks with acknowledgements.
    package static let acknowledged = 2000
}

// MARK: - Taking in

extension DeskState {
    mutating func take(_ forecast: ForecastIssued, _ event: Event) {
        if let kept = forecasts[forecast.place], kept.issued > forecast.issued { return }
        forecasts[forecast.place] = DeskForecast(forecast, event)
        if forecasts.count > DeskLimit.places, let oldest = forecasts.values.min(by: { ($0.issued, $0.place) < ($1.issued, $1.place) }) {
            forecasts[oldest.place] = nil
        }
    }

    /// Only the hour matters here: how old is what we know?
    mutating func note(_ reading: ObservationRecorded) {
        guard newestHour[reading.place] != nil || newestHour.count < DeskLimit.places else { return }
        newestHour[reading.place] = max(newestHour[reading.place] ?? reading.hour, reading.hour)
    }

    mutating func note(_ day: DayAssessed) {
        guard newestDay[day.place] != nil || newestDay.count < DeskLimit.places else { return }
        if let kept = newestDay[day.place], kept.date > day.date { return }
        newestDay[day.place] = DeskDay(day)
    }

    mutating func take(_ acknowledgement: AcknowledgementRecorded, _ event: Event) {
        var all = acknowledgements[acknowledgement.aggregate] ?? []
        guard !all.contains(where: { $0.id == event.id && $0.side == event.side }) else { return }
        all.append(Acknowledgement(acknowledgement, event))
        all.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        acknowledgements[acknowledgement.aggregate] = Array(all.suffix(DeskLimit.acknowledgements))
        forgetAcknowledgements()
        answer(acknowledgement, event)
    }

    mutating func list(_ line: EventLine) {
        lines.append(line)
        if lines.count > DeskLimit.lines { lines.removeFirst(lines.count - DeskLimit.lines) }
    }

    /// Whether something of this name is on the page.
    package func knows(_ aggregate: String) -> Bool {
        warnings[aggregate] != nil || incidents[aggregate] != nil || tasks[aggregate] != nil || proposals[aggregate] != nil
            || consultations[aggregate] != nil || calls.items.contains { $0.about == aggregate }
    }

    /// Whether the event is what the page shows of this now. What a higher level has replaced is not, and a call that is over is none.
    package func shows(_ event: String, of aggregate: String) -> Bool {
        let current = (warnings[aggregate]?.current ?? []) + (incidents[aggregate]?.current ?? [])
        let single = [tasks[aggregate]?.event, proposals[aggregate]?.event, consultations[aggregate]?.event]
        return current.contains(event) || single.contains(event)
            || calls.items.contains { $0.isOpen && [$0.about, $0.id].contains(aggregate) && $0.accepts(event) }
    }

    private mutating func forgetAcknowledgements() {
        guard acknowledgements.count > DeskLimit.acknowledged else { return }
        acknowledgements = acknowledgements.filter { knows($0.key) }
        while acknowledgements.count > DeskLimit.acknowledged,
            let oldest = acknowledgements.min(by: {
                ($0.value.last?.at ?? .distantPast, $0.key) < ($1.value.last?.at ?? .distantPast, $1.key)
            })
        {
            acknowledgements[oldest.key] = nil
        }
    }
}
