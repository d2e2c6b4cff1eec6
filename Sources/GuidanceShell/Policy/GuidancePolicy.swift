package import Guidance
package import Playbook
package import Wording

/// Which guidance is fetched, from where and for which points, as `Playbooks/air/guidance.yaml` says.
package struct GuidancePolicy: Hashable, Sendable {
    /// Whether anything is fetched by URL. Files in the inbox are read in any case.
    package let isEnabled: Bool
    package let points: [Point]
    package let sources: [Source]

    package static let file = "air/guidance.yaml"
    package static let maximumSources = 16
    package static let maximumVariables = 40

    /// A place that guidance is wanted for.
    package struct Point: Hashable, Sendable {
        package let id: String
        package let name: Bilingual
        package let point: GuidancePoint
        package let provenance: Provenance
    }

    /// One address that is asked again and again.
    package struct Source: Hashable, Sendable {
        package let id: String
        package let kind: Kind
        /// Without a query, except for `download`.
        package let url: String
        package let model: String
        /// As the service calls them; empty for `download`.
        package let variables: [String]
        package let days: Int
        package let every: Duration
        package let timeout: Duration
        package let provenance: Provenance
    }

    /// How a source is asked.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case openMeteoForecast = "open-meteo.forecast"
        case openMeteoEnsemble = "open-meteo.ensemble"
        case openMeteoAirQuality = "open-meteo.air-quality"
        /// A file at an address, in any format that is read: GRIB, or CSV.
        case download

        /// How the service calls the choice of a model.
        var modelKey: String {
            switch self {
            case .openMeteoForecast, .openMeteoEnsemble, .download: "models"
            case .openMeteoAirQuality: "domains"
            }
        }
    }

    /// The points of a grid that are wanted, in the order of the file.
    package var gridPoints: [GuidancePoint] { points.map(\.point) }

    /// What the source is asked for: days of Beijing, wind in m/s, the whole list of points at once.
    package func url(for source: Source) -> String {
        guard source.kind != .download else { return source.url }
        let query = [
            ("latitude", points.map { "\($0.point.latitude)" }.joined(separator: ",")),
            ("longitude", points.map { "\($0.point.longitude)" }.joined(separator: ",")),
            ("hourly", source.variables.joined(separator: ",")), (source.kind.modelKey, source.model),
            ("forecast_days", "\(source.days)"), ("timezone", "Asia/Shanghai"),
            ("wind_speed_unit", source.kind == .openMeteoAirQuality ? "" : "ms"),
        ]
        return source.url + "?" + query.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }
}
