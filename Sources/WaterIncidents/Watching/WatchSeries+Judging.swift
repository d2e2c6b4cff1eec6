import Chronology
import Events
import Foundation

/// What follows from what was seen: a suspicion, its end, and what is learned.
extension WatchSeries {
    /// The reading before stood alone, far off its neighbours: no water does that.
    func spike(_ value: Double, _ time: Timestamp, _ view: View, _ yardstick: Yardstick) -> InstrumentCheck.Finding? {
        guard let since = pending.values.min(), view.isNormal, recent.count == 2 else { return nil }
        let (before, alone) = (recent[0], recent[1])
        let isAlone =
            switch yardstick.gauge {
            case .concentration: alone >= yardstick.rules.instrument.spikeRatio * max(before, value)
            case .oxygen, .acidity:
                min(abs(alone - before), abs(alone - value)) >= yardstick.gauge.leastStep(ratio: yardstick.rules.change.leastRatio)
            }
        return isAlone ? .began(.spike, since: since, value: alone) : nil
    }

    mutating func judge(_ view: View, _ yardstick: Yardstick, _ side: Side) -> [Saying] {
        let time = view.reading.time
        let confirmWithin = Duration.hours(yardstick.rules.episode.confirmHours)
        let confirmed = view.clues.filter { clue in
            guard view.waiting.contains(clue.kind) else { return true }
            return pending[clue.kind].map { time - $0 <= confirmWithin } ?? false
        }.sorted { ($1.severity, $0.kind.rawValue) < ($0.severity, $1.kind.rawValue) }
        let begun = pending
        pending = Dictionary(uniqueKeysWithValues: view.waiting.map { ($0, time) })
        if let severity = confirmed.map(\.severity).max() {
            return suspect(confirmed, severity, since: begun.values.min(), at: time, side)
        }
        return settle(view, yardstick)
    }

    private mutating func suspect(
        _ clues: [Clue], _ severity: SuspicionSeverity, since: Timestamp?, at time: Timestamp, _ side: Side
    ) -> [Saying] {
        let hasLimit = clues.contains { $0.kind != .change }
        guard var known = episode else {
            let since = since ?? [up.since, down.since, load.since].compactMap { $0 }.max() ?? time
            let number = "\(side.rawValue)-suspected-\(monitor)-\(substance)-\(Self.stamp(time))"
            let new = Episode(
                number: number, since: since, severity: severity, said: .said(time), hasLimit: hasLimit, monitor: monitor,
                substance: substance)
            episode = new
            return [.suspected(new, clues)]
        }
        known.normalSince = nil
        known.hasLimit = known.hasLimit || hasLimit
        let isNews = severity > known.severity || known.said.isDue(at: time)
        if isNews { (known.severity, known.said) = (max(severity, known.severity), .said(time)) }
        episode = known
        return isNews ? [.suspected(known, clues)] : []
    }

    /// Readings that are normal for long enough end the episode.
    private mutating func settle(_ view: View, _ yardstick: Yardstick) -> [Saying] {
        guard var known = episode else { return [] }
        let time = view.reading.time
        guard view.isNormal else {
            known.normalSince = nil
            episode = known
            return []
        }
        let since = known.normalSince ?? time
        known.normalSince = since
        episode = known
        guard time - since >= .hours(yardstick.rules.episode.clearHours) else { return [] }
        for sum in [\WatchSeries.up, \.down, \.load] { self[keyPath: sum].reset() }
        episode = nil
        return end(known, at: time)
    }

    /// What an incident brings does not become the usual, unless it is a change alone and stays, or nothing is usual yet.
    mutating func learn(_ view: View, _ yardstick: Yardstick) {
        var place = view.place
        if let usual = view.usual {
            let isOrdinary = abs(place - usual.middle) < yardstick.gauge.leastStep(ratio: yardstick.rules.change.leastRatio)
            if let episode, !isOrdinary, !isAccepted(episode, at: view.reading.time, yardstick) { return }
            let reach = 3 * usual.spread
            if episode == nil { place = min(usual.middle + reach, max(usual.middle - reach, place)) }
        }
        baseline.add(place, at: view.reading.time, keeping: yardstick.rules.baseline.windowDays)
        guard yardstick.gauge == .concentration, view.isNormal, let flow = view.reading.flow, view.reading.value != nil else { return }
        flows.add(FlowMemory.Pair(flow: log(flow), concentration: view.place))
    }

    private func isAccepted(_ episode: Episode, at time: Timestamp, _ yardstick: Yardstick) -> Bool {
        !episode.hasLimit && time - episode.since > .days(yardstick.rules.episode.acceptDays)
    }

    /// `202607140800`, in Beijing.
    private static func stamp(_ time: Timestamp) -> String {
        time.beijingText.filter(\.isNumber)
    }
}
