import SoluteTransport

/// Where a facility acts on the water.
struct PlanSite: Hashable, Sendable {
    let location: Location
    let place: ParcelRoute.Place
    /// Where a concentration is read for it: what goes on below a meeting of waters, what arrives at an end.
    let reading: Position

    /// Nil where the water does not come, in this season.
    init?(_ location: Location, _ waters: RiverWaters) {
        guard let upper = waters.position(of: location, .upper) else { return nil }
        self.location = location
        let piece = waters.pieces[upper.link]
        guard upper.metres >= piece.recipe.length - Self.nearlyMetres else {
            (place, reading) = (.on(upper), upper)
            return
        }
        let node = piece.recipe.to
        place = .at(node: node)
        let lower = waters.position(of: location, .lower)
        reading = lower.flatMap { waters.pieces[$0.link].recipe.from == node ? $0 : nil } ?? upper
    }

    private static let nearlyMetres = 0.5

    var node: Int? {
        if case .at(let node) = place { return node }
        return nil
    }

    /// What passes, m³/s.
    func discharge(_ links: [TransportNetwork.Link], _ figures: ParcelRoute.Figures) -> Double {
        switch place {
        case .at(let node): figures.through[node]
        case .on(let position): links[position.link].discharge + links[position.link].lateralInflow * position.metres
        }
    }
}

extension RiverWaters {
    /// The first piece of a watercourse, where a canal takes its water; nil when it is dry.
    func head(of watercourse: String) -> Int? {
        pieces.firstIndex { $0.watercourse == watercourse && $0.reach != nil && $0.kilometres.lowerBound == 0 }
    }
}
