import Events
import Region

/// One area and hazard that a side watches, with what its criteria say.
struct Matter {
    let side: Side
    let area: WarningArea
    let rules: LifeRules
    /// Where the area is of both sides.
    let regionWide: RegionWideArea?

    var hazard: Hazard { rules.hazard }
    var key: String { AlertState.key(area.id, hazard) }
    /// How its warnings' numbers begin: `local-kashgar-urban-dust`.
    var name: String { "\(side.rawValue)-\(area.id)-\(hazard.rawValue)" }
}
