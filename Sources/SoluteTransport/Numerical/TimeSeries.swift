/// A quantity over time, as a boundary prescribes it.
package struct TimeSeries: Hashable, Sendable {
    /// What holds between two points.
    package enum Shape: Hashable, Sendable {
        /// The value of the point before.
        case stepwise
        /// A straight line.
        case linear
    }

    /// In s, ascending.
    package private(set) var times: [Double]
    package let values: [Double]
    package let shape: Shape

    /// Before the first point its value holds, after the last one that one's.
    package init(times: [Double], values: [Double], shape: Shape = .stepwise) {
        precondition(!times.isEmpty && times.count == values.count, "as many values as times, and at least one")
        precondition(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "times ascend")
        (self.times, self.values, self.shape) = (times, values, shape)
    }

    package init(constant value: Double) { self.init(times: [0], values: [value]) }

    /// All of it later, by so many seconds.
    package mutating func delay(_ seconds: Double) { times = times.map { $0 + seconds } }

    package func value(at time: Double) -> Double {
        let after = times.firstIndex { $0 > time } ?? times.count
        guard after > 0 else { return values[0] }
        guard shape == .linear, after < times.count else { return values[after - 1] }
        let share = (time - times[after - 1]) / (times[after] - times[after - 1])
        return values[after - 1] + share * (values[after] - values[after - 1])
    }

    /// Exactly, whatever changes in between.
    package func mean(from begin: Double, to end: Double) -> Double {
        guard end > begin else { return value(at: begin) }
        var (sum, place) = (0.0, begin)
        var next = times.firstIndex { $0 > begin } ?? times.count
        while place < end {
            let stop = next < times.count ? min(times[next], end) : end
            sum += (stop - place) * meanWithin(place, stop, before: next)
            (place, next) = (stop, next + 1)
        }
        return sum / (end - begin)
    }

    /// Between two neighbouring points, of which the later is `next`.
    private func meanWithin(_ begin: Double, _ end: Double, before next: Int) -> Double {
        guard next > 0 else { return values[0] }
        guard shape == .linear, next < times.count else { return values[next - 1] }
        let slope = (values[next] - values[next - 1]) / (times[next] - times[next - 1])
        return values[next - 1] + slope * ((begin + end) / 2 - times[next - 1])
    }
}
