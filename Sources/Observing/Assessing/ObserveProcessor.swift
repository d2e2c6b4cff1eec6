package import AirQuality
package import Chronology
package import Events
package import Region

/// The service `observe`: remembers what was recorded and assesses each finished day of Beijing at the places of its side.
///
/// A day is assessed as soon as all 24 hours are in from every station of the place, or at 02:00 of the next day with what there is;
/// again when a later hour or a correction changes the result, with the end of the file that brought it or at the next 02:00. A
/// day that the network left out is reported as without data. Nothing is said twice.
package struct ObserveProcessor: Processor {
    package let name = "observe"
    package let version = 3
    package let interests = [ObservationRecorded.type, DayRecorded.type, FileRead.type, SampleRecorded.type]

    let side: Side
    /// The stations of each place of the side, neighbours with it; a place without one is reported by its city column.
    private let reports: [String: DayReport]

    /// The hour of the next day, in Beijing, at which a day is assessed with what there is. HJ 633 asks for the report by noon.
    package static let routineHour = 2
    /// An hour cannot be observed before it is over; clocks may differ by this.
    package static let clockTolerance = Duration.hours(1)

    package init(side: Side, region: Region, tables: IndexTables = .builtIn) {
        self.side = side
        let places = region.places.filter { $0.side == side }
        reports = Dictionary(
            places.map { place in
                let codes = region.stations(in: place.code).map(\.code)
                return (place.code, DayReport(place: place.code, stations: codes.isEmpty ? [place.code] : codes, tables: tables))
            }, uniquingKeysWith: { first, _ in first })
    }

    package func initialState() -> ObserveState { ObserveState() }

    package func nextDeadline(in state: ObserveState) -> Timestamp? { state.nextRoutine }

    package func handle(_ event: Event, state: inout ObserveState) throws(EventError) -> [Emission] {
        switch event.type {
        case ObservationRecorded.type: return try takeHour(event, &state)
        case DayRecorded.type: return try takeDay(event, &state)
        case FileRead.type: return try takeFile(event, &state)
        case SampleRecorded.type: return try takeSample(event, &state)
        case DeadlineReached.type where event.subject == name && event.side == side: return takeRoutine(event.time, &state)
        default: return []
        }
    }
}

// MARK: - What was recorded

extension ObserveProcessor {
    private func takeHour(_ event: Event, _ state: inout ObserveState) throws(EventError) -> [Emission] {
        let hour = try ObservationJSON.hour(of: event)
        guard hour.stamp <= event.time + Self.clockTolerance else {
            throw .payload(
                type: event.type, path: "hour", reason: "it is later than the event itself; set the clock of whoever recorded it")
        }
        let taken = state.take(hour.word, station: hour.station, place: hour.place, stamp: hour.stamp)
        guard let report = reports[hour.place] else { return [] }
        state.nextRoutine = state.nextRoutine ?? Self.routine(after: event.time)
        var emissions = taken.gone.compactMap { day in day.isDirty ? news(report.assessed(day), instead: day.assessed) : nil }
        if let position = taken.position { emissions += completed(hour.place, position, report, &state) }
        return emissions
    }

    /// The assessment of a day whose last hour has just come in.
    private func completed(_ place: String, _ position: Int, _ report: DayReport, _ state: inout ObserveState) -> [Emission] {
        let assessed = state.hours[place]?.change(position) { day in
            guard !day.wasComplete, day.isComplete(report.stations) else { return Emission?.none }
            day.wasComplete = true
            return assess(&day, report)
        }
        return (assessed ?? nil).map { [$0] } ?? []
    }

    /// A published day is only remembered, so that a file read again repeats nothing; it never stands in for an assessed one.
    private func takeDay(_ event: Event, _ state: inout ObserveState) throws(EventError) -> [Emission] {
        let day = try event.payload(DayRecorded.self)
        guard let statement = DayStatement(day) else {
            throw .payload(type: event.type, path: "values", reason: "they are no concentrations; give µg/m³, CO mg/m³")
        }
        let claim = Claim(content: statement.fingerprint, file: Fingerprint.ofFile(day.file.utf8), revision: day.revision)
        state.history[day.place, default: DailyHistory()].take(claim, on: day.date)
        return []
    }

