import Chronology

/// How long things go wrong in a run, and how long everything is in order after that.
package enum DrillLength: Hashable, Sendable {
    /// What goes wrong comes thick and fast, and answers hold for minutes.
    case hours(Int)
    /// Warnings rise, fall and are lifted; shifts end; answers hold for half a day.
    case days(Int)

    package static let maximumHours = 23
    package static let maximumDays = 60

    /// As it is written behind `fengsui drill simulate`.
    package var option: String {
        switch self {
        case .hours(let hours): "--hours \(hours)"
        case .days(let days): "--days \(days)"
        }
    }

    /// Within the bounds.
    var trouble: Duration {
        switch self {
        case .hours(let hours): .hours(min(max(1, hours), Self.maximumHours))
        case .days(let days): .days(min(max(1, days), Self.maximumDays))
        }
    }

    /// Of good order at the end, in which everything left lying is done: longer than any answer holds.
    var calm: Duration {
        switch self {
        case .hours: .hours(4)
        case .days: .hours(13)
        }
    }

    /// Before this nothing goes wrong.
    var quiet: Duration {
        switch self {
        case .hours: .minutes(12)
        case .days: .hours(2)
        }
    }

    /// How long somebody has a thing in hand, at most.
    var longestHold: Duration {
        switch self {
        case .hours: .minutes(100)
        case .days: .hours(11)
        }
    }

    /// Of a cut that comes by itself, on average.
    var breach: Duration {
        switch self {
        case .hours: .minutes(25)
        case .days: .minutes(90)
        }
    }

    /// Of a warning area that it is forecast at all.
    var areas: Double {
        switch self {
        case .hours: 0.3
        case .days: 1
        }
    }

    /// How many acknowledgements name no time.
    var openEnded: Double {
        switch self {
        case .hours: 0.1
        case .days: 0.4
        }
    }

    /// When it begins, on the first simulated day in Beijing: short runs at any hour, so that all of them together see shifts and days end.
    func firstHour(_ seed: UInt64) -> Int {
        switch self {
        case .hours: Int(seed % 24)
        case .days: 8
        }
    }
}
