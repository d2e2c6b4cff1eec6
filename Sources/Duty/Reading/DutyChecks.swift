import Chronology
import Events
import Playbook
import Region
import Wording

/// What must fit together across people, posts and layers.
struct DutyChecks {
    let sheet: DutySheet
    let region: Region
    let plan: DutyPlan

    init(sheet: DutySheet, region: Region) {
        self.sheet = sheet
        self.region = region
        let rotas = sheet.rotas.compactMap { record -> Rota? in
            guard let post = region.post(record.post.value) else { return nil }
            return Rota(
                post: post.id, side: post.side, layers: record.layers.map(\.layer), deputies: record.deputies.map(\.layer),
                follow: record.follow, isConfirmed: record.isConfirmed, longest: record.longest, provenance: record.provenance,
                calendar: sheet.calendar)
        }
        plan = DutyPlan(people: sheet.people.map(\.value), rotas: rotas, calendar: sheet.calendar)
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        findings.requireKnown(sheet.rotas.map(\.post), among: region.posts.map(\.id), Bilingual(zh: "岗位", en: "post"))
        let named = sheet.rotas.flatMap { $0.layers + $0.deputies }.flatMap(\.people)
        findings.requireKnown(named, among: sheet.people.map(\.value.id), Bilingual(zh: "人员", en: "person"))
        for record in sheet.rotas {
            guard let rota = plan.rota(record.post.value) else { continue }
            findings += strangers(record, rota)
            findings += PatternScan(rota: rota).findings(record)
        }
        // Who sits where only makes sense once everyone is known.
        return findings.hasErrors ? findings : findings + conflicts()
    }

    /// Each side mans its own posts.
    private func strangers(_ record: RotaRecord, _ rota: Rota) -> [Finding] {
        let named = (record.layers + record.deputies).flatMap(\.people)
        return named.compactMap { named in
            guard let person = plan.person(named.value), person.side != rota.side else { return nil }
            return Finding(
                at: named.mark,
                problem: Bilingual(
                    zh: "岗位“\(rota.post)”属于 \(rota.side.rawValue)，而人员“\(person.id)”属于 \(person.side.rawValue)",
                    en: "the post ‘\(rota.post)’ is \(rota.side.rawValue) and ‘\(person.id)’ is \(person.side.rawValue)"),
                remedy: Bilingual(zh: "请改写本方人员", en: "name a person of the post's own side"))
        }
    }
}

// MARK: - One person, two posts; too long

extension DutyChecks {
    /// The days, from when all rotas run, in which conflicts are looked for: what comes up with this pattern comes up again.
    static let lookedAtDays = 28

    private func conflicts() -> [Finding] {
        guard let begin = plan.rotas.compactMap({ PatternScan(rota: $0).begin }).max() else { return [] }
        let until = begin + .hours(24 * Self.lookedAtDays)
        let found = RosterFindings(DutyRoster(plan), from: begin, until: until).all
        var said: Set<[String]> = []
        return found.compactMap { finding in
            guard let mark = sheet.rotas.first(where: { $0.post.value == finding.posts.last })?.post.mark else { return nil }
            switch finding {
            case .double(let person, let posts, _, _):
                guard said.insert([person] + posts).inserted else { return nil }
            case .long(let post, let person, _, _, _):
                guard said.insert([person, post]).inserted else { return nil }
            case .gap, .absent, .ignored, .idle, .refused, .noHolidays, .full: return nil
            }
            return Finding(.warning, at: mark, problem: finding.text, remedy: finding.remedy)
        }
    }
}
