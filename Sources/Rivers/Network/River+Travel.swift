import SoluteTransport

// How long water takes between two points of the network: the mean, along the fastest way, for checks and lists. Not a forecast.

extension River {
    /// Turns from one watercourse into another on one way; more are not followed.
    static let longestTurns = 12

    /// Seconds from one point to another; nil where no water of the balance leads there, or a reservoir lies between.
    package func travelSeconds(from start: Location, to end: Location, in season: Season, _ balance: WaterBalance) -> Double? {
        travel(from: start, to: end, in: season, balance, turns: 0)
    }

    private func travel(from start: Location, to end: Location, in season: Season, _ balance: WaterBalance, turns: Int) -> Double? {
        guard let course = watercourse(start.watercourse), turns < Self.longestTurns else { return nil }
        let straight = course.id == end.watercourse ? seconds(course, start.kilometre, end.kilometre, in: season, balance) : nil
        let turned = ways(out: course, from: start.kilometre).compactMap { leaving, entry -> Double? in
            guard let here = seconds(course, start.kilometre, leaving, in: season, balance),
                let there = travel(from: entry, to: end, in: season, balance, turns: turns + 1)
            else { return nil }
            return here + there
        }
        return ([straight].compactMap { $0 } + turned).min()
    }

    /// Where water leaves a watercourse below a point for another one.
    private func ways(out course: Watercourse, from kilometre: Double) -> [(leaving: Double, entry: Location)] {
        let canals = diversions.compactMap { diversion -> (Double, Location)? in
            guard let into = diversion.into, diversion.location.watercourse == course.id, diversion.location.kilometre >= kilometre
            else { return nil }
            return (diversion.location.kilometre, Location(watercourse: into, kilometre: 0))
        }
        guard case .joins(let location) = course.mouth else { return canals }
        return canals + [(course.lengthKilometres, location)]
    }

    /// Along one watercourse; nil upstream, where it is dry, and through a reservoir.
    private func seconds(_ course: Watercourse, _ start: Double, _ end: Double, in season: Season, _ balance: WaterBalance) -> Double? {
        let holds = reservoirs.contains {
            $0.location.watercourse == course.id && $0.location.kilometre > start && $0.location.kilometre < end
        }
        guard end >= start, !holds else { return nil }
        var sum = 0.0
        for piece in balance.pieces where piece.watercourse == course.id {
            let kilometres = min(end, piece.kilometres.upperBound) - max(start, piece.kilometres.lowerBound)
            guard kilometres > 0 else { continue }
            guard let reach = course.reaches.first(where: { $0.id == piece.reach }),
                let velocity = reach.velocity(discharge: piece.head, in: season, catchment)
            else { return nil }
            sum += kilometres * 1000 / velocity
        }
        return sum
    }
}

extension Reach {
    /// m/s by Manning, where the channel is unknown by Jobson's regression; nil without water.
    fileprivate func velocity(discharge: Double, in season: Season, _ catchment: Catchment?) -> Double? {
        guard discharge > 0 else { return nil }
        if let channel = channel(discharge: discharge, in: season) { return channel.velocity }
        return catchment.map { JobsonTravel(discharge: discharge, basin: $0.basin, slope: slope).velocity(.probable) }
    }
}
