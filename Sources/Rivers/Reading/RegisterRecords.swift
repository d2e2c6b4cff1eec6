import Chronology
import Events
import Playbook
import Region
import Wording

/// How an entry of each list of the register is written. The same rules read a file and a change that an event carries.
struct RegisterRecords {
    let region: Region
    /// Ids of rivers/substances.yaml; nil leaves them unchecked.
    let substances: Set<String>?

    /// What a monitor measures beside substances.
    static let conditions: Set = ["ph", "dissolved-oxygen", "conductivity", "turbidity", "water-temperature"]
    static let longestMinutes = 30 * 24 * 60

    func facility(_ fields: Fields) -> Facility? {
        let record = record(fields)
        let kind = fields.choice("kind", of: Facility.Kind.self)
        let functions = fields.entries("functions", count: 1...5)?.compactMap { $0.choice(of: Facility.Function.self) }
        let location = fields.location()
        let bank = fields.optional.choice("bank", of: Bank.self)
        let figures = fields.mapping("figures", figures)
        fields.rejectUnknownKeys()
        guard let record, let kind, let functions, let location, let figures else { return nil }
        return Facility(record: record, kind: kind, functions: functions, location: location, bank: bank, figures: figures)
    }

    private func figures(_ fields: Fields) -> Facility.Figures? {
        let storage = fields.optional.number("storageCubicMetres", in: 1...1e11, unit: "m³")
        let flow = fields.optional.number("maximumFlowCubicMetresPerSecond", in: 0.01...20_000, unit: "m³/s")
        let minutes = fields.integer("minutesToOperate", in: 0...Self.longestMinutes)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let minutes, let provenance else { return nil }
        return Facility.Figures(storage: storage, maximumFlow: flow, minutesToOperate: minutes, provenance: provenance)
    }

    func riskSource(_ fields: Fields) -> RiskSource? {
        let record = record(fields)
        let location = fields.location()
        let bank = fields.optional.choice("bank", of: Bank.self)
        let metres = fields.number("metresFromBank", in: 0...50_000, unit: "m")
        let holdings = fields.list("holdings", count: 1...50, unique: "substance", holding)
        let rank = fields.choice("rank", of: RiskSource.Rank.self)
        fields.rejectUnknownKeys()
        guard let record, let location, let metres, let holdings, let rank else { return nil }
        return RiskSource(record: record, location: location, bank: bank, metresFromBank: metres, holdings: holdings, rank: rank)
    }

    private func holding(_ fields: Fields) -> RiskSource.Holding? {
        let substance = fields.entry("substance").flatMap { known($0, beside: []) }
        let kilograms = fields.number("kilograms", in: 0.001...1e9, unit: "kg")
        fields.rejectUnknownKeys()
        guard let substance, let kilograms else { return nil }
        return RiskSource.Holding(substance: substance, kilograms: kilograms)
    }

    func target(_ fields: Fields) -> Target? {
        let record = record(fields)
        let kind = fields.choice("kind", of: Target.Kind.self)
        let location = fields.location()
        let bank = fields.optional.choice("bank", of: Bank.self)
        let backup = fields.optional.identifier("backup")
        let population = fields.optional.integer("populationServed", in: 1...100_000_000)
        fields.rejectUnknownKeys()
        guard let record, let kind, let location else { return nil }
        return Target(record: record, kind: kind, location: location, bank: bank, backup: backup, populationServed: population)
    }
}

// MARK: - Support

extension RegisterRecords {
    func depot(_ fields: Fields) -> Depot? {
        let record = record(fields)
        let location = fields.location()
        let stocks = fields.list("stocks", count: 1...50, unique: "supply", stock)
        let minutes = fields.integer("minutesToLeave", in: 0...Self.longestMinutes)
        fields.rejectUnknownKeys()
        guard let record, let location, let stocks, let minutes else { return nil }
        return Depot(record: record, location: location, stocks: stocks, minutesToLeave: minutes)
    }

    private func stock(_ fields: Fields) -> Depot.Stock? {
        let supply = fields.choice("supply", of: Depot.Supply.self)
        let amount = fields.number("amount", in: 0...1e7)
        fields.rejectUnknownKeys()
        guard let supply, let amount else { return nil }
        return Depot.Stock(supply: supply, amount: amount)
    }

