/// Advection, dispersion and decay on equal cells, written as the textbooks do: what the engine is measured against.
struct FiniteDifferences {
    enum Scheme: String, CaseIterable {
        /// First order upwind in space, explicit in time, at nine tenths of the greatest stable step.
        case upwind = "explicit upwind"
        /// Central in space, the mean of both ends of a step in time, as OTIS; at Courant number 1.
        case crankNicolson = "central, Crank–Nicolson"
    }

    /// One uniform channel; SI units.
    struct Channel {
        let length: Double
        let velocity: Double
        let dispersion: Double
        let decay: Double
        let area: Double
    }

    let scheme: Scheme
    let step: Double
    private let channel: Channel
    private let cell: Double
    private(set) var time = 0.0
    private(set) var steps = 0
    /// mg/l, with one cell more at both ends.
    private(set) var concentration: [Double]
    private var next: [Double]
    private var pivots: [Double]

    init(_ scheme: Scheme, _ channel: Channel, cells: Int) {
        (self.scheme, self.channel) = (scheme, channel)
        cell = channel.length / Double(cells)
        let stable = 0.9 / (channel.velocity / cell + 2 * channel.dispersion / (cell * cell) + channel.decay)
        step = scheme == .upwind ? stable : cell / channel.velocity
        concentration = [Double](repeating: 0, count: cells + 2)
        (next, pivots) = (concentration, concentration)
    }

    /// - Parameter source: into one cell, g/s.
    mutating func advance(source: Double, into place: Int) {
        switch scheme {
        case .upwind: stepUpwind()
        case .crankNicolson: stepCrankNicolson()
        }
        concentration[place] += source * step / (channel.area * cell)
        time += step
        steps += 1
    }

    private mutating func stepUpwind() {
        let (courant, spread) = (channel.velocity * step / cell, channel.dispersion * step / (cell * cell))
        let kept = 1 - courant - 2 * spread - channel.decay * step
        for i in 1..<(concentration.count - 1) {
            next[i] = kept * concentration[i] + (courant + spread) * concentration[i - 1] + spread * concentration[i + 1]
        }
        next[next.count - 1] = next[next.count - 2]
        swap(&concentration, &next)
    }

    /// The tridiagonal system by Thomas.
    private mutating func stepCrankNicolson() {
        let (courant, spread) = (channel.velocity * step / cell / 4, channel.dispersion * step / (cell * cell) / 2)
        let (lower, upper, decayed) = (-(courant + spread), courant - spread, channel.decay * step / 2)
        let last = concentration.count - 2
        (pivots[0], next[0]) = (0, 0)
        for i in 1...last {
            let right = (1 - 2 * spread - decayed) * concentration[i] - lower * concentration[i - 1] - upper * concentration[i + 1]
            let pivot = 1 / (1 + 2 * spread + decayed - lower * pivots[i - 1])
            pivots[i] = upper * pivot
            next[i] = (right - lower * next[i - 1]) * pivot
        }
        concentration[last] = next[last]
        for i in (1..<last).reversed() { concentration[i] = next[i] - pivots[i] * concentration[i + 1] }
        concentration[last + 1] = concentration[last]
    }
}
