import Accord
import AirQuality
import Alerting
import Calling
import Chronology
import Duty
import Forecasting
import Foundation
import GuidanceShell
import Notifying
import Observing
import Playbook
import Region
import Responding
import RiverMap
import Rivers
import WaterIncidents
import Wording

/// Everything that the staff maintain, read and checked against each other.
struct Playbooks: Sendable {
    let region: Region
    let tables: IndexTables
    let forecast: ForecastPolicy
    let guidance: GuidancePolicy
    let criteria: WarningCriteria
    let procedure: WarningProcedure
    let rivers: RiverPlaybook
    let maps: MapPlaybook
    let incidents: IncidentsPlaybook
    let responses: ResponsePlaybooks
    let duty: DutyPlan
    let calling: CallingPlan
    let texts: MessageTexts
    let crossing: CrossingPolicy

    /// - Throws: `Findings` with every mistake of every file.
    static func load(from folder: String) throws -> Playbooks {
        let (value, findings) = read(folder)
        guard let value else { throw Findings(findings) }
        return value
    }

    /// All files, and what is wrong with them. Nil when something is an error.
    static func read(_ folder: String) -> (value: Playbooks?, findings: [Finding]) {
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath())
        var findings = unreadable
        func take<Value>(_ reading: (value: Value?, findings: [Finding])) -> Value? {
            findings += reading.findings
            return reading.value
        }
        // Everything else is checked against the region, and nothing of it makes sense without.
        guard let region = take(Region.read(files)) else { return (nil, findings) }
        let tables = take(IndexTables.read(files))
        let forecast = take(ForecastPolicy.read(files, region: region))
        let guidance = take(GuidancePolicy.read(files))
        let criteria = take(WarningCriteria.read(files, region: region))
        let rivers = take(RiverPlaybook.read(files, region: region))
        let procedure = criteria.flatMap {
            take(WarningProcedure.read(files, region: region, criteria: $0, rivers: rivers?.rivers.map(\.id)))
        }
        findings += rivers.map(contradictions) ?? []
        let maps = take(MapPlaybook.read(files, rivers: rivers?.rivers ?? []))
        let incidents = take(IncidentsPlaybook.read(files, region: region))
        let responses = take(ResponsePlaybooks.read(files, region: region, rivers: rivers.map(targets)))
        let duty = take(DutyPlan.read(files, region: region))
        let calling = duty.flatMap { take(CallingPlan.read(files, region: region, duty: $0)) }
        let texts = take(MessageTexts.read(files))
        let crossing = take(CrossingPolicy.read(files))
        guard let tables, let forecast, let guidance, let criteria, let procedure, let rivers, let maps, let incidents, let responses,
            let duty, let calling, let texts, let crossing, !findings.hasErrors
        else { return (nil, findings) }
        let value = Playbooks(
            region: region, tables: tables, forecast: forecast, guidance: guidance, criteria: criteria, procedure: procedure,
            rivers: rivers, maps: maps, incidents: incidents, responses: responses, duty: duty, calling: calling, texts: texts,
            crossing: crossing)
        return (value, findings)
    }

    /// What rivers, substances, region-wide areas and people on duty are called, by id, for everything that is told to people.
    var names: [String: Bilingual] {
        let rivers = rivers.rivers.map { ($0.id, $0.name) }
        let substances = self.rivers.substances.map { ($0.id, $0.name) } + incidents.quality.parameters.map { ($0.id, $0.name) }
        let areas = procedure.regionWide.map { ($0.area.id, $0.area.name) }
        let people = duty.people.map { ($0.id, $0.name) }
        return Dictionary(rivers + substances + areas + people, uniquingKeysWith: { first, _ in first })
    }

    /// Of the rivers' registers and plans, what cannot be; what has to be looked at is for `fengsui river check`.
    private static func contradictions(_ rivers: RiverPlaybook) -> [Finding] {
        rivers.rivers.flatMap { RegisterContradictions(river: $0, day: CalendarDate(dayNumber: 0)).findings() }.filter {
            $0.severity == .error
        }
    }

    private static func targets(_ playbook: RiverPlaybook) -> [String: Set<String>] {
        Dictionary(playbook.rivers.map { ($0.id, Set($0.targets.map(\.id))) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Playbooks {
    /// Whose the names in a file of water samples are.
    var waterNames: WaterNames {
        let monitors = rivers.rivers.flatMap { river in
            river.register.monitors.map { monitor in
                let place = monitor.location
                let names = WaterNames.Monitor(
                    river: river.id, watercourse: place.watercourse == Watercourse.stem ? nil : place.watercourse,
                    kilometre: place.kilometre,
                    bank: monitor.bank?.rawValue, post: monitor.record.post, isAutomatic: monitor.kind == .automatic)
                return (monitor.id, names)
            }
        }
        let measured = rivers.rivers.flatMap { $0.register.monitors.flatMap(\.parameters) }
        let known = rivers.substances.map(\.id) + incidents.quality.parameters.map(\.id) + incidents.quality.drinkingLimits.map(\.id)
        return WaterNames(
            monitors: Dictionary(monitors, uniquingKeysWith: { first, _ in first }), parameters: Set(measured + known))
    }
}
