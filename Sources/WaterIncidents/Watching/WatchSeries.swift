import Chronology
import Events
import Foundation

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
    private(set) var last = Timestamp.distantPast
    private(set) var instrument = InstrumentCheck()
    private(set) var episode: Episode?
    private var baseline = Baseline()
    private var flows = FlowMemory()
    private var up = RunningSum()
    private var down = RunningSum()
    private var load = RunningSum()
    /// What the reading before showed and has to be confirmed.
    private var pending: [SuspicionEvidence.Kind: Timestamp] = [:]
    /// The values of the last two usable readings, the newest last.
    private var recent: [Double] = []

    init(monitor: String, substance: String) {
        (self.monitor, self.substance) = (monitor, substance)
    }

    /// Takes a reading. One that is not newer than the last is left out: it was taken, or came too late to be of use.
    mutating func take(_ reading: WaterReading, by yardstick: Yardstick, side: Side) -> [Saying] {
        guard reading.time > last else { return [] }
        let gap = reading.time - last
        last = reading.time
        var (isUsable, finding) = instrument.take(reading, by: yardstick)
        var sayings = finding.map { [Saying.instrument($0)] } ?? []
        guard isUsable, let value = reading.counted else { return sayings }
        if gap > .hours(yardstick.rules.episode.gapHours) { forget() }
        let view = view(of: reading, value, after: gap, yardstick)
        if let spike = spike(value, reading.time, view, yardstick) { sayings.append(.instrument(spike)) }
        sayings += judge(view, yardstick, side)
        learn(view, yardstick)
        recent = (recent + [value]).suffix(2)
        isUsable = true
        return sayings
    }

    /// The event that was said has come back.
    mutating func takeBack(_ number: String) {
        if episode?.number == number { episode?.said = .back }
    }

    mutating func takeBackClearing(_ number: String) {
        if episode?.number == number { episode = nil }
    }

    private mutating func forget() {
        for sum in [\WatchSeries.up, \.down, \.load] { self[keyPath: sum].reset() }
        (pending, recent) = ([:], [])
    }
}

// MARK: - Seeing

extension WatchSeries {
    /// A reading beside what is usual.
    private struct View {
        let reading: WaterReading
        let value: Double
        let place: Double
        let usual: Usual?
        let relation: FlowRelation?
        /// What it shows, confirmed or not.
        var clues: [Clue] = []
        /// Kinds that the next reading has to confirm.
        var waiting: Set<SuspicionEvidence.Kind> = []
        /// Whether nothing is out of the ordinary.
        var isNormal = true
        /// ln of the load over what goes with the flow; nil when the flow is not high or the relation unknown.
        var loadExcess: Double?
    }

    private mutating func view(of reading: WaterReading, _ value: Double, after gap: Duration, _ yardstick: Yardstick) -> View {
        let gauge = yardstick.gauge
        let usual = baseline.usual(at: reading.time, yardstick.rules.baseline, leastSpread: gauge.leastSpread)
        let relation =
            gauge == .concentration && isFlowHigh(reading, yardstick)
            ? flows.relation(on: reading.time.beijingDate, yardstick.rules.load) : nil
        var view = View(reading: reading, value: value, place: gauge.place(of: value), usual: usual, relation: relation)
        let hours = Double(gap.wholeSeconds) / 3600
        let weight = min(1, hours / yardstick.rules.change.memoryHours)
        seeChange(&view, weight, yardstick)
        seeLoad(&view, weight, yardstick)
        seeLimits(&view, yardstick)
        return view
    }

    private func isFlowHigh(_ reading: WaterReading, _ yardstick: Yardstick) -> Bool {
        guard let flow = reading.flow, let middle = flows.middleFlow else { return false }
        return log(flow) >= middle + log(yardstick.rules.load.highFlow)
    }

    private mutating func seeChange(_ view: inout View, _ weight: Double, _ yardstick: Yardstick) {
        guard let usual = view.usual else { return }
        let (rule, residual) = (yardstick.rules.change, (view.place - usual.middle) / usual.spread)
        up.add(residual, weight: weight, at: view.reading.time, rule)
        if yardstick.gauge == .acidity { down.add(-residual, weight: weight, at: view.reading.time, rule) }
        let away = yardstick.gauge == .acidity ? abs(view.place - usual.middle) : view.place - usual.middle
        guard away >= yardstick.gauge.leastStep(ratio: rule.leastRatio) else { return }
        view.isNormal = false
        guard isWorthTelling(view, yardstick) else { return }
        let isSharp = away / usual.spread >= rule.sharp
        let isDecided = max(up.value, down.value) >= rule.decision
        guard isSharp || isDecided else { return }
        if !isDecided { view.waiting.insert(.change) }
        view.clues.append(
            Clue(
                kind: .change, value: view.value, expected: yardstick.gauge.value(at: usual.middle), at: view.reading.time,
                basis: .readings(usual.readings), severity: .notable))
    }

