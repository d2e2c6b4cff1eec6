import Chronology
import Duty
import Events
import Foundation
import Randomness
import Testing

/// What holds for every plan and everything that people enter. A seed that fails is printed by its comment and fails again.
@Suite struct RosterPropertyTests {
    static let seeds: UInt64 = 300

    private func roster(_ chance: inout Chance) throws -> (roster: DutyRoster, events: [Event]) {
        let plan = chance.plan()
        let events = try chance.words(about: plan, count: chance.number(0...30))
        return (DutyRoster(plan, try DutyBook(events)), events)
    }

    /// Instants at which something could go wrong: random ones, the edges of what was entered, and the milliseconds around them.
    private func probes(_ chance: inout Chance, _ roster: DutyRoster) -> [Timestamp] {
        let changes = Side.allCases.flatMap { roster.book.changes(of: $0) }.flatMap { [$0.from, $0.until] }
        let takeOvers = Side.allCases.flatMap { roster.book.takeOvers(of: $0) }.flatMap { [$0.at, $0.until] }
        let random = (0..<8).map { _ in chance.instant() }
        let edges = (changes + takeOvers).shuffled(using: &chance.dice).prefix(24)
        return (random + edges).flatMap { [$0 - .milliseconds(1), $0] }.filter { Chance.from <= $0 && $0 < Chance.until }
    }

