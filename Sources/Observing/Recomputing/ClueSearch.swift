import AirQuality
import Chronology

/// Looks for what may explain a difference, in the row, in the other editions, and in the hours beside it.
struct ClueSearch {
    private let yardstick: Yardstick
    private let hours: [Key: Judgement]

    private struct Key: Hashable {
        let name: String
        let stamp: Timestamp
    }

    init(_ rows: some Sequence<(GivenRow, Judgement)>, _ yardstick: Yardstick) {
        self.yardstick = yardstick
        hours = rows.reduce(into: [:]) { hours, entry in
            if case .hour(let stamp) = entry.0.time { hours[Key(name: entry.0.name, stamp: stamp)] = entry.1 }
        }
    }

    /// What may explain the difference of a row, never empty.
    func clues(_ row: GivenRow, _ judged: Judgement) -> [Clue] {
        let ofIndex = row.published.index == judged.index ? primaryClues(row.published, judged) : indexClues(row, judged)
        let clues = ofIndex + valueClues(row, judged)
        return clues.isEmpty ? [.unexplained] : clues
    }
}

// MARK: - The index

extension ClueSearch {
    private func indexClues(_ row: GivenRow, _ judged: Judgement) -> [Clue] {
        let missing = judged.iaqi.missing
        guard let published = row.published.index else { return [.notPublished(missing: missing)] }
        guard let index = judged.index else {
            return [.publishedIncomplete(missing: missing, isLargestOfRest: published == judged.largest)]
        }
        guard case .hour(let stamp) = row.time else { return [.ownSeries] }
        var clues: [Clue] = []
        if published > index, !missing.isEmpty { clues.append(.missingMayBeLarger(missing)) }
        clues += editionClues(row, judged) + neighbourClues(row, stamp)
        if eightHourOzone(row, judged) == published { clues.append(.ozoneEightHours) }
        if judged.largestBesidesPrimary == published { clues.append(.leftOut(judged.primary)) }
        if abs(published - index) == 1 { clues.append(.oneApart) }
        return clues
    }

    private func editionClues(_ row: GivenRow, _ judged: Judgement) -> [Clue] {
        yardstick.others(than: judged.edition).map { $0.judgement(of: row) }.filter { row.published.agrees(with: $0) }
            .map { .edition($0.edition) }
    }

    private func neighbourClues(_ row: GivenRow, _ stamp: Timestamp) -> [Clue] {
        [stamp - .hours(1), stamp + .hours(1)].filter { beside in
            hours[Key(name: row.name, stamp: beside)].map(row.published.agrees) ?? false
        }.map { .neighbour($0) }
    }

    /// The index with 8-hour ozone as a seventh; nil when that changes nothing.
    private func eightHourOzone(_ row: GivenRow, _ judged: Judgement) -> Int? {
        let table = yardstick.table(on: row.time.day)
        guard let ozone = row.ozoneEightHours.flatMap({ table.iaqi(of: $0, on: .o3EightHours) }) else { return nil }
        return judged.index.map { max($0, ozone) }
    }
}

extension Judgement {
    /// The largest index of those that are there, from 1, published or not.
    fileprivate var largest: Int? { Pollutant.allCases.compactMap { iaqi[$0] }.max().map { max($0, 1) } }

    /// The largest index of the pollutants that are not primary.
    fileprivate var largestBesidesPrimary: Int? {
        Pollutant.allCases.filter { !primary.contains($0) }.compactMap { iaqi[$0] }.max()
    }
}

// MARK: - Primary pollutants and values

extension ClueSearch {
    private func primaryClues(_ published: Published, _ judged: Judgement) -> [Clue] {
        guard published.unknownWords.isEmpty else { return [] }
        let named = published.primary ?? judged.primary
        if judged.primary.isEmpty { return [.primaryNotDue] }
        if named.isEmpty { return [.primaryNotNamed] }
        return named.isStrictSubset(of: judged.primary) ? [.tie(unnamed: judged.primary.subtracting(named))] : []
    }

    private func valueClues(_ row: GivenRow, _ judged: Judgement) -> [Clue] {
        var clues: [Clue] = []
        let ended = judged.iaqi.missing.subtracting(row.values.missing)
        if !ended.isEmpty { clues.append(.scaleEnds(ended)) }
        if !row.published.unknownWords.isEmpty { clues.append(.unknownWords(row.published.unknownWords)) }
        if let fine = row.values.pm25, let coarse = row.values.pm10, fine > coarse { clues.append(.fineAboveCoarse) }
        return clues
    }
}
