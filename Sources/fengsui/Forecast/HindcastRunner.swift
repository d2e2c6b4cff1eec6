import Chronology
import Forecasting
import Foundation

/// Runs a hindcast on all cores, place by place, and hands on what is done in the order of the places.
struct HindcastRunner: Sendable {
    let hindcast: Hindcast
    let choices: [PlaceChoice]
    let span: HindcastSpan
    let rules: DayRules

    /// What came of a hindcast.
    struct Result: Sendable {
        var board: ScoreBoard
        var lines = 0
        /// Places that have no forecast: too few days, or none in the span.
        var silent: [String] = []
    }

    /// One place, done.
    private struct Piece: Sendable {
        let order: Int
        let lines: HindcastLines
        let board: ScoreBoard
    }

    /// Places under way or waiting for their turn to be written: bounds the memory.
    private static var ahead: Int { cores + 2 }
    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// The places' departures, worked out side by side.
    static func departures(of places: [HindcastPlace], over days: ClosedRange<CalendarDate>) async -> [PlaceDepartures] {
        await withTaskGroup(of: (Int, [PlaceDepartures]).self) { group in
            let share = max(1, (places.count + 4 * cores - 1) / (4 * cores))
            for start in stride(from: 0, to: places.count, by: share) {
                let part = places[start..<min(start + share, places.count)]
                group.addTask { (start, part.map { Hindcast.departures(of: $0, over: days) }) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    /// - Parameters:
    ///   - write: gets the lines of each place, in the order of the places.
    ///   - done: how many places are.
    func run(write: ([UInt8]) throws -> Void, done: (Int) -> Void) async throws -> Result {
        let empty = ScoreBoard(quantities: hindcast.quantities, leads: Hindcast.leads, issued: span.issued)
        return try await withThrowingTaskGroup(of: Piece.self) { group in
            var result = Result(board: empty)
            var waiting: [Int: Piece] = [:]
            var (started, written) = (0, 0)
            while written < choices.count {
                while started < min(choices.count, written + Self.ahead) {
                    group.addTask { [started] in try piece(started) }
                    started += 1
                }
                guard let piece = try await group.next() else { break }
                waiting[piece.order] = piece
                while let ready = waiting.removeValue(forKey: written) {
                    try take(ready, &result, write)
                    written += 1
                    done(written)
                }
            }
            return result
        }
    }

    private func take(_ piece: Piece, _ result: inout Result, _ write: ([UInt8]) throws -> Void) throws {
        try write(piece.lines.bytes)
        result.board.merge(piece.board)
        result.lines += piece.lines.count
        if piece.lines.count == 0 { result.silent.append(choices[piece.order].label) }
    }

    private func piece(_ order: Int) throws -> Piece {
        let choice = choices[order]
        let place = hindcast.places[choice.index]
        var lines = try HindcastLines(place: choice.label)
        var verification = HindcastVerification(
            place, hindcast.quantities, from: span.learning.lowerBound, issued: span.issued, rules: rules)
        if let last = place.lastKnown, last >= span.issued.lowerBound {
            hindcast.run(choice.index, issuedIn: span.issued.lowerBound...min(last, span.issued.upperBound)) { issue in
                verification.take(issue) { lines.append($0) }
            }
        }
        return Piece(order: order, lines: lines, board: verification.board)
    }
}
