import Chronology
import Events
import Foundation
import Testing

@testable import Accord

@Suite("An early event")
struct EarlyPromises {
    private let key = SigningKey()

    /// Five hundred from a clock that is two hours fast, then as many of the tail.
    private func flood(_ peer: inout PeerJournal) {
        for number in 1...500 { peer.say(said(number, "air.day.assessed", at: noon + .hours(2))) }
        for number in 501...1_000 { peer.say(said(number, "air.day.assessed")) }
    }

    @Test("waits here until its time has come, and nothing is read again because of it")
    func held() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        flood(&peer)
        end.read(peer)
        #expect(end.theirs.count == 500 && end.intake.position == 1_000)
        end.now = noon + .hours(2)
        let goesBack = end.intake.lookAgain(at: end.now)
        #expect(!goesBack)
        end.read(peer)
        #expect(end.theirs.count == 1_000 && end.intake.position == 1_000)
        end.now = end.now + .minutes(2)
        end.read(peer)
        #expect(try end.words(LinkReceived.self).reduce(0) { $0 + $1.count } == 1_000)
    }

    @Test("takes no more room than was set aside; the rest is read again, and not more often than now and then")
    func room() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        for number in 1...(EarlyEvents.maximumEvents + 100) {
            peer.say(said(number, "air.day.assessed", at: noon + .hours(1) + .seconds(number)))
        }
        end.read(peer)
        #expect(try JSONEncoder().encode(end.intake).count < EarlyEvents.maximumBytes * 2)
        var looks = 0
        for second in 0..<1_200 {
            end.now = noon + .seconds(second)
            if end.intake.lookAgain(at: end.now) { looks += 1 }
            end.read(peer)
        }
        #expect((1...3).contains(looks), "\(looks)")
        #expect(end.theirs.count == EarlyEvents.maximumEvents + 100)
    }

    @Test("that was kept just before a crash is receipted once all the same")
    func crashed() throws {
        var (peer, end) = (PeerJournal(), LocalEnd())
        peer.say(said(1, at: noon + .hours(2)))
        peer.say(said(2))
        end.read(peer)
        let saved = end.intake
        end.now = noon + .hours(2)
        let page = PeerPage(events: [], through: 2, head: 2)
        let taken = end.intake.sift(page, at: end.now, machine: noon)
        #expect(taken.map(\.event.id) == ["e1"])
        end.journal += taken.map(\.event)
        end.intake = saved
        var since = Unremembered()
        for one in taken { since.keep(one.body) }
        end.intake.recover(try end.words(LinkReceived.self).last, since: since)
        end.read(peer)
        let receipted = try end.words(LinkReceived.self).flatMap { $0.events ?? [] }
        #expect(receipted.count == 2 && Set(receipted).count == 2)
        // The same once more, when the receipt was said as well.
        end.intake = saved
        since.receipt(receipted)
        end.intake.recover(try end.words(LinkReceived.self).last, since: since)
        end.read(peer)
        #expect(try end.words(LinkReceived.self).flatMap { $0.events ?? [] }.count == 2)
    }

    @Test("that announces a key holds up what the key signed, and no longer")
    func announcement() throws {
        let next = SigningKey()
        let ring = KeyRing([.init(side: .corps, key: key.verifying)])
        var (peer, end) = (PeerJournal(), LocalEnd(CrossingPolicy.standard.requiring(.required), ring))
        peer.say(try announced(next, by: key, from: noon, at: noon + .hours(2)))
        peer.say(next.sign(said(1)))
        end.read(peer)
        #expect(end.theirs.isEmpty)
        end.now = noon + .hours(2)
        end.read(peer)
        #expect(Set(end.theirs.map(\.id)) == ["k-\(next.verifying.name)", "e1"])
    }

    @Test("is no way to be forgotten: however much is refused, all of it is looked at again when its key is let in")
    func filled() throws {
        let ring = KeyRing([.init(side: .corps, key: key.verifying)])
        var (peer, end) = (PeerJournal(), LocalEnd(CrossingPolicy.standard.requiring(.required)))
        for number in 1...2_000 { peer.say(said(number, "clock.advanced")) }
        for number in 2_001...2_100 { peer.say(key.sign(said(number))) }
        end.read(peer)
        end.intake.adopt(CrossingPolicy.standard.requiring(.required), ring)
        end.read(peer)
        #expect(end.theirs.count == 100)
    }
}

@Suite("A cut that a crash falls into")
struct CrashedCut {
    private func cut() throws -> (PeerJournal, LocalEnd) {
        var (peer, end) = (PeerJournal(), LocalEnd())
        peer.say(said(1))
        end.read(peer)
        end.intake.goesDown(ownHead: Int64(end.journal.count), at: noon)
        for number in 2...11 { peer.say(said(number, "task.assigned", at: noon + .hours(1))) }
        try peer.sayAlone(since: 1)
        end.now = noon + .hours(2)
        return (peer, end)
    }

    @Test("counts what was kept before the crash once, and what is read again because of a key not at all")
    func once() throws {
        var (peer, end) = try cut()
        let saved = end.intake
        let taken = end.intake.sift(peer.page(after: end.intake.position, limit: 4), at: end.now, machine: noon)
        end.journal += taken.map(\.event)
        end.intake = saved
        var since = Unremembered()
        for one in taken { since.keep(one.body) }
        end.intake.recover(nil, since: since)
        end.read(peer, limit: 3)
        #expect(try end.words(LinkHealed.self).map(\.received) == [10])
    }

    @Test("counts nothing twice that is read a second time before all is settled")
    func again() throws {
        var (peer, end) = try cut()
        end.intake.comesUp(head: 11)
        for _ in 0..<3 {
            let taken = end.intake.sift(peer.page(after: 1, limit: 6), at: end.now, machine: noon)
            let known = Set(end.theirs.map(\.id))
            end.intake.settle(taken, taken.map { known.contains($0.event.id) ? .known : .stored }, at: end.now)
            end.journal += taken.map(\.event).filter { !known.contains($0.id) }
        }
        end.read(peer)
        #expect(try end.words(LinkHealed.self).map(\.received) == [10])
    }

    @Test("does not count what the own journal did not take")
    func conflict() throws {
        var (peer, end) = try cut()
        peer.say(said(11, "task.assigned", at: noon + .hours(1), value: 7))
        end.read(peer)
        #expect(try end.words(LinkHealed.self).map(\.received) == [10])
    }
}
