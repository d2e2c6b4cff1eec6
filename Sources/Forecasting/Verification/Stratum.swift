import Chronology

/// The kinds of day for which scores are kept apart, by the day that was forecast.
package enum Stratum: String, CaseIterable, Hashable, Sendable {
    case all
    /// March to May; the others follow by three months each.
    case spring, summer, autumn, winter
    /// PM2.5/PM10 below 0.35, and not; days without both belong to neither.
    case dust, other

    package static let dustRatio = 0.35

    /// - Parameter isDust: nil when that is not known.
    static func all(of date: CalendarDate, isDust: Bool?) -> [Stratum] {
        let season: Stratum =
            switch date.month {
            case 3...5: .spring
            case 6...8: .summer
            case 9...11: .autumn
            default: .winter
            }
        return [.all, season] + (isDust.map { [$0 ? .dust : .other] } ?? [])
    }
}
