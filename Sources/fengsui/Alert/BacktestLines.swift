import Alerting
import Chronology
import Events
import Foundation

/// What a backtest found as JSON, an object a line.
enum BacktestLines {
    static func text(of results: [BacktestResult]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try results.flatMap { result in
            try result.scores.map { try encoder.encode(Score($0, result)) } + result.steps.map { try encoder.encode(Step($0, result)) }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    private struct Score: Encodable {
        let kind = "level"
        let (place, hazard, edition): (String, String, String)
        let level: WarningLevel
        let (from, to): (CalendarDate?, CalendarDate?)
        let (episodes, warnings, hits, falseAlarms, misses, late, flaps, warnedDays): (Int, Int, Int, Int, Int, Int, Int, Int)
        let leadDays: Double?

        init(_ score: BacktestScore, _ result: BacktestResult) {
            (place, hazard, edition, level) = (result.place, score.hazard.rawValue, score.edition, score.level)
            (from, to) = (result.record.period?.lowerBound, result.record.period?.upperBound)
            (episodes, warnings, hits, falseAlarms) = (score.episodes, score.warnings, score.hits, score.falseAlarms)
            (misses, late, flaps, warnedDays, leadDays) = (score.misses, score.late, score.flaps, score.warnedDays, score.leadDays)
        }
    }

    private struct Step: Encodable {
        let kind = "step"
        let (place, hazard, warning): (String, String, String)
        let date: CalendarDate
        let step: WarningStep
        let level: WarningLevel?

        init(_ step: BacktestStep, _ result: BacktestResult) {
            (place, hazard, warning) = (result.place, step.hazard.rawValue, step.warning)
            (date, self.step, level) = (step.date, step.step, step.level)
        }
    }
}