    /// A change far below every limit is nobody's business.
    private func isWorthTelling(_ view: View, _ yardstick: Yardstick) -> Bool {
        guard yardstick.gauge == .concentration else { return true }
        let detection = view.reading.detectionLimit ?? 0
        let limit = yardstick.classLimit ?? yardstick.drinkingLimit?.limit ?? 0
        let share = yardstick.rules.change.leastShareOfLimit
        return view.value >= share * limit && view.value >= yardstick.rules.change.leastRatio * detection
    }

    private mutating func seeLoad(_ view: inout View, _ weight: Double, _ yardstick: Yardstick) {
        guard let relation = view.relation, let flow = view.reading.flow, view.reading.value != nil,
            log(flow) <= relation.highest + FlowMemory.reach
        else { return load.reset() }
        let excess = view.place - relation.expected(atLogFlow: log(flow))
        view.loadExcess = excess
        load.add(excess / relation.spread, weight: weight, at: view.reading.time, yardstick.rules.change)
        guard excess >= log(yardstick.rules.load.leastRatio) else { return }
        view.isNormal = false
        guard load.value >= yardstick.rules.change.decision, isWorthTelling(view, yardstick) else { return }
        // mg/l times m³/s is g/s; 3.6 makes kg/h of it.
        view.clues.append(
            Clue(
                kind: .load, value: view.value * flow * 3.6, expected: view.value / exp(excess) * flow * 3.6, at: view.reading.time,
                basis: .flow(pairs: relation.pairs, discharge: flow, concentration: view.value), severity: .serious))
    }

    /// What a river usually carries is no release, even where it exceeds a class: then the change decides.
    private func seeLimits(_ view: inout View, _ yardstick: Yardstick) {
        guard view.reading.value != nil else { return }
        let (value, time) = (view.value, view.reading.time)
        let isUsual = view.usual.map { usual in
            let away = abs(view.place - usual.middle)
            return away < yardstick.gauge.leastStep(ratio: yardstick.rules.change.leastRatio)
        }
        var found: [Clue] = []
        if let parameter = yardstick.parameter, !parameter.allows(value, in: yardstick.quality),
            !(isUsual == true && isChronic(view, yardstick))
        {
            let limit = parameter.limit(of: yardstick.quality) ?? parameter.nearestBound(to: value)
            let multiple = WaterQuality.exceedanceMultiple(of: value, over: limit) ?? 0
            let isGrave = yardstick.gauge == .concentration && multiple >= yardstick.rules.episode.graveMultiple
            // A river that lives close to its limit is worth a look when it is beyond it, and no more.
            let severity: SuspicionSeverity = isGrave ? .grave : isUsual == true ? .notable : .serious
            found.append(
                Clue(
                    kind: .classLimit, value: value, expected: limit, at: time, basis: .table1(yardstick.quality), severity: severity))
        }
        if let limit = yardstick.drinkingLimit, value > limit.limit, !(isUsual == true && isChronic(view, yardstick)) {
            found.append(
                Clue(
                    kind: .drinkingLimit, value: value, expected: limit.limit, at: time, basis: .drinking(table: limit.table),
                    severity: .grave))
        }
        guard !found.isEmpty else { return }
        view.isNormal = false
        view.waiting.formUnion(found.map(\.kind))
        view.clues += found
    }

    /// Whether what is usual exceeds the limit by itself.
    private func isChronic(_ view: View, _ yardstick: Yardstick) -> Bool {
        guard let usual = view.usual else { return false }
        let middle = yardstick.gauge.value(at: usual.middle)
        let keepsClass = yardstick.parameter?.allows(middle, in: yardstick.quality) ?? true
        let keepsDrinking = yardstick.drinkingLimit.map { middle <= $0.limit } ?? true
        return !(keepsClass && keepsDrinking)
    }
}

// MARK: - Judging

extension WatchSeries {
    /// The reading before stood alone, far off its neighbours: no water does that.
    private func spike(_ value: Double, _ time: Timestamp, _ view: View, _ yardstick: Yardstick) -> InstrumentCheck.Finding? {
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

    private mutating func judge(_ view: View, _ yardstick: Yardstick, _ side: Side) -> [Saying] {
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
        return [.cleared(known, at: time)]
    }

    /// What an incident brings does not become the usual, unless it is a change alone and stays, or nothing is usual yet.
    private mutating func learn(_ view: View, _ yardstick: Yardstick) {
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

extension QualityParameter {
    /// The end of a range that a value lies beyond; the limit of the worst class otherwise.
    func nearestBound(to value: Double) -> Double {
        switch rule {
        case .within(let range): value < range.lowerBound ? range.lowerBound : range.upperBound
        case .atMost(let limits), .atLeast(let limits): limits.last ?? value
        }
    }
}
