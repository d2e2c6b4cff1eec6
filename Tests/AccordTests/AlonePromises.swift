import Chronology
import Events
import Testing

@testable import Accord

/// Both ends of the link over journals that are lists.
private struct BothEnds {
    var ends: [Side: LinkIntake] = [:]
    var journals: [Side: [Event]] = [.local: [], .corps: []]
    var now = noon

    init() {
        for side in Side.allCases { ends[side] = LinkIntake(of: side, realm: .actual, policy: .standard, keys: KeyRing()) }
    }

    private func head(_ side: Side) -> Int64 { Int64(journals[side]?.count ?? 0) }

    private func journaled(_ side: Side) -> [JournaledEvent] {
        (journals[side] ?? []).enumerated().map { JournaledEvent(sequence: Int64($0.offset + 1), event: $0.element) }
    }

    mutating func say(_ number: Int, _ type: String, _ side: Side, at time: Timestamp? = nil) {
        journals[side]?.append(said(number, type, side, at: time ?? now))
    }

    mutating func lose(_ side: Side) {
        let head = head(side)
        ends[side]?.goesDown(ownHead: head, at: now)
        speak(side)
    }

    mutating func speak(_ side: Side) {
        guard var intake = ends[side] else { return }
        journals[side]? += intake.words(at: now, machine: now)
        if let after = intake.healsAfter {
            let own = journaled(side).dropFirst(Int(after))
            journals[side]? += intake.heal(Array(own), at: now)
        }
        ends[side] = intake
    }

    /// One step of the link, as the shell takes it.
    mutating func step(_ side: Side) {
        let theirs = journaled(side.other)
        let head = head(side.other)
        if ends[side]?.comesUp(head: head) ?? false { speak(side) }
        guard var intake = ends[side] else { return }
        let events = theirs.filter { $0.sequence > intake.position }.map {
            PeerEvent(sequence: $0.sequence, recorded: noon, body: $0.event.json)
        }
        let taken = intake.sift(PeerPage(events: events, through: head, head: head), at: now, machine: now)
        let crossing = taken.filter { CrossingPolicy.standard.takes($0.event, from: side.other) }
        journals[side]? += crossing.map(\.event)
        intake.settle(taken, taken.map { _ in .stored }, at: now)
        ends[side] = intake
        speak(side)
    }

    mutating func meet() { for _ in 0..<3 { for side in Side.allCases { step(side) } } }

    func healed(_ side: Side) throws -> [LinkHealed] {
        try (journals[side] ?? []).filter { $0.type == LinkHealed.type && $0.side == side }.map { try $0.payload() }
    }

    /// The list of each side's only settlement.
    func lists() throws -> [[String]] {
        try Side.allCases.map { side in try healed(side).flatMap { $0.decisions.map(\.event) } }
    }
}

@Suite("What each side decided alone")
struct AlonePromises {
    @Test("is the same list on both sides, whatever times the words bear, and whoever noticed the cut first")
    func same() throws {
        var both = BothEnds()
        both.say(1, "warning.issued", .local)
        both.meet()
        both.now = noon + .seconds(1 * 60)
        both.lose(.corps)
        // The local side has not noticed yet and still reads.
        both.say(2, "response.stood-down", .corps)
        both.step(.local)
        both.say(3, "warning.updated", .local)
        both.now = noon + .seconds(2 * 60)
        both.lose(.local)
        both.say(4, "warning.issued", .local, at: noon - .hours(1))
        both.say(5, "air.day.assessed", .local)
        both.say(6, "consultation.closed", .corps)
        both.now = noon + .seconds(10 * 60)
        both.meet()
        #expect(try both.lists() == [["e4", "e2", "e6"], ["e4", "e2", "e6"]])
        #expect(try both.healed(.local).map(\.from) == [noon + .seconds(2 * 60)] && both.ends.values.allSatisfy { $0.cutSince == nil })
    }

    @Test("does not hold what was decided after the other side had been heard again, though it bears a time of the cut")
    func backdated() throws {
        var both = BothEnds()
        both.meet()
        for side in Side.allCases { both.lose(side) }
        both.say(1, "warning.issued", .local)
        both.now = noon + .seconds(3 * 60)
        both.step(.corps)
        both.say(2, "response.activated", .corps, at: noon)
        both.meet()
        #expect(try both.lists() == [["e1"], ["e1"]])
    }

    @Test("does not hold what was decided before the link went down, though it is read after it")
    func before() throws {
        var both = BothEnds()
        both.meet()
        both.say(1, "response.stood-down", .corps)
        for side in Side.allCases { both.lose(side) }
        both.say(2, "response.activated", .corps)
        both.now = noon + .seconds(3 * 60)
        both.meet()
        #expect(try both.lists() == [["e2"], ["e2"]])
    }

    @Test("is asked of the other side for a minute: one that noticed no cut was not alone")
    func unnoticed() throws {
        var both = BothEnds()
        both.meet()
        both.lose(.local)
        both.say(1, "warning.issued", .local)
        both.say(2, "warning.updated", .corps)
        both.meet()
        #expect(both.ends[.local]?.cutSince == noon)
        both.now = noon + .seconds(LinkMind.patienceSeconds - 1)
        both.meet()
        #expect(try both.healed(.local).isEmpty)
        both.now = noon + .seconds(LinkMind.patienceSeconds)
        both.meet()
        #expect(try both.lists() == [["e1"], []])
    }

    @Test("is told once, also after a crash that forgot having told it")
    func crashed() throws {
        var both = BothEnds()
        both.meet()
        for side in Side.allCases { both.lose(side) }
        both.say(1, "warning.issued", .corps)
        let remembered = both.ends[.corps]
        both.step(.corps)
        both.say(2, "warning.updated", .corps)
        both.ends[.corps] = remembered
        let last = try #require(both.journals[.corps]?.last { $0.type == LinkReceived.type })
        both.ends[.corps]?.recover(try last.payload())
        both.now = noon + .seconds(1 * 60)
        both.meet()
        #expect(try both.lists() == [["e1"], ["e1"]])
    }

    @Test("is counted once a stretch, and no more stretches than a peer may claim")
    func bounded() throws {
        var sole = SoleDecisions()
        for number in 0..<(SoleDecisions.maximumStretches + 10) {
            let word = LinkReceived(
                peer: .local, position: "0", count: 0, digest: LinkReceived.origin, at: noon, events: [], aloneSince: String(number))
            for _ in 0..<2 { sole.hear(try said(word, "r\(number)"), at: Int64(1_000 + number)) }
        }
        #expect(sole.told == SoleDecisions.maximumStretches)
        for number in 0..<100 { sole.take(said(number), at: Int64(number)) }
        sole.rest()
        for number in 100..<400 { sole.take(said(number), at: Int64(number)) }
        let word = LinkReceived(
            peer: .local, position: "0", count: 0, digest: LinkReceived.origin, at: noon, events: [], aloneSince: "-1")
        sole.hear(try said(word, "last"), at: 10_000)
        #expect(sole.alone.count == SoleDecisions.maximumDecisions && sole.alone.first?.event == "e50")
    }
}
