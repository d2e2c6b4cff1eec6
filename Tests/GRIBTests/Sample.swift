import Chronology
import Foundation
import Guidance
import Testing

/// The files of these tests.
enum Sample {
    static let monthly = "cams-egg4-monthly.grib"
    static let single = "era5-single-level-scalar-time.grib"
    static let members = "era5-t850-members-cut.grib"
    static let edition2 = "era5-t850-edition2.grib"
    static let composition = "composition.illustrative.grib"

    static let kashgar = GuidancePoint(latitude: 39.5, longitude: 76)
    static let known = Timestamp(milliseconds: 1_774_515_600_000)

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures").appending(path: name)))
    }
}

func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-6) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= tolerance * max(1, abs(expected))
}
