import Events
package import Playbook
package import Wording

/// One line of a river's basic information (河流基础信息), the fourth list. It follows from the network and is written nowhere else.
package struct BasicInformation: Hashable, Sendable {
    /// What it is about.
    package enum Theme: String, CaseIterable, Hashable, Sendable {
        case river, watercourse, flow, ground, diversion, reservoir
    }

    package let theme: Theme
    package let name: Bilingual
    /// With its unit.
    package let value: Bilingual
    package let provenance: Provenance
}

extension River {
    /// The list, theme by theme.
    package func basicInformation() -> [BasicInformation] {
        wholeRiver() + watercourses.map(line) + seasons.flatMap(flows) + grounds() + diversions.map(line) + reservoirs.map(line)
    }

    private func wholeRiver() -> [BasicInformation] {
        let lengths = (lengthKilometres.text(decimals: 0), networkKilometres.text(decimals: 0))
        let length = BasicInformation(
            theme: .river, name: name,
            value: Bilingual(
                zh: "干流 \(lengths.0) km，水系合计 \(lengths.1) km，自\(zero.zh)起",
                en: "main stem \(lengths.0) km, network \(lengths.1) km, counted from \(zero.en)"),
            provenance: provenance)
        guard let catchment else { return [length] }
        let (area, discharge) = (catchment.areaSquareKilometres.text(decimals: 0), catchment.meanAnnualDischarge.text(decimals: 1))
        return [
            length,
            BasicInformation(
                theme: .river, name: Bilingual(zh: "流域", en: "catchment"),
                value: Bilingual(zh: "\(area) km²，年均流量 \(discharge) m³/s", en: "\(area) km², mean annual discharge \(discharge) m³/s"),
                provenance: catchment.provenance),
        ]
    }

    private func line(_ course: Watercourse) -> BasicInformation {
        let length = course.lengthKilometres.text(decimals: 0)
        let kind = course.kind.name
        return BasicInformation(
            theme: .watercourse, name: course.name, value: Bilingual(zh: "\(kind.zh)，\(length) km", en: "\(kind.en), \(length) km"),
            provenance: course.provenance)
    }

    private func flows(_ season: Season) -> [BasicInformation] {
        let balance = balance(in: FlowCondition(season: season))
        return watercourses.compactMap { course in
            let pieces = balance.pieces.filter { $0.watercourse == course.id }
            guard let first = pieces.first, let last = pieces.last, first.head > 0 else { return nil }
            let (head, end) = (first.head.text(decimals: 1), last.end.text(decimals: 1))
            return BasicInformation(
                theme: .flow, name: Bilingual(zh: "\(course.name.zh)，\(season.name.zh)", en: "\(course.name.en), \(season.name.en)"),
                value: Bilingual(zh: "首 \(head) m³/s，末 \(end) m³/s", en: "\(head) m³/s at the head, \(end) m³/s at the end"),
                provenance: course.provenance)
        }
    }

    /// Kilometres of each county, by watercourse.
    private func grounds() -> [BasicInformation] {
        stretches.map { stretch in
            let (from, to) = (stretch.kilometres.lowerBound.text(decimals: 1), stretch.kilometres.upperBound.text(decimals: 1))
            let course = watercourse(stretch.watercourse)?.name ?? Bilingual(zh: stretch.watercourse, en: stretch.watercourse)
            let side = stretch.side == .local ? Bilingual(zh: "地方", en: "local") : Bilingual(zh: "兵团", en: "corps")
            return BasicInformation(
                theme: .ground, name: Bilingual(zh: "\(course.zh) \(from)–\(to) km", en: "\(course.en), km \(from)–\(to)"),
                value: Bilingual(zh: "\(stretch.name.zh)（\(side.zh)）", en: "\(stretch.name.en) (\(side.en))"),
                provenance: stretch.provenance)
        }
    }

    private func line(_ diversion: Diversion) -> BasicInformation {
        let shares = seasons.map { ($0, (diversion.share[$0] * 100).text(decimals: 0)) }
        let into = diversion.into.flatMap { watercourse($0)?.name } ?? Bilingual(zh: "田间", en: "fields")
        return BasicInformation(
            theme: .diversion, name: diversion.name,
            value: Bilingual(
                zh: "\(diversion.location)，引入\(into.zh)：" + shares.map { "\($0.name.zh) \($1)%" }.joined(separator: "，"),
                en: "at \(diversion.location), into \(into.en): " + shares.map { "\($0.name.en) \($1) %" }.joined(separator: ", ")),
            provenance: diversion.provenance)
    }

    private func line(_ reservoir: Reservoir) -> BasicInformation {
        let most = (reservoir.volume.values.values.max() ?? 0) / 1e8
        let volume = most.text(decimals: 2)
        return BasicInformation(
            theme: .reservoir, name: reservoir.name,
            value: Bilingual(zh: "\(reservoir.location)，\(volume) 亿 m³", en: "at \(reservoir.location), \(volume)×10⁸ m³"),
            provenance: reservoir.provenance)
    }
}

extension Watercourse.Kind {
    /// For people.
    package var name: Bilingual {
        switch self {
        case .stem: Bilingual(zh: "干流", en: "main stem")
        case .tributary: Bilingual(zh: "支流", en: "tributary")
        case .canal: Bilingual(zh: "输水渠", en: "canal")
        case .dryBed: Bilingual(zh: "干涸河道", en: "dry bed")
        }
    }
}
