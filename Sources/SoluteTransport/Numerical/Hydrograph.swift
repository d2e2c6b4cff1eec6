/// The concentration at one place over time, at equal intervals.
package struct Hydrograph: Hashable, Sendable {
    /// s.
    package let begin: Double
    /// s.
    package let interval: Double
    /// mg/l.
    package internal(set) var concentrations: [Double]

    package func time(_ index: Int) -> Double { begin + Double(index) * interval }

    /// mg/l, linear between the values.
    package func concentration(at time: Double) -> Double {
        let place = min(max(0, (time - begin) / interval), Double(concentrations.count - 1))
        let index = min(Int(place), concentrations.count - 2)
        guard index >= 0 else { return concentrations.first ?? 0 }
        return concentrations[index] + (place - Double(index)) * (concentrations[index + 1] - concentrations[index])
    }

    /// When it is highest, s, and how high, mg/l; the top of the parabola through the highest values.
    package var peak: (time: Double, concentration: Double) {
        let index = concentrations.indices.max { concentrations[$0] < concentrations[$1] } ?? 0
        guard index > 0, index + 1 < concentrations.count else { return (time(index), concentrations.first ?? 0) }
        let (a, b, c) = (concentrations[index - 1], concentrations[index], concentrations[index + 1])
        let bend = a - 2 * b + c
        guard bend < 0 else { return (time(index), b) }
        let offset = (a - c) / (2 * bend)
        return (time(index) + offset * interval, b - (a - c) * offset / 4)
    }

    /// When it is first above a limit in mg/l, s; nil if it never is.
    package func arrival(above limit: Double) -> Double? {
        guard let index = concentrations.firstIndex(where: { $0 > limit }) else { return nil }
        guard index > 0 else { return begin }
        let (below, above) = (concentrations[index - 1], concentrations[index])
        return time(index - 1) + (limit - below) / (above - below) * interval
    }

    /// When it is above a limit in mg/l for the last time, s; nil if it never is or still is.
    package func departure(above limit: Double) -> Double? {
        guard let index = concentrations.lastIndex(where: { $0 > limit }), index + 1 < concentrations.count else { return nil }
        let (above, below) = (concentrations[index], concentrations[index + 1])
        return time(index) + (above - limit) / (above - below) * interval
    }

    /// When a share of the peak arrives, s.
    package func front(_ share: Double) -> Double? { arrival(above: share * peak.concentration) }
}
