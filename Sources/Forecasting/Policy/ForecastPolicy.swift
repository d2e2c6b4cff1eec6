package import AirQuality
package import Chronology
package import Events
package import Playbook
package import Wording

/// What staff set about the ten-day forecast, in `Playbooks/air/forecast.yaml`.
package struct ForecastPolicy: Hashable, Sendable {
    /// When it is issued, every day, in Beijing time.
    package let issueTime: ClockTime
    /// The latest time that the rules allow.
    package let latestTime: ClockTime
    /// Equally likely courses in a forecast, 20–300.
    package let courses: Int
    package let stretches: Stretches
    /// The parts of the basin whose guidance counts together.
    package let sectors: [GuidanceSector]
    package let alarm: SkillAlarm
    /// With fewer days of history there is no forecast.
    package let minimumHistoryDays: Int
    /// From this lead on a day is a tendency against the season.
    package let tendencyFromLead: Int
    /// A day is a dust day when PM2.5/PM10 is below this.
    package let dustRatio: Double
    /// What an instrument can report at most.
    package let maxima: PerPollutant<Concentration>
    package let places: [Place]

    /// Days ahead.
    package static let leads = 10
    package static let maximumPlaces = 50
    package static let maximumUpstream = 5
    package static let maximumSectors = 8
    package static let file = "air/forecast.yaml"

    /// When the recent record of a lead is worse than it may be.
    package struct SkillAlarm: Hashable, Sendable {
        /// Verified days that the record holds, and the fewest that an alarm may rest on.
        package let windowDays: Int
        package let fewestDays: Int
        /// Leads that are watched, from 1.
        package let leads: Int
        /// Skill against the season, 1 − CRPS / CRPS of the season, below which there is an alarm.
        package let skillBelow: Double
        /// Share of days in the 80 % band outside of which there is one.
        package let coverage: ClosedRange<Double>
    }

    /// Which stretches of history may be drawn: half the season's width in days, how many to widen it for, and the fewest that will do.
    package struct Stretches: Hashable, Sendable {
        package let halfSeasonDays: Int
        package let wanted: Int
        package let required: Int

        /// Of the shipped file; what hindcasts use.
        static let usual = Stretches(halfSeasonDays: 60, wanted: 100, required: 30)
    }

    /// A place that gets a forecast.
    package struct Place: Hashable, Sendable {
        /// The division code, and the side and name that the region gives it.
        package let place: String
        package let side: Side
        package let name: Bilingual
        /// The place whose observations are used.
        package let basis: String
        package let basisName: Bilingual
        /// Places whose air is looked at beside the basis' own, at most `maximumUpstream`.
        package let upstream: [String]
        /// What a reader has to know about the choice.
        package let note: Bilingual
        package let provenance: Provenance

        /// True when another place stands in.
        package var isSubstituted: Bool { basis != place }
    }

    /// The places of a side, in the order of the file.
    package func places(of side: Side) -> [Place] { places.filter { $0.side == side } }
}

/// A time of the day in Beijing.
package struct ClockTime: Hashable, Comparable, Sendable {
    package let hour: Int
    package let minute: Int

    /// Reads `18:00`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { $0.count == 2 && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        guard parts.count == 2, areDigits, let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)), hour < 24, minute < 60 else {
            return nil
        }
        (self.hour, self.minute) = (hour, minute)
    }

    package static func < (left: ClockTime, right: ClockTime) -> Bool { (left.hour, left.minute) < (right.hour, right.minute) }

    /// That time on a day.
    package func on(_ date: CalendarDate) -> Timestamp { Timestamp(date, hour: hour, minute: minute) }

    /// The newest such time that is not after `instant`.
    package func newest(until instant: Timestamp) -> Timestamp {
        let today = on(instant.beijingDate)
        return today <= instant ? today : today - .days(1)
    }

    /// The first such time that is not before `instant`.
    package func first(from instant: Timestamp) -> Timestamp {
        let today = on(instant.beijingDate)
        return today >= instant ? today : today + .days(1)
    }
}
