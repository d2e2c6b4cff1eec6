import Chronology
import Events
import Testing
import Wording

@testable import Rivers

@Suite("Rivers: the plan")
struct PlanPromises {
    @Test func show() {
        let clock = ContinuousClock()
        var plan: PlanComputed?
        let took = clock.measure { plan = PlanRiver.plan([PlanRiver.pond, PlanRiver.facility("dam", 30, .temporaryDamSite, [.store, .cutOff], storage: 2e5, flow: 12, minutes: 120)]) }
        for line in PlanText(plan!, in: .en).lines { print(line) }
        for line in PlanText(plan!, in: .zh).lines { print(line) }
        print(took)
    }
}
