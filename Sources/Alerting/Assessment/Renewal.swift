package import Chronology

/// The forecasts on which the criteria of an area were last assessed.
package struct Renewal: Hashable, Sendable, Codable {
    /// When the newest of them was issued.
    package let newest: Timestamp
    /// The places that had one.
    package let places: Set<String>
}

extension AreaOutlook {
    var renewal: Renewal { Renewal(newest: newest, places: Set(places.map(\.place))) }

    /// Whether there is something to assess that was not there before: every place forecast anew, or a place that had no forecast then.
    ///
    /// So an area is assessed once for each renewal and not once for each of its places, and a place that has fallen silent holds this up
    /// for one issue (`maximumLag`).
    func isRenewed(since last: Renewal?) -> Bool {
        guard let last else { return !places.isEmpty }
        return isRenewed(since: last.newest) || places.contains { !last.places.contains($0.place) }
    }
}