    /// A reading of a river is only remembered; the service `incidents` judges it.
    private func takeSample(_ event: Event, _ state: inout ObserveState) throws(EventError) -> [Emission] {
        let sample = try event.payload(SampleRecorded.self)
        if sample.section != nil, event.side == side { state.samples.take(sample) }
        return []
    }

    /// The end of a file: what it changed about finished days is said now, once, and not row by row.
    private func takeFile(_ event: Event, _ state: inout ObserveState) throws(EventError) -> [Emission] {
        let file = try event.payload(FileRead.self)
        state.files.take(file.file, digest: file.digest)
        return finishedDays(at: event.time, &state)
    }
}

// MARK: - Assessing

extension ObserveProcessor {
    /// 02:00 in Beijing: finished days with what there is, and the days on which nothing came.
    private func takeRoutine(_ now: Timestamp, _ state: inout ObserveState) -> [Emission] {
        guard let routine = state.nextRoutine, now >= routine else { return [] }
        let emissions = finishedDays(at: now, &state) + silentDays(from: routine, to: now, state)
        let isAnyoneReporting = reports.keys.contains { place in state.hours[place]?.newest.map { Self.reports($0, at: now) } ?? false }
        state.nextRoutine = isAnyoneReporting ? Self.routine(after: now) : nil
        return emissions
    }

    /// Assesses the finished days about which something changed, in order of place and date.
    private func finishedDays(at now: Timestamp, _ state: inout ObserveState) -> [Emission] {
        var emissions: [Emission] = []
        for (place, report) in reports.sorted(by: { $0.key < $1.key }) {
            for position in state.hours[place]?.days.indices ?? 0..<0 {
                let emission = state.hours[place]?.change(position) { day in
                    day.isDirty && Self.routine(of: day.date) <= now ? assess(&day, report) : nil
                }
                if let emission = emission ?? nil { emissions.append(emission) }
            }
        }
        return emissions
    }

    /// Days that ended since the last routine and of which nothing is held, at places that have not been silent for long.
    private func silentDays(from routine: Timestamp, to now: Timestamp, _ state: ObserveState) -> [Emission] {
        let first = Self.lastFinishedDay(at: routine)
        let last = Self.lastFinishedDay(at: now)
        let days = max(first, last.advanced(by: 1 - PlaceHours.maximumDays))...last
        return reports.sorted { $0.key < $1.key }.flatMap { place, report in
            days.compactMap { date -> Emission? in
                guard let held = state.hours[place], let newest = held.newest, held[date] == nil,
                    Self.reports(newest, at: Timestamp(date)), !held.isTooOld(date), held.days.contains(where: { $0.date < date })
                else { return nil }
                return news(report.assessed(PlaceDay(date: date)), instead: nil)
            }
        }
    }

    /// Assesses a day; nil when the result is what was said before.
    private func assess(_ day: inout PlaceDay, _ report: DayReport) -> Emission? {
        let assessed = report.assessed(day)
        let emission = news(assessed, instead: day.assessed)
        day.isDirty = false
        day.assessed = assessed
        return emission
    }

    private func news(_ assessed: DayAssessed, instead earlier: DayAssessed?) -> Emission? {
        assessed == earlier ? nil : Emission(assessed, subject: assessed.place)
    }
}

// MARK: - When

extension ObserveProcessor {
    /// When a day is assessed with what there is.
    static func routine(of date: CalendarDate) -> Timestamp { Timestamp(date.advanced(by: 1), hour: routineHour) }

    /// The first routine after an instant.
    static func routine(after now: Timestamp) -> Timestamp {
        let today = Timestamp(now.beijingDate, hour: routineHour)
        return today > now ? today : today + .days(1)
    }

    /// The last day whose routine has come.
    static func lastFinishedDay(at now: Timestamp) -> CalendarDate { (now - .hours(routineHour)).beijingDate.advanced(by: -1) }

    /// A place that has said nothing for as long as hours are held is no longer asked for.
    private static func reports(_ newest: CalendarDate, at now: Timestamp) -> Bool {
        newest.distance(to: now.beijingDate) <= PlaceHours.maximumDays
    }
}
