import Chronology
import Events
import Wording

/// What the watch has to say, put into events.
struct WatchNotice {
    let sample: SampleRecorded
    let monitor: String
    let yardstick: Yardstick
    /// What the parameter is called.
    let name: Bilingual

    func emission(_ saying: WatchSeries.Saying) -> Emission {
        switch saying {
        case .instrument(let finding): Emission(instrument(finding), subject: monitor)
        case .suspected(let episode, let clues): Emission(suspected(episode, clues), subject: episode.number, correlationID: episode.number)
        case .cleared(let episode, let time): Emission(cleared(episode, time), subject: episode.number, correlationID: episode.number)
        }
    }

    private func suspected(_ episode: Episode, _ clues: [Clue]) -> IncidentSuspected {
        let evidence = clues.map { clue in
            SuspicionEvidence(
                kind: clue.kind, value: clue.value, expected: clue.expected, at: clue.at, source: source(clue), text: text(clue))
        }
        let zh = evidence.map(\.text.zh).joined(separator: "；")
        let en = evidence.map(\.text.en).joined(separator: "; ")
        return IncidentSuspected(
            incident: episode.number, monitor: monitor, river: sample.river, watercourse: sample.watercourse, kilometre: sample.kilometre,
            substance: sample.substance, since: episode.since, severity: episode.severity, evidence: evidence,
            reason: Bilingual(zh: "\(monitor)：\(zh)。", en: "\(monitor): \(en)."))
    }

    private func cleared(_ episode: Episode, _ time: Timestamp) -> SuspicionCleared {
        let hours = yardstick.rules.episode.clearHours
        return SuspicionCleared(
            incident: episode.number, monitor: monitor, substance: sample.substance, at: time,
            reason: Bilingual(
                zh: "\(monitor) 的\(name.zh)已连续 \(hours) 小时如常。", en: "\(name.en) at \(monitor) has been as usual for \(hours) h."))
    }
}

// MARK: - Words

extension WatchNotice {
    private func source(_ clue: Clue) -> String {
        switch clue.basis {
        case .table1(let quality): "\(yardstick.citation) table 1, \(quality.name.en)"
        case .drinking(let table): "\(yardstick.citation) table \(table)"
        case .readings(let count): "median of \(count) readings of the last \(yardstick.rules.baseline.windowDays) days at this hour"
        case .flow(let pairs, _, _): "log C = a + b log Q over \(pairs) pairs of this monitor (Theil–Sen)"
        }
    }

    private func text(_ clue: Clue) -> Bilingual {
        let (value, expected) = (Figure.text(clue.value), Figure.text(clue.expected))
        let unit = yardstick.parameter?.unit == QualityParameter.Unit.none ? "" : " mg/l"
        let times = Figure.text(clue.value / max(clue.expected, 1e-12))
        switch clue.basis {
        case .table1(let quality):
            let multiple = WaterQuality.exceedanceMultiple(of: clue.value, over: clue.expected)
            let over = yardstick.gauge == .concentration ? multiple.map(Figure.text) : nil
            return Bilingual(
                zh: "\(name.zh) \(value)\(unit)，\(quality.name.zh)限值 \(expected)\(over.map { "，超标 \($0) 倍" } ?? "")",
                en:
                    "\(name.en) \(value)\(unit), limit of \(quality.name.en) \(expected)\(over.map { ", \($0) times above it (C/S − 1)" } ?? "")"
            )
        case .drinking(let table):
            return Bilingual(
                zh: "\(name.zh) \(value)\(unit)，饮用水源限值（表 \(table)）\(expected)",
                en: "\(name.en) \(value)\(unit), limit for drinking-water sources (table \(table)) \(expected)")
        case .readings:
            return Bilingual(
                zh: "\(name.zh) \(value)\(unit)，此时此季通常 \(expected)",
                en: "\(name.en) \(value)\(unit), usual at this hour and season \(expected)")
        case .flow(_, let discharge, let concentration):
            let (flow, found) = (Figure.text(discharge), Figure.text(concentration))
            return Bilingual(
                zh: "\(name.zh)负荷 \(value) kg/h，是此流量（\(flow) m³/s）应有负荷 \(expected) 的 \(times) 倍，而浓度 \(found) mg/l 看似平常",
                en:
                    "load of \(name.en) \(value) kg/h, \(times) times the \(expected) that go with a flow of \(flow) m³/s, while \(found) mg/l looks ordinary"
            )
        }
    }

    private func instrument(_ finding: InstrumentCheck.Finding) -> InstrumentChanged {
        switch finding {
        case .began(let fault, let since, let value):
            return InstrumentChanged(
                monitor: monitor, river: sample.river, substance: sample.substance, state: .faulty, fault: fault, since: since,
                reason: Bilingual(
                    zh: "\(monitor) 的\(name.zh)读数 \(Figure.text(value))：\(fault.name.zh)；不按事件处理，请检查仪器。",
                    en: "\(name.en) at \(monitor) reads \(Figure.text(value)): \(fault.name.en); this is no incident, check the instrument."
                ))
        case .ended(let fault, let since):
            return InstrumentChanged(
                monitor: monitor, river: sample.river, substance: sample.substance, state: .working, fault: fault, since: since,
                reason: Bilingual(
                    zh: "\(monitor) 的\(name.zh)读数恢复可用。", en: "Readings of \(name.en) at \(monitor) can be used again."))
        }
    }
}

extension InstrumentChanged.Fault {
    var name: Bilingual {
        switch self {
        case .stuck: Bilingual(zh: "长时间不变", en: "stuck at one value")
        case .negative: Bilingual(zh: "为负", en: "below zero")
        case .absurd: Bilingual(zh: "超出可能的范围", en: "beyond what can be")
        case .spike: Bilingual(zh: "孤立的一个读数", en: "one reading alone")
        }
    }
}

/// Numbers for people.
enum Figure {
    /// Three figures: `1370`, `13.7`, `0.137`, `0.00014`.
    static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        guard value != 0 else { return "0" }
        var (decimals, size) = (0, abs(value))
        while size < 100, decimals < 8 { (size, decimals) = (size * 10, decimals + 1) }
        return fixed(value, decimals)
    }

    /// Rounded, without zeros at the end. No locale.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let whole = Int64((abs(value) * scale).rounded())
        let (front, back) = (whole / Int64(scale), whole % Int64(scale))
        var digits = String(back)
        digits = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        let sign = value < 0 && whole > 0 ? "-" : ""
        return digits.isEmpty || back == 0 ? "\(sign)\(front)" : "\(sign)\(front).\(digits)"
    }
}
