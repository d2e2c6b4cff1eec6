import Chronology
import Events

/// The readings of one parameter at one monitor over time. Bounded.
struct WatchSeries: Hashable, Sendable, Codable {
    /// What came of a reading.
    enum Saying: Hashable, Sendable {
        case instrument(InstrumentCheck.Finding)
        case suspected(Episode, [Clue])
        case cleared(Episode, at: Timestamp)
    }

    let monitor: String
    let substance: String
    /// Of the newest reading.
    var last = Timestamp.distantPast
    var instrument = InstrumentCheck()
    var episode: Episode?
    /// Episodes whose end was said and is not back from the journal, oldest first.
    var ended: [Ended] = []
    var baseline = Baseline()
    var flows = FlowMemory()
    var up = RunningSum()
    var down = RunningSum()
    var load = RunningSum()
    /// What the reading before showed and has to be confirmed.
    var pending: [SuspicionEvidence.Kind: Timestamp] = [:]
    /// The values of the last two usable readings, the newest last.
    var recent: [Double] = []

    /// The end of an episode, until it is back.
    struct Ended: Hashable, Sendable, Codable {
        let episode: Episode
        let at: Timestamp
        var said: Said
    }

    /// Ends of one series that are waited for; the oldest is given up beyond.
    static let maximumEnded = 4

    init(monitor: String, substance: String) {
        (self.monitor, self.substance) = (monitor, substance)
    }

    /// Takes a reading. One that is not newer than the last is left out: it was taken, or came too late to be of use.
    mutating func take(_ reading: WaterReading, by yardstick: Yardstick, side: Side) -> [Saying] {
        guard reading.time > last else { return [] }
        let gap = reading.time - last
        last = reading.time
        let ends = endsAgain(at: reading.time)
        let (isUsable, finding) = instrument.take(reading, by: yardstick)
        var sayings = ends + (finding.map { [Saying.instrument($0)] } ?? [])
        guard isUsable, let value = reading.counted else { return sayings }
        if gap > .hours(yardstick.rules.episode.gapHours) { forget() }
        let view = view(of: reading, value, after: gap, yardstick)
        if let spike = spike(value, reading.time, view, yardstick) { sayings.append(.instrument(spike)) }
        sayings += judge(view, yardstick, side)
        learn(view, yardstick)
        recent = (recent + [value]).suffix(2)
        return sayings
    }

    /// The event that was said has come back.
    mutating func takeBack(_ number: String) {
        if episode?.number == number { episode?.said = .back }
    }

    mutating func takeBackEnd(_ number: String) { ended.removeAll { $0.episode.number == number } }

    mutating func end(_ episode: Episode, at time: Timestamp) -> [Saying] {
        ended.append(Ended(episode: episode, at: time, said: .said(time)))
        ended.removeFirst(max(0, ended.count - Self.maximumEnded))
        return [.cleared(episode, at: time)]
    }

    /// An end that was said and lost would leave its suspicion open for ever: it is said again.
    private mutating func endsAgain(at time: Timestamp) -> [Saying] {
        var sayings: [Saying] = []
        for index in ended.indices where ended[index].said.isDue(at: time) {
            ended[index].said = .said(time)
            sayings.append(.cleared(ended[index].episode, at: ended[index].at))
        }
        return sayings
    }

    private mutating func forget() {
        for sum in [\WatchSeries.up, \.down, \.load] { self[keyPath: sum].reset() }
        (pending, recent) = ([:], [])
    }
}
