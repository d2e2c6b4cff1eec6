import Chronology
import Events
import Region

/// The newest round of forecasts for an area of both sides, which arrives place by place and from two sides.
///
/// Judged in the middle of a round, the new forecasts of some places would be held against the old ones of the others, and what comes of it
/// would be the network's choice. So an area of both sides waits for the whole round, but never long: a place that stays silent holds
/// nothing up.
struct ForecastRound {
    /// When each place that may still renew its forecast did so last.
    private let issued: [Timestamp]

    /// So long after its first forecast a round is waited for.
    static let wait = Duration.minutes(2)

    /// - Parameters:
    ///   - outlooks: the newest of each place, of those that were ever heard of.
    ///   - unreachable: places that cannot renew theirs, because the link is down.
    init(_ outlooks: [Outlook], unreachable: Set<String>) {
        let newest = outlooks.map(\.issued).max() ?? .distantPast
        issued = outlooks.filter { $0.issued == newest || !unreachable.contains($0.place) }.map(\.issued)
            .filter { newest - $0 <= AreaOutlook.maximumLag }
    }

    /// Until when it is waited for; nil for a round that is whole.
    var due: Timestamp? {
        guard let newest = issued.max(), issued.contains(where: { $0 < newest }) else { return nil }
        return newest + Self.wait
    }
}

extension AlertProcessor {
    /// Until when a matter waits for the rest of a round of forecasts; nil where nothing is waited for.
    func gathering(_ matter: Matter, _ state: AlertState) -> Timestamp? {
        guard let wide = matter.regionWide else { return nil }
        let outlooks = matter.area.places.compactMap { state.outlooks[AlertState.key($0, matter.hazard)] }
        return ForecastRound(outlooks, unreachable: state.link.isDown ? wide.foreignPlaces : []).due
    }

    /// Judges a matter by the newest forecasts, once they are all there.
    func judge(_ matter: Matter, at time: Timestamp, _ state: inout AlertState) -> [Emission] {
        if let due = gathering(matter, state), time < due { return [] }
        count(matter, at: time, &state)
        return proceed(matter, at: time, &state)
    }
}
