import Chronology
import Events
import Foundation
import Playbook
import Rivers
import Wording

/// A plume forecast for people at a terminal.
struct SpillText {
    private let forecast: PlumeForecast
    private let report: IncidentReported
    private let river: River
    private let substance: Substance
    private let language: OutputLanguage

    init(_ forecast: PlumeForecast, _ report: IncidentReported, _ river: River, _ substance: Substance, _ language: OutputLanguage) {
        (self.forecast, self.report, self.river, self.substance, self.language) = (forecast, report, river, substance, language)
    }

    func text(explaining: Bool) -> String {
        var parts = [heading] + forecast.arrivals.map(block)
        if forecast.arrivals.isEmpty { parts.append(say("没有目标会受影响。", "No target is reached.")) }
        parts.append(list(say("依据与假定", "What this rests on"), forecast.assumptions.map { language.choose(from: $0) }))
        if explaining { parts.append(list(say("公式与依据", "How the numbers came about"), (forecast.derivation ?? []).map(line))) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func say(_ zh: String, _ en: String) -> String { language.choose(from: Bilingual(zh: zh, en: en)) }

    private var heading: String {
        let mass = report.massKilograms.map { "\(Self.number($0)) kg" } ?? say("数量不明", "amount unknown")
        let course = report.watercourse.flatMap(river.watercourse).map { " · \(language.choose(from: $0.name))" } ?? ""
        let place = "\(language.choose(from: river.name))\(course) km \(Self.number(report.kilometre))"
        let first = "\(place) · \(language.choose(from: substance.name)) · \(mass) · \(Self.time(report.released))"
        let limit = say("限值", "limit") + " \(Self.number(substance.limit.concentration)) mg/l (\(substance.limit.provenance.source ?? "–"))"
        return Terminal.styled(first, .bold) + "\n" + limit + " · " + say("北京时间，10–50–90%", "Beijing time, 10–50–90 %")
    }

    private func block(_ arrival: PlumeArrival) -> String {
        let side = arrival.side == .local ? say("地方", "local") : say("兵团", "corps")
        let place = (arrival.watercourse.map { "\($0) " } ?? "") + "km \(Self.number(arrival.kilometre))"
        let lines = [
            Terminal.styled("\(language.choose(from: arrival.name)) · \(place) · \(side)", .bold),
            arrival.arrival.map { say("到达 ", "arrives  ") + Self.band($0) },
            say("峰现 ", "peaks    ") + Self.band(arrival.peak) + concentration(arrival),
            arrival.departure.map { say("消退 ", "departs  ") + Self.band($0) },
            arrival.exceedanceProbability.map { say("超限概率 ", "above the limit with probability ") + Self.percent($0) },
            intake(arrival),
            arrival.bankRatio.map { say("岸边倍数 ", "at the bank, times the mean: ") + Self.number($0) },
        ]
        return lines.compactMap { $0 }.joined(separator: "\n  ")
    }

    private func concentration(_ arrival: PlumeArrival) -> String {
        arrival.peakConcentration.map { "   \(Self.number($0.low))–\(Self.number($0.median))–\(Self.number($0.high)) mg/l" } ?? ""
    }

    private func intake(_ arrival: PlumeArrival) -> String? {
        guard let close = arrival.closeBy else { return nil }
        let text: String
        if let reopen = arrival.reopenAfter.map(Self.time) {
            text = say(
                "最迟 \(Self.time(close)) 前关闭；\(reopen) 之后且样品合格方可重开", "close by \(Self.time(close)); reopen after \(reopen) and clean samples"
            )
        } else {
            text = say("最迟 \(Self.time(close)) 前关闭；何时重开只以样品为准", "close by \(Self.time(close)); when to reopen only samples can say")
        }
        return Terminal.styled(text, arrival.kind == "drinking-intake" ? .red : .yellow)
    }

    private func list(_ title: String, _ lines: [String]) -> String {
        ([Terminal.styled(title, .bold)] + lines.map { "  - \($0)" }).joined(separator: "\n")
    }

    private func line(_ derivation: Derivation) -> String {
        let inputs = derivation.inputs.map { input in
            "\(input.letter) = \(Self.number(input.value)) \(input.unit) [\(input.provenance)\(input.source.map { ": \($0)" } ?? "")]"
        }
        return
            "\(language.choose(from: derivation.quantity)) = \(Self.number(derivation.value)) \(derivation.unit): \(derivation.formula)\n      "
            + inputs.joined(separator: "\n      ") + "\n      (\(derivation.citation))"
    }
}

// MARK: - Figures

extension SpillText {
    static func time(_ time: Timestamp) -> String { time.beijingText }

    static func band(_ band: TimeBand) -> String {
        "\(time(band.early)) – \(time(band.median)) – \(time(band.late))"
    }

    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// Three significant figures.
    static func number(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        let size = abs(value)
        if size >= 1000 { return "\(Int(value.rounded()))" }
        if size < 0.001 {
            return value.formatted(.number.notation(.scientific).precision(.significantDigits(3)).locale(.init(identifier: "en")))
        }
        let text = value.formatted(.number.precision(.significantDigits(1...3)).grouping(.never).locale(.init(identifier: "en")))
        return text
    }
}

extension SpillText {
    static func digits(_ value: Double, _ count: Int) -> String {
        value.formatted(.number.precision(.significantDigits(1...count)).grouping(.never).locale(.init(identifier: "en")))
    }
}