    @Test func `shifts follow one another without a gap or an overlap, and nobody hands over to himself`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, _) = try roster(&chance)
            for rota in roster.plan.rotas {
                let shifts = roster.shifts(of: rota.post, from: Chance.from, until: Chance.until)
                #expect(shifts.first?.from == Chance.from && shifts.last?.until == Chance.until, "seed \(seed)")
                #expect(shifts.allSatisfy { $0.from < $0.until }, "seed \(seed)")
                #expect(zip(shifts, shifts.dropFirst()).allSatisfy { $0.until == $1.from && $0.holder != $1.holder }, "seed \(seed)")
                #expect(shifts.allSatisfy { $0.holder != .vacant }, "seed \(seed)")
            }
        }
    }

    @Test func `who is on duty at an instant is who has the shift in which it lies, until its end`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, _) = try roster(&chance)
            let probes = probes(&chance, roster)
            for rota in roster.plan.rotas {
                let shifts = roster.shifts(of: rota.post, from: Chance.from, until: Chance.until)
                for instant in probes {
                    let containing = shifts.filter { $0.from <= instant && instant < $0.until }
                    let shift = try #require(containing.first)
                    let onDuty = roster.onDuty(rota.post, at: instant)
                    #expect(containing.count == 1, "seed \(seed)")
                    #expect(agree(onDuty, shift, at: instant), "seed \(seed), \(rota.post) at \(instant): \(onDuty) and \(shift)")
                }
            }
        }
    }

    private func agree(_ onDuty: OnDuty, _ shift: Shift, at instant: Timestamp) -> Bool {
        let (holder, until): (Holder, Timestamp?) =
            switch onDuty {
            case .person(let id, let until): (.person(id), until)
            case .absent(let id, let until): (.absent(id), until)
            case .vacant(let until): (.vacant, until)
            }
        guard holder == shift.holder, let until else { return false }
        // The window may end before the holder changes, and the horizon before the shift.
        return until == min(shift.until, instant + DutyLimits.horizon) || (shift.until == Chance.until && until > shift.until)
    }

    @Test func `a person on duty is one of the side, not absent unless he came all the same, and nobody is passed over`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, _) = try roster(&chance)
            for rota in roster.plan.rotas {
                for shift in roster.shifts(of: rota.post, from: Chance.from, until: Chance.until) {
                    let away = Set(absent(roster, rota.side, at: shift.from))
                    switch shift.holder {
                    case .person(let id):
                        #expect(roster.plan.person(id)?.side == rota.side, "seed \(seed)")
                        #expect(!away.contains(id) || shift.ground == .takeOver, "seed \(seed), \(shift)")
                    case .absent:
                        #expect(away.isSuperset(of: rota.order(at: shift.from) ?? []), "seed \(seed), \(shift)")
                    case .vacant: Issue.record("seed \(seed): a gap")
                    }
                }
            }
        }
    }

    private func absent(_ roster: DutyRoster, _ side: Side, at instant: Timestamp) -> [String] {
        roster.book.changes(of: side).compactMap { change in
            guard case .absence(let person) = change.kind, change.from <= instant, instant < change.until else { return nil }
            return person
        }
    }

    @Test func `whatever order it came in, however often, and read from a snapshot between: the book is the same`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, events) = try roster(&chance)
            let again = (events + events.prefix(chance.number(0...events.count))).shuffled(using: &chance.dice)
            let half = try DutyBook(again.prefix(again.count / 2))
            var book = try JSONDecoder().decode(DutyBook.self, from: JSONEncoder().encode(half))
            for event in again.dropFirst(again.count / 2) { try book.take(event) }
            #expect(book == roster.book, "seed \(seed)")
        }
    }

    @Test func `a change that was withdrawn leaves no trace in who sits where`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, events) = try roster(&chance)
            var words = Words(side: chance.flip() ? .corps : .local)
            let everyone = roster.plan.people.filter { $0.side == words.side }.map(\.id)
            let posts = roster.plan.rotas.map(\.post)
            for number in 0..<6 {
                let change = "mistake-\(number)"
                if chance.flip() {
                    try words.swap(
                        change, chance.some(posts), chance.span(), chance.some(everyone), for: chance.some(everyone),
                        entered: chance.instant())
                } else {
                    try words.absence(change, chance.some(everyone), chance.span(), entered: chance.instant())
                }
                try words.withdraw(change, entered: chance.instant())
            }
            // With ids of their own beside those of the other words.
            let renamed = words.events.map { $0.renamed("mistake-\($0.id)") }
            let after = DutyRoster(roster.plan, try DutyBook((events + renamed).shuffled(using: &chance.dice)))
            for post in posts {
                let (with, without) = (after, roster)
                #expect(
                    with.shifts(of: post, from: Chance.from, until: Chance.until)
                        == without.shifts(of: post, from: Chance.from, until: Chance.until), "seed \(seed)")
            }
        }
    }

    @Test func `the turn goes on by the days that its layer has, however they fall`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let calendar = chance.calendar()
            let layer = chance.layer(["a", "b", "c", "d", "e"], covering: false)
            let rota = Rota(post: "p", side: .local, layers: [layer], calendar: calendar)
            var (dayTurn, shiftTurn) = (0, 0)
            let last = layer.last ?? Chance.begin.advanced(by: Chance.days)
            for date in layer.first...last where calendar.isDay(date, layer.days) {
                for shift in layer.shifts {
                    let turn =
                        switch layer.each {
                        case .shift: shiftTurn
                        case .day: dayTurn
                        case .week: (date.dayNumber - layer.first.dayNumber) / 7
                        }
                    let planned = layer.people[turn % layer.people.count]
                    #expect(rota.order(at: Timestamp(date, minute: shift.start))?.first == planned, "seed \(seed), \(date) \(shift)")
                    #expect(rota.order(at: Timestamp(date, minute: shift.start + shift.minutes - 1))?.first == planned, "seed \(seed)")
                    shiftTurn += 1
                }
                dayTurn += 1
            }
        }
    }

    @Test func `a hand-over is settled where the person who has the post said so in this shift, and overdue elsewhere`() throws {
        for seed in 1...Self.seeds {
            var chance = Chance(seed: seed)
            let (roster, _) = try roster(&chance)
            for rota in roster.plan.rotas {
                let shifts = roster.shifts(of: rota.post, from: Chance.from, until: Chance.until)
                for shift in shifts.dropFirst() where shift.until - shift.from < .hours(24 * 20) {
                    let instant = shift.until - .milliseconds(1)
                    let said = roster.book.takeOvers(of: rota.side).contains {
                        $0.post == rota.post && shift.holder == .person($0.person) && shift.from <= $0.at && $0.at <= instant
                    }
                    let expected: HandOver =
                        switch shift.holder {
                        case .person(let id):
                            said || !rota.isConfirmed ? .settled(id, since: shift.from) : .overdue(id, since: shift.from)
                        case .absent, .vacant: .nobody
                        }
                    #expect(roster.handover(rota.post, at: instant) == expected, "seed \(seed), \(shift)")
                }
            }
        }
    }
}

extension Event {
    fileprivate func renamed(_ id: String) -> Event {
        Event(
            id: id, source: source, type: type, version: version, subject: subject, time: time, side: side, realm: realm, data: data)
    }
}
