import Chronology
import Events
import Region
import Wording

/// What this side watches, and what is known of each.
extension AlertProcessor {
    /// Nil for an area that is not this side's to decide about.
    func matter(_ area: String, _ hazard: Hazard) -> Matter? {
        if let edition = criteria.water[hazard] {
            return Matter(side: side, area: waterArea(area), rules: LifeRules(edition), regionWide: nil)
        }
        guard let edition = criteria[hazard] else { return nil }
        if let own = areas.first(where: { $0.id == area }) {
            return Matter(side: side, area: own, rules: LifeRules(edition), regionWide: nil)
        }
        guard let wide = regionWide.first(where: { $0.area.id == area }) else { return nil }
        return Matter(side: side, area: wide.area, rules: LifeRules(edition), regionWide: wide)
    }

    /// A river that the procedure does not name is called by its id.
    private func waterArea(_ river: String) -> WarningArea {
        procedure.waters.first { $0.river == river }?.area(of: side)
            ?? WarningArea(id: river, name: Bilingual(zh: river, en: river), side: side, places: [])
    }

    /// As an event names them.
    func matter(_ area: String, named hazard: String) -> Matter? { Hazard(rawValue: hazard).flatMap { matter(area, $0) } }

    /// By the key of its watch.
    func matter(_ key: String) -> Matter? {
        for hazard in Hazard.allCases where key.hasSuffix("-\(hazard.rawValue)") {
            if let matter = matter(String(key.dropLast(hazard.rawValue.count + 1)), hazard) { return matter }
        }
        return nil
    }

    func text(_ matter: Matter, _ state: AlertState) -> WarningText {
        WarningText(area: matter.area, rules: matter.rules, edition: criteria[matter.hazard], observed: state.observed)
    }

    /// What is expected there now.
    func prospect(_ matter: Matter, at time: Timestamp, _ state: AlertState) -> Prospect? {
        if let water = criteria.water[matter.hazard] { return waterProspect(matter, water, at: time, state) }
        guard let edition = criteria[matter.hazard] else { return nil }
        guard let wide = matter.regionWide else {
            return Prospect(state.outlook(of: matter.area, matter.hazard, criteria), edition, text(matter, state))
        }
        let known = Dictionary(
            uniqueKeysWithValues: matter.area.places.compactMap { place in
                state.outlooks[AlertState.key(place, matter.hazard)].map { (place, $0) }
            })
        let since = state.watches[matter.key]?.standing?.issued ?? time
        return RegionPicture(wide, region, edition, matter.rules, known: known, at: time, fallback: since).prospect
    }

    /// The region-wide warning in force that an area of one side is part of.
    func regionWideWarning(over matter: Matter, _ state: AlertState) -> String? {
        guard matter.regionWide == nil else { return nil }
        let wide = procedure.regionWide.filter { $0.members.contains { $0.id == matter.area.id } }
        return wide.compactMap { state.regional[AlertState.key($0.area.id, matter.hazard)] }.first
    }
}
