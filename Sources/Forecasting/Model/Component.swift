/// One of the parts that a forecast is combined from.
enum Component: Hashable, Sendable {
    /// The structural model alone: season and what is left of today's departure.
    case persistence
    /// The structural model, corrected for the last days and the mixture of pollutants.
    case recent
    /// The same, corrected for the air upstream as well.
    case upstream
    /// The same, corrected for what a guidance source says of the day.
    case guidance(Int)
    /// Past days of the same season.
    case season
    /// Past days of a wide season, with a share of all days.
    case wideSeason

    /// All that can be made, in the order in which they are listed.
    static func all(in layout: PredictorLayout) -> [Component] {
        [.persistence, .recent] + (layout.upstream > 0 ? [.upstream] : []) + layout.guidance.indices.map { .guidance($0) }
            + [.season, .wideSeason]
    }

    var name: String {
        switch self {
        case .persistence: "persistence"
        case .recent: "recent"
        case .upstream: "upstream"
        case .guidance: "guidance"
        case .season: "season"
        case .wideSeason: "wide-season"
        }
    }

    /// The weight before anything is learned, in parts; estimated by cross-validation on four cities of the Tarim basin to June 2016.
    func prior(lead: Int) -> Double {
        let known = Self.known[min(lead, Self.known.count) - 1]
        return switch self {
        case .persistence: 0.1 * known + 0.1
        case .recent: 0.35 * known
        case .upstream: 0.55 * known
        case .guidance: 2 * (0.4 + known)
        case .season: 0.35 * (1 - known)
        case .wideSeason: 0.65 * (1 - known)
        }
    }

    /// What is left of the knowledge of today, by lead.
    private static let known = [0.92, 0.8, 0.65, 0.55, 0.48, 0.42, 0.38, 0.35, 0.33, 0.3, 0.29, 0.28]
}
