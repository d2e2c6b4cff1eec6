import Events
import Playbook
import Region
import Wording

/// Whatever the procedure names has to be there; and what is there should be named.
extension ProcedureChecks {
    func checkReferences(_ findings: inout [Finding]) {
        checkWays(&findings)
        checkGround(&findings)
        checkRivers(&findings)
    }

    /// Ways to consult and to release, by the steps that take them.
    private func checkWays(_ findings: inout [Finding]) {
        let consulted =
            written.steps.compactMap { step in step.value.consultation.map { Located($0, at: step.mark) } } + [written.byHand]
            + written.regionWide.map(\.value.consultation)
        let released = written.steps.map { $0.map(\.release) }
        let (consultations, releases) = (written.consultations.map { $0.map(\.id) }, written.releases.map { $0.map(\.id) })
        let (consultation, release) = (Bilingual(zh: "会商方式", en: "consultation"), Bilingual(zh: "签发方式", en: "release"))
        findings.requireKnown(consulted, among: consultations.map(\.value), consultation)
        findings.requireKnown(released, among: releases.map(\.value), release)
        findings += Self.idle(consultations, named: consulted, consultation) + Self.idle(releases, named: released, release)
    }

    private static func idle(_ ways: [Located<String>], named: [Located<String>], _ noun: Bilingual) -> [Finding] {
        let used = Set(named.map(\.value))
        return ways.filter { !used.contains($0.value) }.map { way in
            Finding(
                .warning, at: way.mark,
                problem: Bilingual(zh: "没有步骤用到\(noun.zh)“\(way.value)”", en: "no step takes the \(noun.en) ‘\(way.value)’"),
                remedy: Bilingual(zh: "在 steps 下写明，或删去", en: "name it under ‘steps’, or take it out"))
        }
    }

    /// Areas and places.
    private func checkGround(_ findings: inout [Finding]) {
        let (place, area) = (Bilingual(zh: "地点", en: "place"), Bilingual(zh: "预警区域", en: "warning area"))
        for water in written.waters {
            for side in Side.allCases {
                findings.requireKnown(water.places[side] ?? [], among: region.places.map(\.code), place)
                findings.requireUnique(water.places[side] ?? [], place)
            }
        }
        for wide in written.regionWide {
            findings.requireKnown(wide.value.members, among: region.areas.map(\.id), area)
            findings.requireUnique(wide.value.members, area)
        }
    }

    /// A warning about a river that is misspelt here would bear the id of the river and name no place.
    private func checkRivers(_ findings: inout [Finding]) {
        guard let rivers else { return }
        findings.requireKnown(written.waters.map(\.river), among: rivers, Bilingual(zh: "河流", en: "river"))
        let named = Set(written.waters.map(\.river.value))
        let mark = written.waters.last?.river.mark ?? written.byHand.mark
        findings += rivers.filter { !named.contains($0) }.map { river in
            Finding(
                .warning, at: mark,
                problem: Bilingual(
                    zh: "河流“\(river)”不在 waters 中：它的预警只有标识，没有名称和地点",
                    en: "the river ‘\(river)’ is not under ‘waters’: its warnings have neither a name nor places"),
                remedy: Bilingual(
                    zh: "补一条：- river: \(river)，写上名称和双方的地点", en: "add ‘- river: \(river)’ with its name and the places of both sides"))
        }
    }
}
