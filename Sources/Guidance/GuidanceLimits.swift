/// Beyond which nothing is read. Each is tested.
package enum GuidanceLimits {
    /// Bytes of a text file or reply.
    package static let bytes = 8 << 20
    /// Bytes of a GRIB file: no inbox takes a larger file.
    package static let gribBytes = 64 << 20
    /// Messages of a GRIB file.
    package static let gribMessages = 20_000
    package static let points = 64
    package static let members = 64
    /// Days of a forecast; later ones are left out.
    package static let forecastDays = 16
    /// Days of an analysis: about 55 years.
    package static let analysisDays = 20_000
    /// Values of a run: variables × points × days × members.
    package static let values = 2_000_000
    /// Rows of a CSV file.
    package static let rows = 200_000
    /// Runs in one file: a year of four runs a day.
    package static let runs = 1500
    /// Steps of a day in one series: every minute.
    package static let stepsOfSeries = 20_000
    /// Notes on what a run lacks; the rest are counted in the last one.
    package static let shortfalls = 200
    /// Share of a day's steps that must be there.
    package static let dayShare = 0.75
    /// Between two steps, at most; with longer ones a day's mean would rest on three values.
    package static let stepSeconds = 6 * 3600
}
