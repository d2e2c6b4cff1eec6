import Chronology
import Events
import Playbook
import Wording

/// Whose day a day is, over all kinds of day: dust or not, by primary pollutant, by month. No two hazards may warn about the same day
/// unless one of them takes it over from the other.
struct DayOwnership {
    private let editions: [ReadEdition<CriteriaEdition>]

    init(air: [ReadEdition<CriteriaEdition>]) { editions = air.filter(\.edition.applies) }

    private struct Kind {
        let dust: Bool
        let primary: String
        let month: Int

        var text: Bilingual {
            Bilingual(
                zh: "\(month)月、首要污染物 \(primary) 的\(dust ? "" : "非")沙尘日",
                en: "a \(dust ? "" : "non-")dust day in month \(month) with \(primary) as its primary pollutant")
        }
    }

    private var kinds: [Kind] {
        let primaries = Set(editions.compactMap { $0.edition.days?.primary } + ["pm10", "pm2_5"]).sorted()
        return [false, true].flatMap { dust in
            primaries.flatMap { primary in (1...12).map { Kind(dust: dust, primary: primary, month: $0) } }
        }
    }

    private func owners(of kind: Kind) -> [ReadEdition<CriteriaEdition>] {
        guard let date = CalendarDate("2026-\(kind.month < 10 ? "0" : "")\(kind.month)-15") else { return [] }
        return editions.filter { $0.edition.owns(dust: kind.dust, primary: [kind.primary], on: date) == true }
    }

    func findings() -> [Finding] {
        let wrong = editions.compactMap(misplaced)
        return wrong.isEmpty ? shared() + orphans() : wrong
    }

    /// Heavy pollution and dust may come on any day of the year: there must be no kind of day that neither looks at.
    private func orphans() -> [Finding] {
        [Hazard.pollution, .dust].compactMap { hazard in
            guard let read = editions.first(where: { $0.edition.hazard == hazard }),
                let kind = kinds.first(where: { $0.dust == (hazard == .dust) && !owns($0, hazard) })
            else { return nil }
            return Finding(
                at: read.days,
                problem: Bilingual(
                    zh: "\(kind.text.zh)，\(hazard.name.zh)再重也不预警",
                    en: "\(kind.text.en) is nobody's: \(hazard.name.en) is not warned of on it"),
                remedy: Bilingual(zh: "删去 days", en: "leave ‘days’ out"))
        }
    }

    private func owns(_ kind: Kind, _ hazard: Hazard) -> Bool { owners(of: kind).contains { $0.edition.hazard == hazard } }

    /// A hazard that absorbs itself, in a circle, or of the water.
    private func misplaced(_ read: ReadEdition<CriteriaEdition>) -> Finding? {
        let hazard = read.edition.hazard
        let isCircle = absorbers(of: hazard).contains(hazard)
        guard isCircle || read.edition.absorbedBy.contains(where: \.isWater) else { return nil }
        return Finding(
            at: read.absorbedBy,
            problem: Bilingual(
                zh: "\(hazard.name.zh)不能由自身、循环地或由水污染吸收",
                en: "\(hazard.name.en) cannot be absorbed by itself, in a circle, or by a hazard of the water"),
            remedy: Bilingual(
                zh: "只写空气类的更高灾害，如 absorbedBy: [pollution]", en: "name graver hazards of the air only, as absorbedBy: [pollution]"))
    }

    /// Two hazards that own the same kind of day without one absorbing the other.
    private func shared() -> [Finding] {
        var said: Set<Set<Hazard>> = []
        var findings: [Finding] = []
        for kind in kinds {
            let owners = owners(of: kind)
            for (position, one) in owners.enumerated() {
                for other in owners[..<position] where !areLinked(one.edition.hazard, other.edition.hazard) {
                    guard said.insert([one.edition.hazard, other.edition.hazard]).inserted else { continue }
                    findings.append(Self.finding(one, other, kind))
                }
            }
        }
        return findings
    }

    private func areLinked(_ one: Hazard, _ other: Hazard) -> Bool {
        absorbers(of: one).contains(other) || absorbers(of: other).contains(one)
    }

    /// Those that take days from a hazard, directly or through others.
    private func absorbers(of hazard: Hazard) -> Set<Hazard> {
        var (found, open): (Set<Hazard>, [Hazard]) = ([], [hazard])
        while let next = open.popLast() {
            for absorber in editions.first(where: { $0.edition.hazard == next })?.edition.absorbedBy ?? []
            where found.insert(absorber).inserted { open.append(absorber) }
        }
        return found
    }

    private static func finding(
        _ one: ReadEdition<CriteriaEdition>, _ other: ReadEdition<CriteriaEdition>, _ kind: Kind
    ) -> Finding {
        let (lower, higher) = one.edition.levels[0].level <= other.edition.levels[0].level ? (one, other) : (other, one)
        let (low, high) = (lower.edition.hazard, higher.edition.hazard)
        return Finding(
            at: lower.absorbedBy,
            problem: Bilingual(
                zh: "\(kind.text.zh)，\(low.name.zh)和\(high.name.zh)都会预警，同一天预警两次",
                en: "\(kind.text.en) belongs to \(low.name.en) and to \(high.name.en): the same day is warned of twice"),
            remedy: Bilingual(
                zh: "在 \(low.rawValue) 的文件中写 absorbedBy: [\(high.rawValue)]",
                en: "write absorbedBy: [\(high.rawValue)] in the file for \(low.rawValue)"))
    }
}
