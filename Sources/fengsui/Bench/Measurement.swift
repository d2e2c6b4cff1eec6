import Foundation

/// What one part of a benchmark measured.
struct Measurement {
    var count: Int
    var time: Duration
    /// One for each operation that was waited for by itself; empty where many were under way.
    var latencies: [Duration] = []
    /// What did not arrive; nil where nothing can be lost.
    var lost: Int?
    var note = ""

    static let heading = row("", "per second", "p50 µs", "p99 µs", "lost", "")

    func line(_ name: String) -> String {
        let rate = Double(count) / (time / .seconds(1))
        return Self.row(
            name, rate.formatted(.number.precision(.fractionLength(0))), percentile(50), percentile(99), lost.map { "\($0)" } ?? "–", note)
    }

    private func percentile(_ percent: Int) -> String {
        let sorted = latencies.sorted()
        guard !sorted.isEmpty else { return "–" }
        let value = sorted[min(sorted.count - 1, sorted.count * percent / 100)]
        return (value / .microseconds(1)).formatted(.number.precision(.fractionLength(0)))
    }

    private static func row(_ name: String, _ rate: String, _ p50: String, _ p99: String, _ lost: String, _ note: String) -> String {
        func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
        return name.padding(toLength: 44, withPad: " ", startingAt: 0) + right(rate, 12) + right(p50, 9) + right(p99, 9) + right(lost, 7)
            + (note.isEmpty ? "" : "  \(note)")
    }
}

/// Runs `body` and says how long it took.
func timed(_ body: () async throws -> Void) async rethrows -> Duration {
    let start = ContinuousClock.now
    try await body()
    return ContinuousClock.now - start
}
