package import Chronology

/// How the network names an hour: by its end. The stamp 08:00 holds the mean from 07:00 to 08:00 in Beijing.
package enum HourStamp {
    /// The stamp for an hour of a day as files write it: 0 to 24, where 24 is 0 of the next day.
    package static func instant(_ day: CalendarDate, hour: Int) -> Timestamp { Timestamp(day, hour: hour) }

    /// The day that a stamp belongs to: 00:00 closes the day before.
    package static func day(of stamp: Timestamp) -> CalendarDate { (stamp - .hours(1)).beijingDate }

    /// Its place among the day's 24 hours: 0 for the stamp 01:00, 23 for the stamp 24:00.
    package static func slot(of stamp: Timestamp) -> Int { (stamp - .hours(1)).beijingHour }

    package static let hoursOfDay = 24
}
