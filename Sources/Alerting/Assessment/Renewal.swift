package import Chronology

/// The forecasts on which the criteria of an area were last assessed.
package struct Renewal: Hashable, Sendable, Codable {
    /// When the newest of them was issued; before the first assessment, the very first forecast.
    package let newest: Timestamp
    /// The places that had one; none before the first assessment.
    package let places: Set<String>
}

extension AreaOutlook {
    var renewal: Renewal { Renewal(newest: newest, places: Set(places.map(\.place))) }

    /// The first forecast of an area, which waits for those of its other places.
    var beginning: Renewal { Renewal(newest: newest, places: []) }

    /// Whether there is something to assess that was not there before: every place forecast anew, or a place that had no forecast then.
    ///
    /// So an area is assessed once for each renewal and not once for each of its places, on the first evening too, and a place that has
    /// fallen silent, or never speaks, holds this up for one issue (`maximumLag`).
    /// - Parameter all: the area's places.
    func isRenewed(since last: Renewal?, of all: [String]) -> Bool {
        if let last, !last.places.isEmpty {
            return isRenewed(since: last.newest) || places.contains { !last.places.contains($0.place) }
        }
        let isComplete = !places.isEmpty && all.allSatisfy { place in places.contains { $0.place == place } }
        return isComplete || last.map { isLaterIssue(than: $0.newest) } ?? false
    }

    /// Whether a place has been forecast again since the first forecast of all.
    private func isLaterIssue(than first: Timestamp) -> Bool { !places.contains { $0.issued == first } }
}
