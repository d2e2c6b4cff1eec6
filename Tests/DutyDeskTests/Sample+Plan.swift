import Chronology
import Events
import Wording

// MARK: - The plan of an incident

extension Sample {
    static let planPayloads: [any EventPayload] = [planned()]

    static func planned(isEmpty: Bool = false) -> PlanComputed {
        guard !isEmpty else {
            return PlanComputed(
                incident: "local-2020-river-0001", river: "yarkand", substance: "ammonia-nitrogen", issued: evening,
                summary: Bilingual(zh: "路径上没有设施。", en: "Nothing is on the way."), method: "sample")
        }
        let pond = Bilingual(zh: "坑塘", en: "pond")
        let action = PlanAction(
            id: "pond/store-aside", facility: "pond", name: pond, side: .local, owner: "kashgar-water", post: "kashgar-water-duty",
            operation: .storeAside, kilometre: 181, state: .operable, decideBy: evening + .hours(2), minutesToOperate: 90,
            inTimeProbability: 1, isVerified: false, review: "listed", provenance: "illustrative", figuresProvenance: "illustrative")
        let decision = PlanDecision(
            decideBy: evening + .hours(2), action: action.id, what: Bilingual(zh: "坑塘：引蓄", en: "pond: store it beside the river"),
            side: .local, owner: action.owner, post: action.post)
        return PlanComputed(
            incident: "local-2020-river-0001", river: "yarkand", substance: "ammonia-nitrogen", issued: evening,
            summary: Bilingual(zh: "首选：坑塘引蓄。", en: "First choice: pond."), actions: [action], timeline: [decision], method: "sample")
    }
}
