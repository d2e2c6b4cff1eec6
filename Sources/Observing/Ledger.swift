import AirQuality
import Chronology
import Events

/// Compares what a file says with what is known and keeps the count.
struct Ledger {
    private let file: String
    private let fingerprint: UInt32
    /// What is known, and then what this file has added.
    private var known: ObserveState
    private var contents: FileContents
    private var recordings: [IntakeItem] = []
    private var recorded = 0
    private var unchanged = 0
    private var corrected = 0

    init(file: String, known: ObserveState, contents: FileContents) {
        self.file = file
        fingerprint = Fingerprint.ofFile(file.utf8)
        self.known = known
        self.contents = contents
    }

    func items(digest: String) -> [IntakeItem] {
        let aside = contents.faults.map { fault in
            IntakeItem(ObservationQuarantined(file: file, line: fault.line, reason: fault.reason.text, content: fault.content))
        }
        let end = FileRead(
            file: file, digest: digest, layout: contents.layout?.rawValue ?? FileLayout.unknownName, recorded: recorded,
            unchanged: unchanged,
            corrected: corrected, quarantined: contents.faultyRows)
        return recordings + aside + [IntakeItem(end)]
    }
}

// MARK: - Hours

extension Ledger {
    /// In order of time, so that a file with several stations one below the other does not push its own hours out of what is held.
    mutating func takeHours() {
        let hours = contents.hours.sorted { ($0.stamp, $0.station, $0.line) < ($1.stamp, $1.station, $1.line) }
        for (position, hour) in hours.enumerated() {
            let next = position + 1 < hours.count ? hours[position + 1] : nil
            if let next, next.stamp == hour.stamp, next.station == hour.station {
                countSuperseded(isSame: next.values == hour.values)
            } else {
                take(hour)
            }
        }
    }

    /// A row behind which the same file says the hour or day again.
    private mutating func countSuperseded(isSame: Bool) {
        if isSame { unchanged += 1 } else { corrected += 1 }
    }

    /// Weighs an hour against what is known, this file's earlier rows included.
    private mutating func take(_ hour: HourStatement) {
        switch known.verdict(on: hour, file: fingerprint) {
        case .new:
            recorded += 1
            record(hour, revision: 0)
        case .unchanged:
            unchanged += 1
        case .correction(let revision):
            corrected += 1
            record(hour, revision: revision)
        case .tooOld:
            contents.keepAside(Fault(line: hour.line, reason: .tooOld(name: hour.station), content: hour.stamp.beijingText))
        }
    }

    private mutating func record(_ hour: HourStatement, revision: Int) {
        let word = StationDay.Hour(values: hour.values, revision: revision, file: fingerprint)
        _ = known.take(word, station: hour.station, place: hour.place, stamp: hour.stamp)
        let payload = ObservationRecorded(
            station: hour.station, place: hour.place, hour: hour.stamp, values: hour.values.byCode, publishedAQI: hour.values.publishedAQI,
            publishedPrimary: hour.values.publishedPrimary.pollutants.map(\.rawValue), revision: revision, file: file, line: hour.line)
        recordings.append(IntakeItem(payload))
    }
}

// MARK: - Days

extension Ledger {
    mutating func takeDays() {
        let days = contents.days.sorted { ($0.date, $0.place, $0.line) < ($1.date, $1.place, $1.line) }
        for (position, day) in days.enumerated() {
            let next = position + 1 < days.count ? days[position + 1] : nil
            if let next, next.date == day.date, next.place == day.place {
                countSuperseded(isSame: next.fingerprint == day.fingerprint)
            } else {
                take(day)
            }
        }
    }

    /// Weighs a day against what is known, this file's earlier rows included.
    private mutating func take(_ day: DayStatement) {
        let history = known.history[day.place] ?? DailyHistory()
        switch history.verdict(on: day.date, content: day.fingerprint, file: fingerprint) {
        case .new:
            recorded += 1
            record(day, revision: 0)
        case .unchanged:
            unchanged += 1
        case .correction(let revision):
            corrected += 1
            record(day, revision: revision)
        case .tooOld:
            contents.keepAside(Fault(line: day.line, reason: .tooOld(name: day.place), content: "\(day.date)"))
        }
    }

    private mutating func record(_ day: DayStatement, revision: Int) {
        let claim = Claim(content: day.fingerprint, file: fingerprint, revision: revision)
        known.history[day.place, default: DailyHistory()].take(claim, on: day.date)
        let payload = DayRecorded(
            place: day.place, date: day.date, values: day.byCode, publishedAQI: day.publishedAQI, revision: revision, file: file,
            line: day.line)
        recordings.append(IntakeItem(payload))
    }
}
