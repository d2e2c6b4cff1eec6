import Foundation
import Playbook
import Region
import Rivers
import Wording

/// Entries of the register, and works of the network, as maps show them.
struct EntryWriter {
    private let river: River
    private let region: Region
    private let substances: [String: Bilingual]

    init(_ river: River, _ region: Region, _ substances: [Substance]) {
        self.river = river
        self.region = region
        self.substances = Dictionary(substances.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    var entries: [MapEntry] {
        let listed =
            river.targets.map(target) + river.register.facilities.map(facility) + river.register.riskSources.map(risk)
            + river.register.monitors.map(monitor) + river.register.depots.map(depot)
        return listed + works(besides: listed)
    }

    private func entry(
        _ record: RegisterRecord, _ list: MapEntry.List, _ symbol: MapSymbol, _ kind: Bilingual, _ location: Location,
        figure: Bilingual? = nil, minutes: Int? = nil, figuresProvenance: Provenance? = nil
    ) -> MapEntry {
        MapEntry(
            id: record.id, list: list, symbol: symbol, name: record.name, kind: kind, watercourse: location.watercourse,
            kilometre: location.kilometre, side: record.side, owner: region.organisation(record.owner)?.name, figure: figure,
            minutes: minutes, verified: record.verified?.date, provenance: record.provenance, figuresProvenance: figuresProvenance)
    }

    private func target(_ target: Target) -> MapEntry {
        let symbol: MapSymbol =
            switch target.kind {
            case .drinkingIntake: .drinkingIntake
            case .crossBoundarySection: .boundarySection
            case .wetland: .wetland
            case .irrigationIntake: .irrigationIntake
            case .section: .section
            case .reservoir: .reservoir
            }
        let served = target.populationServed.map { Bilingual(zh: "\($0) 人", en: "\($0) people") }
        let backup = target.backup.flatMap { river.entry($0)?.name ?? river.reservoir($0)?.name }
        let figure = served ?? backup.map { Bilingual(zh: "备用 \($0.zh)", en: "backup \($0.en)") }
        return entry(target.record, .targets, symbol, symbol.name, target.location, figure: figure)
    }

    private func facility(_ facility: Facility) -> MapEntry {
        let symbol: MapSymbol =
            switch facility.kind {
            case .gate, .dam, .temporaryDamSite: .barrier
            case .reservoir, .wetland, .pond, .dryChannel: .storage
            case .diversionPowerStation, .channel: .channel
            case .bridge: .bridge
            }
        let figures = facility.figures
        let figure = figures.storage.map(Self.volume) ?? figures.maximumFlow.map(Self.flow)
        return entry(
            facility.record, .facilities, symbol, symbol.name, facility.location, figure: figure, minutes: figures.minutesToOperate,
            figuresProvenance: figures.provenance)
    }

    private func risk(_ source: RiskSource) -> MapEntry {
        let largest = source.holdings.max { $0.kilograms < $1.kilograms }
        let figure = largest.map { holding in
            let name = substances[holding.substance] ?? Bilingual(zh: holding.substance, en: holding.substance)
            let mass = holding.kilograms >= 1000 ? "\(Self.figure(holding.kilograms / 1000)) t" : "\(Self.figure(holding.kilograms)) kg"
            return Bilingual(zh: "\(name.zh) \(mass)", en: "\(name.en) \(mass)")
        }
        return entry(source.record, .risks, .risk, MapSymbol.risk.name, source.location, figure: figure)
    }

    private func monitor(_ monitor: Monitor) -> MapEntry {
        let every = monitor.intervalMinutes
        let interval =
            every % 1440 == 0
            ? Bilingual(zh: "\(every / 1440) 天", en: "\(every / 1440) d")
            : every % 60 == 0 ? Bilingual(zh: "\(every / 60) 小时", en: "\(every / 60) h") : Bilingual(zh: "\(every) 分钟", en: "\(every) min")
        let figure = Bilingual(zh: "每 \(interval.zh)", en: "every \(interval.en)")
        return entry(monitor.record, .monitors, .monitor, MapSymbol.monitor.name, monitor.location, figure: figure)
    }

    private func depot(_ depot: Depot) -> MapEntry {
        let figure = Bilingual(zh: "\(depot.stocks.count) 类物资", en: "\(depot.stocks.count) supplies")
        return entry(
            depot.record, .depots, .depot, MapSymbol.depot.name, depot.location, figure: figure, minutes: depot.minutesToLeave)
    }
}

// MARK: - Works

extension EntryWriter {
    /// Works nearer than this to an entry of the register are the same works, km.
    private static let same = 0.6

    /// Diversions and reservoirs of the network that no list has.
    private func works(besides listed: [MapEntry]) -> [MapEntry] {
        let isListed: (Location) -> Bool = { location in
            listed.contains { entry in
                (entry.list == .targets || entry.list == .facilities) && entry.watercourse == location.watercourse
                    && abs(entry.kilometre - location.kilometre) < Self.same
            }
        }
        let diversions = river.diversions.filter { !isListed($0.location) }.map { diversion in
            MapEntry(
                id: diversion.id, list: .works, symbol: .diversion, name: diversion.name, kind: MapSymbol.diversion.name,
                watercourse: diversion.location.watercourse, kilometre: diversion.location.kilometre,
                figure: diversion.capacity.map(Self.flow), provenance: diversion.provenance)
        }
        let reservoirs = river.reservoirs.filter { !isListed($0.location) }.map { reservoir in
            MapEntry(
                id: reservoir.id, list: .works, symbol: .reservoir, name: reservoir.name, kind: MapSymbol.reservoir.name,
                watercourse: reservoir.location.watercourse, kilometre: reservoir.location.kilometre, side: reservoir.side,
                provenance: reservoir.provenance)
        }
        return diversions + reservoirs
    }
}

// MARK: - Figures

extension EntryWriter {
    /// m³, in the unit that people use for its size.
    static func volume(_ cubicMetres: Double) -> Bilingual {
        let zh = cubicMetres >= 1e8 ? "\(figure(cubicMetres / 1e8)) 亿m³" : "\(figure(cubicMetres / 1e4)) 万m³"
        let en = cubicMetres >= 1e6 ? "\(figure(cubicMetres / 1e6)) million m³" : "\(figure(cubicMetres)) m³"
        return Bilingual(zh: zh, en: en)
    }

    static func flow(_ cubicMetresPerSecond: Double) -> Bilingual {
        let text = "\(figure(cubicMetresPerSecond)) m³/s"
        return Bilingual(zh: text, en: text)
    }

    private static func figure(_ value: Double) -> String { Figure.text(value, decimals: value < 100 ? 2 : 0) }
}
