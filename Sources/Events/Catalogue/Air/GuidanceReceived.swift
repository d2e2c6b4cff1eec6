package import Chronology

/// One run of a weather or composition model, or an analysis, as daily values at points. Subject: the source with its model.
package struct GuidanceReceived: EventPayload {
    package static let type = "air.guidance.received"
    package static let version = 1

    /// By which service or layout it came: `open-meteo.ensemble`.
    package let source: String
    /// The model behind it; `unnamed` where nobody said.
    package let model: String
    /// The start of the model run; for an analysis the start of its first day.
    package let run: Timestamp
    /// True where the source does not name its run.
    package let runIsEstimated: Bool
    /// When it was here: nothing may use it before.
    package let known: Timestamp
    /// True when it describes what happened and is no forecast.
    package let isAnalysis: Bool
    /// Where: the points of the source's grid.
    package let points: [Point]
    /// The first day, in Beijing time.
    package let firstDay: CalendarDate
    /// How many days follow each other.
    package let days: Int
    /// 1 for a deterministic run.
    package let members: Int
    /// Codes of what is given: `u10` … (m/s), `pm10` (µg/m³), `co` (mg/m³); all stand in the documentation page “Guidance”.
    package let variables: [String]
    /// A list for each variable: by point, day and member, the last fastest; null where missing. Four significant digits, pressures five.
    package let values: [[Double?]]
    /// What the run lacks.
    package let shortfalls: [Shortfall]
    /// The file it was read from.
    package let file: String
    /// SHA-256 of the file's bytes in hexadecimal.
    package let digest: String

    /// Degrees north and east; the source's height of the ground in metres.
    package struct Point: Hashable, Sendable, Codable {
        package let latitude: Double
        package let longitude: Double
        package let elevation: Double?

        package init(latitude: Double, longitude: Double, elevation: Double? = nil) {
            self.latitude = latitude
            self.longitude = longitude
            self.elevation = elevation
        }
    }

    /// Something that the run does not have.
    package struct Shortfall: Hashable, Sendable, Codable {
        /// What is the matter: `day-too-short`.
        package let kind: String
        /// With what.
        package let subject: String
        /// How many there are.
        package let have: Int?
        /// How many there should be.
        package let of: Int?

        package init(kind: String, subject: String, have: Int? = nil, of: Int? = nil) {
            self.kind = kind
            self.subject = subject
            self.have = have
            self.of = of
        }
    }

    package init(
        source: String, model: String, run: Timestamp, runIsEstimated: Bool, known: Timestamp, isAnalysis: Bool, points: [Point],
        firstDay: CalendarDate, days: Int, members: Int, variables: [String], values: [[Double?]], shortfalls: [Shortfall], file: String,
        digest: String
    ) {
        self.source = source
        self.model = model
        self.run = run
        self.runIsEstimated = runIsEstimated
        self.known = known
        self.isAnalysis = isAnalysis
        self.points = points
        self.firstDay = firstDay
        self.days = days
        self.members = members
        self.variables = variables
        self.values = values
        self.shortfalls = shortfalls
        self.file = file
        self.digest = digest
    }

    /// `open-meteo.ensemble/ecmwf_ifs025`: what the event is filed under.
    package var subject: String { "\(source)/\(model)" }
}