    func monitor(_ fields: Fields) -> Monitor? {
        let record = record(fields)
        let kind = fields.choice("kind", of: Monitor.Kind.self)
        let location = fields.location()
        let bank = fields.optional.choice("bank", of: Bank.self)
        let parameters = fields.entries("parameters", count: 1...100)?.compactMap { known($0, beside: Self.conditions) }
        let interval = fields.integer("intervalMinutes", in: 1...366 * 24 * 60)
        let target = fields.choice("targetClass", of: Monitor.WaterClass.self)
        let isSource = fields.optional.flag("drinkingSource") ?? false
        fields.rejectUnknownKeys()
        guard let record, let kind, let location, let parameters, let interval, let target else { return nil }
        return Monitor(
            record: record, kind: kind, location: location, bank: bank, parameters: parameters, intervalMinutes: interval, target: target,
            isDrinkingSource: isSource)
    }

    func mutualAid(_ fields: Fields) -> MutualAid? {
        let record = record(fields)
        let kind = fields.choice("kind", of: MutualAid.Kind.self)
        let receiver = known(fields, "receiver", region.organisations.map(\.id), Bilingual(zh: "单位", en: "organisation"))
        let gives = fields.bilingual("gives")
        let minutes = fields.integer("minutesToArrive", in: 0...Self.longestMinutes)
        fields.rejectUnknownKeys()
        guard let record, let kind, let receiver, let gives, let minutes else { return nil }
        return MutualAid(record: record, kind: kind, receiver: receiver, gives: gives, minutesToArrive: minutes)
    }

    private func known(_ entry: Entry, beside others: Set<String>) -> String? {
        guard let id = entry.identifier() else { return nil }
        guard let substances, !substances.contains(id), !others.contains(id) else { return id }
        entry.report(
            problem: Bilingual(zh: "没有物质“\(id)”", en: "there is no substance ‘\(id)’"),
            remedy: Bilingual(
                zh: "用 rivers/substances.yaml 中的标识，或在其中添加", en: "use an id of rivers/substances.yaml, or add it there"))
        return nil
    }
}

// MARK: - What every entry has

extension RegisterRecords {
    private func record(_ fields: Fields) -> RegisterRecord? {
        let id = fields.identifier("id")
        let name = fields.bilingual("name")
        let side = fields.choice("side", of: Side.self)
        let place = fields.place(in: region)
        let owner = known(fields, "owner", region.organisations.map(\.id), Bilingual(zh: "单位", en: "organisation"))
        let post = known(fields, "post", region.posts.map(\.id), Bilingual(zh: "岗位", en: "post"))
        let review = fields.choice("review", of: ReviewState.self)
        let verified = fields.optional.mapping("verified", verification)
        let agreement = fields.optional.string("agreement")
        let provenance = fields.provenance()
        if let side, let owner { requireSide(side, of: owner, fields) }
        guard let id, let name, let side, let place, let owner, let post, let review, let provenance else { return nil }
        return RegisterRecord(
            id: id, name: name, side: side, place: place.code, owner: owner, post: post, review: review, verified: verified,
            agreement: agreement, provenance: provenance)
    }

    private func verification(_ fields: Fields) -> Verification? {
        let date = fields.date("date").flatMap { CalendarDate($0) }
        let post = known(fields, "post", region.posts.map(\.id), Bilingual(zh: "岗位", en: "post"))
        fields.rejectUnknownKeys()
        guard let date, let post else { return nil }
        return Verification(date: date, post: post)
    }

    private func requireSide(_ side: Side, of owner: String, _ fields: Fields) {
        guard let organisation = region.organisation(owner), organisation.side != side else { return }
        fields.report(
            at: "owner",
            problem: Bilingual(
                zh: "该条目属于 \(side.rawValue)，其单位“\(owner)”却属于 \(organisation.side.rawValue)",
                en: "the entry is \(side.rawValue) and its owner ‘\(owner)’ is \(organisation.side.rawValue)"),
            remedy: Bilingual(zh: "改正 side 或 owner", en: "correct the side or the owner"))
    }

    private func known(_ fields: Fields, _ key: String, _ known: [String], _ noun: Bilingual) -> String? {
        guard let reference = fields.reference(key) else { return nil }
        guard !known.contains(reference.value) else { return reference.value }
        fields.report(
            at: key, problem: Bilingual(zh: "没有\(noun.zh)“\(reference.value)”", en: "there is no \(noun.en) ‘\(reference.value)’"),
            remedy: Bilingual(
                zh: "用 region/organisations.yaml 中的标识，或在其中添加", en: "use an id of region/organisations.yaml, or add it there"))
        return nil
    }
}
