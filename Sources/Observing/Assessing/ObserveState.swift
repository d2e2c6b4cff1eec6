package import Chronology

/// What `observe` knows. Bounded: 40 days of hours for each place, eleven years of daily fingerprints, 2,000 file names,
/// 200 readings of each monitor and parameter.
package struct ObserveState: Hashable, Sendable, Codable {
    /// By division code.
    package internal(set) var hours: [String: PlaceHours] = [:]
    /// By division code.
    package internal(set) var history: [String: DailyHistory] = [:]
    package internal(set) var files = FileMemory()
    /// Of the rivers' monitors.
    package internal(set) var samples = SampleMemory()
    /// When the days finished by then are assessed next; nil while no place of the side reports.
    package internal(set) var nextRoutine: Timestamp?

    package init() {}
}

// MARK: - Hours

extension ObserveState {
    /// What a row about an hour means beside what is known.
    func verdict(on hour: HourStatement, file: UInt32) -> Verdict {
        let date = HourStamp.day(of: hour.stamp)
        guard let place = hours[hour.place] else { return .new }
        guard let position = place.position(of: date) else { return place.isTooOld(date) ? .tooOld : .new }
        guard let day = place.days[position].stations[hour.station] else { return .new }
        return day.verdict(slot: HourStamp.slot(of: hour.stamp), values: hour.values, file: file)
    }

    /// What came of taking a word about an hour.
    struct Taken {
        /// Where the day lies in its place's days; nil when nothing changed.
        var position: Int?
        /// Days that had to make room.
        var gone: [PlaceDay] = []
    }

    /// Takes a word about an hour, if it is new or of a higher revision and not too old.
    mutating func take(_ word: StationDay.Hour, station: String, place: String, stamp: Timestamp) -> Taken {
        let date = HourStamp.day(of: stamp)
        guard hours[place]?.isTooOld(date) != true else { return Taken() }
        let (position, gone) = hours[place, default: PlaceHours()].open(date)
        let slot = HourStamp.slot(of: stamp)
        let isTaken = hours[place]?.change(position) { day in
            guard day.stations[station, default: StationDay()].take(word, slot: slot) else { return false }
            day.isDirty = true
            return true
        }
        return Taken(position: isTaken == true ? position : nil, gone: gone)
    }
}

// MARK: - For the desk

extension ObserveState {
    /// The newest hour of a station, with its stamp; nil when nothing is held of it.
    package func latestHour(of station: String, in place: String) -> (stamp: Timestamp, values: HourValues)? {
        for day in hours[place]?.days.reversed() ?? [] {
            guard let slots = day.stations[station]?.hours, let slot = slots.lastIndex(where: { $0 != nil }), let hour = slots[slot]
            else { continue }
            return (HourStamp.instant(day.date, hour: slot + 1), hour.values)
        }
        return nil
    }
}
