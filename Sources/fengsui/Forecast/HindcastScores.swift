import Chronology
import Forecasting
import Foundation
import Observing
import Wording

/// The scores as JSON for programs. A missing key is a score that there is nothing for.
struct HindcastScores: Encodable {
    let from: CalendarDate
    let to: CalendarDate
    let places: Int
    let forecasts: Int
    let seconds: Double
    let placesWithoutForecasts: [String]
    let without: [String]
    let guidance: [Source]
    let passedOver: [File]
    let rowsNotRead: Int
    let faults: [Row]
    let daysReplaced: Int
    let scores: [Cell]
    let official: [Official]

    init(_ summary: HindcastSummary) {
        let board = summary.board
        (from, to) = (summary.issued.lowerBound, summary.issued.upperBound)
        (places, forecasts, seconds) = (summary.places, summary.result.lines, summary.seconds)
        (placesWithoutForecasts, without) = (summary.result.silent, summary.without)
        guidance = (summary.guidance?.sources ?? []).map { Source(name: $0.guidance.name, isAnalysis: $0.isAnalysis) }
        passedOver = (summary.history.passedOver + (summary.guidance?.passedOver ?? [])).map { File(file: $0.file, reason: $0.reason) }
        rowsNotRead = summary.history.unreadRows
        faults = summary.history.unread.map { Row(file: $0.file, line: $0.row.line, reason: $0.row.reason) }
        daysReplaced = summary.history.replaced
        scores = board.quantities.flatMap { quantity in
            (1...board.leads).flatMap { lead in
                Stratum.allCases.compactMap { stratum in Cell(summary, quantity, lead, stratum) }
            }
        }
        official = board.quantities.contains(.index) ? (1...board.leads).map { Official(lead: $0, board.official(lead: $0)) } : []
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    struct Source: Encodable {
        let name: String
        let isAnalysis: Bool
    }

    struct File: Encodable {
        let file: String
        let reason: Bilingual
    }

    struct Row: Encodable {
        let file: String
        let line: Int
        let reason: Bilingual
    }
}

// MARK: - One variable, lead and kind of day

extension HindcastScores {
    struct Cell: Encodable {
        let variable: String
        let lead: Int
        let stratum: String
        let count: Int
        let crps: Double?
        let coverage80: Double?
        let pit: [Double]
        let pitUnevenness: Double?
        let compared: Compared
        /// By index level.
        let brier: [String: Brier]

        /// Nil when there is no forecast of the kind.
        init?(_ summary: HindcastSummary, _ quantity: Quantity, _ lead: Int, _ stratum: Stratum) {
            let sums = summary.board.scores(quantity, lead: lead, stratum)
            guard sums.count > 0 else { return nil }
            (variable, self.lead, self.stratum) = (quantity.code, lead, stratum.rawValue)
            (count, crps, coverage80) = (sums.count, sums.crps, sums.coverage)
            (pit, pitUnevenness) = (sums.pit.counts, sums.pit.unevenness)
            compared = Compared(sums.compared, stratum == .all ? summary.interval(quantity, lead) : nil)
            let levels = ExceedanceLevels.all.indices.filter { sums.brier[$0].count > 0 }
            brier = Dictionary(
                uniqueKeysWithValues: levels.map { ("\(ExceedanceLevels.all[$0])", Brier(sums.brier[$0], sums.seasonBrier[$0])) })
        }
    }

    /// On the days that have both references.
    struct Compared: Encodable {
        let count: Int
        let crps: Double?
        let climatology: Double?
        let persistence: Double?
        let skillAgainstClimatology: Double?
        let skillAgainstPersistence: Double?
        let skillAgainstBetter: Double?
        let interval: Interval?

        struct Interval: Encodable {
            let low: Double
            let high: Double
            let independentBlocks: Int
            let isClaimed: Bool
        }

        init(_ losses: Losses, _ interval: SkillInterval?) {
            (count, crps) = (losses.count, losses.crps)
            (climatology, persistence) = (losses.crps(of: .season), losses.crps(of: .persistence))
            skillAgainstClimatology = losses.skill(against: .season)
            skillAgainstPersistence = losses.skill(against: .persistence)
            skillAgainstBetter = losses.skill(against: .better)
            self.interval = interval.map {
                Interval(low: $0.low, high: $0.high, independentBlocks: $0.independentBlocks, isClaimed: $0.isClaimed)
            }
        }
    }

    struct Brier: Encodable {
        let score: Double?
        let climatology: Double?
        let reliability: Double?
        let resolution: Double?
        let uncertainty: Double?
        let bins: [Bin]

        struct Bin: Encodable {
            let count: Int
            let probability: Double?
            let frequency: Double?
        }

        init(_ sums: BrierSums, _ season: BrierSums) {
            (score, climatology) = (sums.score, season.score)
            (reliability, resolution, uncertainty) = (sums.reliability, sums.resolution, sums.uncertainty)
            bins = sums.bins.map { Bin(count: $0.count, probability: $0.meanProbability, frequency: $0.frequency) }
        }
    }
}

// MARK: - China's own scores

extension HindcastScores {
    struct Official: Encodable {
        let lead: Int
        let levelAccuracy: Share
        let rangeAccuracy: Share
        let primaryAccuracy: Share
        let heavyByProbability: Heavy
        let heavyByMedian: Heavy

        init(lead: Int, _ scores: OfficialScores) {
            self.lead = lead
            (levelAccuracy, rangeAccuracy) = (Share(scores.level), Share(scores.range))
            primaryAccuracy = Share(scores.primary)
            (heavyByProbability, heavyByMedian) = (Heavy(scores.heavyByProbability), Heavy(scores.heavyByMedian))
        }
    }

    struct Share: Encodable {
        let count: Int
        let right: Int
        let share: Double?

        init(_ accuracy: Accuracy) { (count, right, share) = (accuracy.count, accuracy.right, accuracy.share) }
    }

    struct Heavy: Encodable {
        let hits: Int
        let falseAlarms: Int
        let misses: Int
        let correctRejections: Int
        let hitRate: Double?
        let falseAlarmRatio: Double?
        let threatScore: Double?

        init(_ table: Contingency) {
            (hits, falseAlarms, misses) = (table.hits, table.falseAlarms, table.misses)
            correctRejections = table.correctRejections
            (hitRate, falseAlarmRatio, threatScore) = (table.hitRate, table.falseAlarmRatio, table.threatScore)
        }
    }
}
