package import Chronology

/// One field of a GRIB file, decoded, at the points that were asked for. Plain: what the bytes say, before it means anything.
package struct GRIBField: Hashable, Sendable, Codable {
    /// The number of its message in the file, from 1.
    package let message: Int
    /// ECMWF's parameter id and short name.
    package let parameter: Int
    package let shortName: String
    /// `surface`, `heightAboveGround`, `isobaricInhPa`, …
    package let levelType: String
    package let level: Int
    /// 0 for the control and for deterministic runs.
    package let member: Int
    /// `instant`, `accum`, `avg`, …
    package let stepType: String
    /// The start of the model run.
    package let reference: Timestamp
    /// The span that the values stand for; both the same for an instant.
    package let start: Timestamp
    package let end: Timestamp
    package let units: String
    /// An analysis of what happened (GRIB type `an`).
    package let isAnalysis: Bool
    /// Who made it: `ecmf`.
    package let centre: String
    /// One for each point asked for; nil outside of the grid, NaN where the field has no value.
    package let samples: [Double?]

    package init(
        message: Int, parameter: Int, shortName: String, levelType: String, level: Int, member: Int, stepType: String,
        reference: Timestamp, start: Timestamp, end: Timestamp, units: String, isAnalysis: Bool, centre: String, samples: [Double?]
    ) {
        self.message = message
        self.parameter = parameter
        self.shortName = shortName
        self.levelType = levelType
        self.level = level
        self.member = member
        self.stepType = stepType
        self.reference = reference
        self.start = start
        self.end = end
        self.units = units
        self.isAnalysis = isAnalysis
        self.centre = centre
        self.samples = samples
    }

    /// For a note: `u 925 hPa`.
    var label: String { levelType == "isobaricInhPa" ? "\(shortName) \(level) hPa" : shortName }
}
