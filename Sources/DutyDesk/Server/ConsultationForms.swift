import Chronology
import Events
import Region

/// `POST /api/consultations`: the two sides should talk about this.
struct ConsultationForm: Decodable, Hashable {
    let request: String
    let area: String
    let hazard: String
    let post: String
    let person: String
    let reason: String

    /// What to record.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> ConsultationRequested {
        try FormText.check(request: request)
        guard around.region.area(area) != nil || around.state.knows(area: area) else {
            throw .field("area", zh: "请选择区域", en: "choose an area")
        }
        guard around.rules.hazards.contains(hazard) else {
            throw .field("hazard", zh: "没有这个灾种，请从列表中选择", en: "there is no such hazard; choose one of the list")
        }
        return ConsultationRequested(
            area: area, hazard: hazard, post: try FormText.post(post, around), person: try FormText.person(person), at: around.now,
            reason: try FormText.reason(reason))
    }

    var eventID: String { EventIdentity.derived(from: ["consult", request, area, hazard, post, person, reason]) }
}

/// `POST /api/consultations/{id}/answer`: what we think of it.
struct OpinionForm: Decodable, Hashable {
    let request: String
    let stance: String
    let level: String?
    let post: String
    let person: String
    let reason: String

    /// What to record. A post that was not asked has no vote, and nobody can vote for a level that the hazard has no criterion for.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> ConsultationAnswered {
        try FormText.check(request: request)
        guard let consultation = around.state.consultations[id] else { throw .unknown(String(id.prefix(80))) }
        guard consultation.isOpen else { throw .consultationOver(id) }
        let post = try FormText.post(post, around)
        guard consultation.subject.participants.contains(where: { $0.post == post && $0.side == around.side }) else { throw .notAsked }
        guard let stance = Stance(rawValue: stance) else {
            throw .field("stance", zh: "请选择：同意、不同意或弃权", en: "choose: agree, disagree or abstain")
        }
        let level = try level.flatMap(Self.level)
        if let level, let levels = consultation.levels, !levels.contains(level) { throw .noCriterion(for: level, only: levels) }
        return ConsultationAnswered(
            consultation: id, stance: stance, level: level, post: post, person: try FormText.person(person),
            at: around.now, reason: try FormText.reason(reason))
    }

    private static func level(_ text: String) throws(DeskRefusal) -> WarningLevel? {
        guard !text.isEmpty else { return nil }
        guard let level = WarningLevel(rawValue: text) else { throw .field("level", zh: "请选择级别", en: "choose a level") }
        return level
    }

    func eventID(for id: String) -> String {
        EventIdentity.derived(from: ["opinion", request, id, stance, level ?? "", post, person, reason])
    }
}

extension DeskState {
    /// Whether something on the page is about an area that the region's list does not have: several places together.
    func knows(area: String) -> Bool { criteria[area] != nil || warnings.items.contains { $0.area == area } }
}
