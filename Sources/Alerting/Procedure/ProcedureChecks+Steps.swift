import Events
import Playbook
import Region
import Wording

/// Every case has exactly one rule.
extension ProcedureChecks {
    private struct Case: Hashable {
        let (hazard, step, level): (Hazard, WarningStep, WarningLevel)

        init(_ hazard: Hazard, _ step: WarningStep, _ level: WarningLevel) {
            (self.hazard, self.step, self.level) = (hazard, step, level)
        }

        var text: String { "\(hazard.rawValue), \(step.rawValue), \(level.rawValue)" }

        static func == (left: Case, right: Case) -> Bool {
            left.hazard == right.hazard && left.step == right.step && left.level == right.level
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(hazard)
            hasher.combine(step)
            hasher.combine(level)
        }
    }

    private func cases(of rule: StepRule) -> [Case] {
        rule.hazards.sorted().flatMap { hazard in
            WarningStep.allCases.filter(rule.steps.contains).flatMap { step in
                WarningLevel.allCases.filter(rule.levels.contains).map { Case(hazard, step, $0) }
            }
        }
    }

    func uncovered() -> [Finding] {
        let covered = Set(written.steps.flatMap { cases(of: $0.value) })
        let all = Hazard.allCases.flatMap { hazard in
            WarningStep.allCases.flatMap { step in WarningLevel.allCases.map { Case(hazard, step, $0) } }
        }
        let missing = all.filter { !covered.contains($0) }
        guard let first = missing.first else { return [] }
        let mark = written.steps.last?.mark ?? Mark(file: WarningProcedure.file, line: 1, column: 1)
        return [
            Finding(
                at: mark,
                problem: Bilingual(
                    zh: "有 \(missing.count) 种情形没有规定，例如 \(first.text)", en: "\(missing.count) cases have no rule, such as \(first.text)"),
                remedy: Bilingual(zh: "在 steps 下补一条包含它的规定", en: "add a rule under ‘steps’ that has it"))
        ]
    }

    func coveredTwice() -> [Finding] {
        var covered: Set<Case> = []
        return written.steps.compactMap { step in
            let cases = cases(of: step.value)
            defer { covered.formUnion(cases) }
            guard let twice = cases.first(where: covered.contains) else { return nil }
            return Finding(
                at: step.mark,
                problem: Bilingual(zh: "\(twice.text) 已由前面一条规定", en: "\(twice.text) already has a rule above"),
                remedy: Bilingual(zh: "每种情形只写在一条规定里", en: "let exactly one rule have it"))
        }
    }
}

// MARK: - Region-wide areas

extension ProcedureChecks {
    func oddRegion(_ located: Located<WrittenRegionWide>) -> [Finding] {
        let written = located.value
        let members = written.members.compactMap { region.area($0.value) }
        let places = members.reduce(0) { $0 + $1.places.count }
        var problems: [(Bilingual, Bilingual)] = []
        if members.count == written.members.count, Set(members.map(\.side)).count < Side.allCases.count {
            problems.append(
                (
                    Bilingual(zh: "区域预警“\(written.id)”只有一方的区域", en: "‘\(written.id)’ has areas of one side only"),
                    Bilingual(zh: "写入另一方的区域，或不设它", en: "name an area of the other side too, or leave it out")
                ))
        }
        if written.together.areas > members.count || written.together.places > places {
            problems.append(
                (
                    Bilingual(
                        zh:
                            "“\(written.id)”要求 \(written.together.areas) 个区域的 \(written.together.places) 个地点，而只有 \(members.count) 个区域 \(places) 个地点",
                        en:
                            "‘\(written.id)’ asks for \(written.together.places) places of \(written.together.areas) areas, of \(places) and \(members.count)"
                    ),
                    Bilingual(zh: "减少 together 中的数，否则永远达不到", en: "lower the numbers under ‘together’: it could never fire")
                ))
        }
        if region.area(written.id) != nil {
            problems.append(
                (
                    Bilingual(zh: "“\(written.id)”已是一个预警区域的标识", en: "‘\(written.id)’ is already the id of a warning area"),
                    Bilingual(zh: "另取一个标识", en: "give it an id of its own")
                ))
        }
        return problems.map { Finding(at: located.mark, problem: $0.0, remedy: $0.1) }
    }

    /// Neighbours have to be places of the region, and enough of them to hang together.
    func oddNeighbours(_ located: Located<WrittenRegionWide>) -> [Finding] {
        let (written, areas) = (located.value, located.value.members.compactMap { region.area($0.value) })
        guard !written.adjoining.isEmpty else { return [] }
        let places = areas.flatMap(\.places)
        var findings: [Finding] = []
        findings.requireKnown(
            written.adjoining.joined(), among: places, Bilingual(zh: "“\(written.id)”中的地点", en: "place of ‘\(written.id)’"))
        for pair in written.adjoining where pair.count == 2 && pair[0].value == pair[1].value {
            findings.append(
                Finding(
                    at: pair[1].mark,
                    problem: Bilingual(zh: "“\(pair[1].value)”与自身相邻", en: "‘\(pair[1].value)’ adjoins itself"),
                    remedy: Bilingual(zh: "写两个不同的地点", en: "write two different places")))
        }
        let isPossible = written.neighbours.groups(of: places).contains { group in
            group.count >= written.together.places
                && areas.count { !Set($0.places).isDisjoint(with: group) } >= written.together.areas
        }
        guard !isPossible, !findings.hasErrors else { return findings }
        let (count, of) = (written.together.places, written.together.areas)
        return [
            Finding(
                at: located.mark,
                problem: Bilingual(
                    zh: "“\(written.id)”要求 \(of) 个区域的 \(count) 个相邻地点，而按 adjoining 没有这么多相连",
                    en: "‘\(written.id)’ asks for \(count) places of \(of) areas, and by ‘adjoining’ not so many hang together"),
                remedy: Bilingual(
                    zh: "补全 adjoining，或减少 together 中的数，否则永远达不到", en: "complete ‘adjoining’, or lower ‘together’: it could never fire"))
        ]
    }
}
