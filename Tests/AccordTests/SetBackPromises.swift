import Chronology
import Events
import Testing
import Wording

@testable import Accord

@Suite("A clock that was set back")
struct SetBackPromises {
    private let earlier = noon - .hours(1)

    private func refuse(_ position: Int64, in refusals: inout Refusals) {
        let refused = LinkRefused(
            peer: .corps, position: String(position), event: "e\(position)", source: "/corps/alert", cause: .unknownKey,
            reason: Bilingual(zh: "密钥", en: "key"))
        refusals.add(refused, at: position, isAboutLink: false, isHeld: false, retry: nil)
    }

    @Test("keeps nothing from being read again")
    func readAgain() {
        var refusals = Refusals()
        for (position, now) in [(Int64(5), noon), (7, earlier)] {
            refuse(position, in: &refusals)
            refusals.keyCameLate()
            let again = refusals.lowestToTryAgain(at: now)
            #expect(again == position)
        }
        refuse(9, in: &refusals)
        refusals.keyCameLate()
        let soon = refusals.lowestToTryAgain(at: earlier + .minutes(1))
        #expect(soon == nil)
    }

    @Test("keeps nothing from being said")
    func said() {
        var refusals = Refusals()
        for position in 1...Int64(Refusals.burst) { refuse(position, in: &refusals) }
        #expect(refusals.due(at: noon).count == Refusals.burst)
        refuse(100, in: &refusals)
        #expect(refusals.due(at: earlier).isEmpty)
        #expect(refusals.due(at: earlier + Refusals.refill).count == 1)
    }

    @Test("does not make a side wait longer for the other's word before it settles what a cut left")
    func settles() {
        var mind = LinkMind()
        _ = mind.down(nil, ownHead: 1, position: 1, at: earlier)
        mind.wait(at: noon)
        mind.wait(at: earlier)
        mind.wait(at: earlier + .seconds(LinkMind.patienceSeconds))
        #expect(mind.cut?.isDue == true)
    }
}
