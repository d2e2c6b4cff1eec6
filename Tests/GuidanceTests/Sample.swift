import Chronology
import Foundation
import Guidance
import Testing

/// The files of these tests, and shorthand for them.
enum Sample {
    static let forecast = "open-meteo-forecast.illustrative@gfs_seamless.json"
    static let ensemble = "open-meteo-ensemble.illustrative@ecmwf_ifs025.json"
    static let airQuality = "open-meteo-air-quality.illustrative@cams_global.json"
    static let refusal = "open-meteo-error.illustrative.json"
    static let csv = "guidance.illustrative.csv"
    static let wind = "wind-analysis-2014-12.csv"

    /// 2026-03-26 17:00 in Beijing.
    static let known = Timestamp(milliseconds: 1_774_515_600_000)

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures").appending(path: name)))
    }

    static func runs(
        _ name: String, known: Timestamp = known, points: [GuidancePoint] = []
    ) throws -> [GuidanceRun] {
        try runs(of: bytes(name), name: name, known: known, points: points)
    }

    static func runs(
        of bytes: [UInt8], name: String = "x", known: Timestamp = known, points: [GuidancePoint] = []
    ) throws(GuidanceError) -> [GuidanceRun] {
        try GuidanceFile(name: name, bytes: bytes).runs(
            GuidanceContext(known: known, points: points),
            decodingGRIB: { (_, _) throws(GuidanceError) in throw .message(1, "no decoder here") })
    }

    static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
    static func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }
}

/// The error that reading gives; nil when it gives none.
func refusal(of text: String, name: String = "x", points: [GuidancePoint] = []) -> GuidanceError? {
    do throws(GuidanceError) {
        _ = try Sample.runs(of: Array(text.utf8), name: name, points: points)
        return nil
    } catch {
        return error
    }
}

/// Close enough for numbers that went through a Float.
func isClose(_ value: Float?, _ expected: Double, within tolerance: Double = 1e-4) -> Bool {
    guard let value else { return false }
    return abs(Double(value) - expected) <= tolerance * max(1, abs(expected))
}
