import Chronology
import Events
import Foundation

/// A reading beside what is usual: what it shows.
extension WatchSeries {
    /// A reading beside what is usual.
    struct View {
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
    }

    mutating func view(of reading: WaterReading, _ value: Double, after gap: Duration, _ yardstick: Yardstick) -> View {
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

extension QualityParameter {
    /// The end of a range that a value lies beyond; the limit of the worst class otherwise.
    func nearestBound(to value: Double) -> Double {
        switch rule {
        case .within(let range): value < range.lowerBound ? range.lowerBound : range.upperBound
        case .atMost(let limits), .atLeast(let limits): limits.last ?? value
        }
    }
}
