import Chronology
import Duty
import Events
import Region
import Wording

/// What there is to show about some posts from now on.
struct DutyOutlook {
    let reading: DutyReading
    let roster: DutyRoster
    let until: Timestamp
    /// In the order in which they were asked for.
    let posts: [Post]
    let findings: [RosterFinding]

    struct Post {
        let id: String
        let name: Bilingual
        let side: Side
        /// Nil where nobody can know: without a journal, or where the rota does not ask for it.
        let handover: HandOver?
        /// From now on; the first is the running one.
        let shifts: [Shift]
    }

    init(_ reading: DutyReading, posts: [String], until: Timestamp) {
        self.reading = reading
        self.until = until
        let roster = DutyRoster(reading.plan, reading.book)
        self.roster = roster
        self.posts = posts.compactMap { id in
            guard let post = reading.region.post(id) else { return nil }
            let shifts = roster.shifts(of: id, from: reading.now, until: until)
            let isAsked = reading.side != nil && reading.plan.rota(id)?.isConfirmed == true
            let handover = isAsked ? roster.handover(id, at: reading.now) : nil
            return Post(id: id, name: post.name, side: post.side, handover: handover, shifts: shifts)
        }
        findings = RosterFindings(roster, from: reading.now, until: until).all.filter { finding in
            finding.posts.isEmpty || !Set(finding.posts).isDisjoint(with: posts)
        }
    }

    /// What a person is called.
    func name(_ person: String) -> Bilingual { reading.plan.person(person)?.name ?? Bilingual(zh: person, en: person) }

    /// Who has a shift, in words.
    func name(_ holder: Holder) -> Bilingual {
        switch holder {
        case .person(let id): name(id)
        case .vacant: Bilingual(zh: "无人（空档）", en: "NOBODY (gap)")
        case .absent(let id): Bilingual(zh: "无人（\(name(id).zh)缺勤）", en: "NOBODY (\(name(id).en) is absent)")
        }
    }

    /// Why it is this holder, in words; empty where it is the plan.
    func reason(_ ground: Shift.Ground) -> Bilingual {
        switch ground {
        case .plan: Bilingual(zh: "", en: "")
        case .swap(let change): Bilingual(zh: "换班 \(change)", en: "swap \(change)")
        case .takeOver: Bilingual(zh: "已接班", en: "took over")
        case .standIn(let person): Bilingual(zh: "替 \(name(person).zh)", en: "for \(name(person).en)")
        }
    }
}
