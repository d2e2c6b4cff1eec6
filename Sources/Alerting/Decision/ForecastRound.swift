import Chronology
import Events
import Region

/// The newest round of forecasts for an area of both sides, which arrives place by place and from two sides.
///
/// Judged in the middle of a round, the new forecasts of some places would be held against the old ones of the others, and what comes of it
/// would be the network's choice. So an area of both sides waits for the whole round, but never long: a place that stays silent holds
/// nothing up.
struct ForecastRound {
    /// When each place that may still renew its forecast did so last: long ago where none was ever heard of.
    private let issued: [Timestamp]

    /// So long after its first forecast a round is waited for.
    static let wait = Duration.minutes(2)

    /// - Parameters:
    ///   - places: every place of the area, also those of which no forecast was heard yet: the first round of all is waited for like any other.
    ///   - unreachable: places that cannot renew theirs, because the link is down.
    ///   - outlook: the newest of a place.
    init(of places: [String], unreachable: Set<String>, outlook: (String) -> Outlook?) {
        let last = places.map { (place: $0, issued: outlook($0)?.issued) }
        let newest = last.compactMap(\.issued).max() ?? .distantPast
        issued = last.filter { $0.issued == newest || !unreachable.contains($0.place) }
            .filter { $0.issued.map { newest - $0 <= AreaOutlook.maximumLag } ?? true }
            .map { $0.issued ?? .distantPast }
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
        let unreachable = state.link.isDown ? wide.foreignPlaces : []
        return ForecastRound(of: matter.area.places, unreachable: unreachable) { state.outlooks[AlertState.key($0, matter.hazard)] }.due
    }

    /// Judges a matter by the newest forecasts, once they are all there. One that waits is watched, so that it is woken for it.
    func judge(_ matter: Matter, at time: Timestamp, _ state: inout AlertState) -> [Emission] {
        if let due = gathering(matter, state), time < due {
            state.watches[matter.key] = state.watch(matter)
            return []
        }
        count(matter, at: time, &state)
        return proceed(matter, at: time, &state)
    }
}
