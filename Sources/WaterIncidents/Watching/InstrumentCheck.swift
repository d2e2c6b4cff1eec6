import Chronology
import Events

/// What a series shows that no water does. Its own small state: how often the same value came in a row, and the fault that stands.
struct InstrumentCheck: Hashable, Sendable, Codable {
    /// A fault that lasts.
    struct Standing: Hashable, Sendable, Codable {
        let fault: InstrumentChanged.Fault
        let since: Timestamp
    }

    /// What has to be said.
    enum Finding: Hashable, Sendable {
        case began(InstrumentChanged.Fault, since: Timestamp, value: Double)
        case ended(InstrumentChanged.Fault, since: Timestamp)
    }

    private(set) var standing: Standing?
    private var equal = 0
    private var equalSince: Timestamp?
    private var former: Double?

    /// Whether the reading may be used, and what has changed about the instrument. Readings below detection repeat by nature.
    mutating func take(_ reading: WaterReading, by yardstick: Yardstick) -> (isUsable: Bool, finding: Finding?) {
        guard let value = reading.value else { return (standing == nil, nil) }
        let fault = impossible(value, yardstick) ?? (isStuck(value, at: reading.time, yardstick.rules.instrument) ? .stuck : nil)
        defer { standing = fault.map { Standing(fault: $0, since: since($0, reading.time)) } }
        guard let fault else { return (true, standing.map { .ended($0.fault, since: $0.since) }) }
        guard standing?.fault != fault else { return (false, nil) }
        return (false, .began(fault, since: since(fault, reading.time), value: value))
    }

    private func since(_ fault: InstrumentChanged.Fault, _ time: Timestamp) -> Timestamp {
        if let standing, standing.fault == fault { return standing.since }
        return fault == .stuck ? equalSince ?? time : time
    }

    private func impossible(_ value: Double, _ yardstick: Yardstick) -> InstrumentChanged.Fault? {
        guard value.isFinite else { return .absurd }
        if value < 0 { return .negative }
        guard let range = yardstick.absurd, !range.contains(value) else { return nil }
        return .absurd
    }

    private mutating func isStuck(_ value: Double, at time: Timestamp, _ rule: WatchingRules.InstrumentRule) -> Bool {
        guard value == former, let since = equalSince else {
            (former, equal, equalSince) = (value, 1, time)
            return false
        }
        equal += 1
        return equal >= rule.stuckReadings && time - since >= .hours(rule.stuckHours)
    }
}
