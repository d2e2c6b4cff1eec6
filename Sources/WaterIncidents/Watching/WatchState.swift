import Chronology
import Events

/// Every series that is watched. Bounded; a series that says nothing for long makes room.
package struct WatchState: Hashable, Sendable, Codable {
    /// By monitor and substance.
    private(set) var series: [String: WatchSeries] = [:]

    /// Forty monitors with ten parameters each: more than both rivers have.
    package static let maximumSeries = 400

    package init() {}

    static func key(_ monitor: String, _ substance: String) -> String { "\(monitor) \(substance)" }

    mutating func take(_ sample: SampleRecorded, of monitor: String, by yardstick: Yardstick, side: Side) -> [WatchSeries.Saying] {
        let key = Self.key(monitor, sample.substance)
        var one = series[key] ?? WatchSeries(monitor: monitor, substance: sample.substance)
        let sayings = one.take(WaterReading(sample), by: yardstick, side: side)
        series[key] = one
        makeRoom(keeping: key)
        return sayings
    }

    mutating func takeBack(_ suspicion: IncidentSuspected) {
        series[Self.key(suspicion.monitor, suspicion.substance)]?.takeBack(suspicion.incident)
    }

    mutating func takeBack(_ cleared: SuspicionCleared) {
        series[Self.key(cleared.monitor, cleared.substance)]?.takeBackEnd(cleared.incident)
    }

    private mutating func makeRoom(keeping key: String) {
        guard series.count > Self.maximumSeries else { return }
        let oldest = series.filter { $0.key != key }.min { ($0.value.last, $0.key) < ($1.value.last, $1.key) }
        if let oldest { series[oldest.key] = nil }
    }
}
