import Chronology
import Events
import Playbook
import Region
import Wording

// How each part of the procedure is written. Posts are checked against the region where they stand.

extension ConsultationRule {
    static func read(_ fields: Fields, _ region: Region) -> Located<ConsultationRule>? {
        let id = fields.identifier("id")
        let time = fields.duration("time", in: .minutes(1) ... .hours(24))
        let cutOff = fields.mapping("whenCutOff", CutOff.init)
        let silent = fields.choice("whenSilent", of: Absence.self)
        let voters = fields.choice("voters", of: Voters.self)
        let review = fields.duration("review", in: .minutes(10) ... .days(7))
        let participants = fields.list("participants", count: 1...maximumParticipants, unique: "post") { Participant($0, region) }
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let time, let cutOff, let silent, let voters, let review, let participants, let provenance else { return nil }
        return Located(
            ConsultationRule(
                id: id, participants: participants, time: time, timeWhenCutOff: cutOff.time, whenSilent: silent, whenCutOff: cutOff.then,
                voters: voters, review: review, provenance: provenance), at: fields.mark(of: "id"))
    }

    private struct CutOff {
        let (time, then): (Duration, Absence)

        init?(_ fields: Fields) {
            let (time, then) = (fields.duration("time", in: .zero ... .hours(24)), fields.choice("then", of: Absence.self))
            fields.rejectUnknownKeys()
            guard let time, let then else { return nil }
            (self.time, self.then) = (time, then)
        }
    }
}

extension Participant {
    fileprivate init?(_ fields: Fields, _ region: Region) {
        let post = fields.entry("post").flatMap { $0.post(in: region) }
        let isRequired = fields.flag("required")
        fields.rejectUnknownKeys()
        guard let post, let isRequired else { return nil }
        self.init(post: post.id, side: post.side, isRequired: isRequired)
    }
}

extension ReleaseRule {
    static func read(_ fields: Fields, _ region: Region) -> Located<ReleaseRule>? {
        let id = fields.identifier("id")
        let people = fields.integer("people", in: 0...2)
        let posts = fields.mapping("posts") { fields -> [Side: [String]]? in
            let posts = Side.allCases.map { side in (side, fields.entries(side.rawValue)?.posts(of: side, in: region)) }
            fields.rejectUnknownKeys()
            return Dictionary(uniqueKeysWithValues: posts.compactMap { side, list in list.map { (side, $0) } })
        }
        let time = fields.duration("time", in: .zero ... .hours(24))
        let fallback = fields.has("fallback") ? fields.choice("fallback", of: ReleaseFallback.self) : nil
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let id, let people, let posts, let time, let provenance else { return nil }
        let rule = ReleaseRule(id: id, people: people, posts: posts, time: time, written: fallback, provenance: provenance)
        return Located(rule, at: fields.mark(of: "people"))
    }
}

extension StepRule {
    static func read(_ fields: Fields) -> Located<StepRule>? {
        let hazards = fields.choices("hazards", of: Hazard.self)
        let steps = fields.choices("steps", of: WarningStep.self)
        let levels = fields.choices("levels", of: WarningLevel.self)
        let consultation = fields.optional.identifier("consultation")
        let release = fields.identifier("release")
        fields.rejectUnknownKeys()
        guard let hazards, let steps, let levels, let release else { return nil }
        let rule = StepRule(hazards: hazards, steps: steps, levels: levels, consultation: consultation, release: release)
        return Located(rule, at: fields.mark)
    }
}

extension RecallRule {
    static func read(_ fields: Fields, _ region: Region) -> Located<RecallRule>? {
        let posts = fields.entries("posts")?.posts(in: region)
        let within = fields.duration("within", in: .minutes(1) ... .days(7))
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let posts, let within, let provenance else { return nil }
        return Located(RecallRule(posts: Set(posts), within: within, provenance: provenance), at: fields.mark(of: "posts"))
    }
}

extension PersistenceRule {
    init?(_ fields: Fields) {
        let issues = fields.integer("askAgainAfterIssues", in: 1...10)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let issues, let provenance else { return nil }
        self.init(askAgainAfterIssues: issues, provenance: provenance)
    }
}

// MARK: - Posts and choices

extension Entry {
    /// A duty post of either side, or of one.
    func post(of side: Side? = nil, in region: Region) -> DutyPost? {
        guard let id = identifier() else { return nil }
        if let post = region.post(id), side == nil || post.side == side { return post }
        let known = region.posts.filter { side == nil || $0.side == side }.map(\.id).joined(separator: ", ")
        let whose = side.map { (zh: "\($0.rawValue) 一方", en: "the side ‘\($0.rawValue)’ has no") } ?? (zh: "", en: "there is no")
        report(
            problem: Bilingual(zh: "\(whose.zh)没有岗位“\(id)”", en: "\(whose.en) post ‘\(id)’"),
            remedy: Bilingual(zh: "可用：\(known)", en: "write one of: \(known)"))
        return nil
    }
}

extension [Entry] {
    /// Duty posts of either side, or of one; the same one twice is no second post.
    func posts(of side: Side? = nil, in region: Region) -> [String] {
        var posts: [String] = []
        for entry in self {
            guard let post = entry.post(of: side, in: region)?.id else { continue }
            if posts.contains(post) {
                entry.report(
                    problem: Bilingual(zh: "岗位“\(post)”写了两次", en: "the post ‘\(post)’ is named twice"),
                    remedy: Bilingual(zh: "删去一个，或写另一岗位", en: "leave one, or name another post"))
            } else {
                posts.append(post)
            }
        }
        return posts
    }
}

extension Fields {
    /// A list of the values of an enumeration, each once.
    func choices<Choice: CaseIterable & RawRepresentable & Hashable>(_ key: String, of type: Choice.Type) -> Set<Choice>?
    where Choice.RawValue == String {
        entries(key, count: 1...type.allCases.count)?.compactMap { $0.choice(of: type) }.reduce(into: Set()) { $0.insert($1) }
    }
}
