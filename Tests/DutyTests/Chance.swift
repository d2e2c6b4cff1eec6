import Chronology
import Duty
import Events
import Randomness

/// Plans and what people enter about them, made up from a seed: the same for the same seed.
struct Chance {
    var dice: SplitMix64
    /// The days in which everything happens.
    static let begin = day("2026-09-07")
    static let days = 24
    static var from: Timestamp { Timestamp(begin) }
    static var until: Timestamp { Timestamp(begin.advanced(by: days)) }

    init(seed: UInt64) { dice = SplitMix64(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    mutating func flip(_ odds: Int = 2) -> Bool { number(1...odds) == 1 }
    mutating func some<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

    mutating func instant() -> Timestamp {
        let minute = number(0...Self.days * 1440)
        // Often on the hour, where shifts, swaps and absences meet.
        return Self.from + .minutes(flip() ? minute / 60 * 60 : minute)
    }

    mutating func span() -> Range<Timestamp> {
        let from = instant()
        return from..<(from + .minutes(flip() ? number(1...72) * 60 : number(1...4000)))
    }
}

// MARK: - Plans

extension Chance {
    mutating func plan() -> DutyPlan {
        let local = (1...number(2...6)).map { "l\($0)" }
        let corps = (1...number(2...6)).map { "c\($0)" }
        let calendar = calendar()
        let rotas = (1...number(1...4)).map { index in
            let side = flip(3) ? Side.corps : .local
            return rota("post-\(index)", side, side == .local ? local : corps, calendar)
        }
        return DutyPlan(people: people(local) + people(corps, .corps), rotas: rotas, calendar: calendar)
    }

    mutating func calendar() -> DutyCalendar {
        let days = (0..<number(0...12)).map { _ in Self.begin.advanced(by: number(-30...Self.days)) }
        let holidays = Set(days.filter { _ in flip() })
        return DutyCalendar(holidays: holidays, workdays: Set(days).subtracting(holidays))
    }

    private mutating func rota(_ post: String, _ side: Side, _ people: [String], _ calendar: DutyCalendar) -> Rota {
        // The last layer covers everything, so that no plan has a gap; those over it cover what they will.
        let upper = (0..<number(0...2)).map { _ in layer(people, covering: false) }
        let deputies = flip() ? [layer(people, covering: flip())] : []
        return Rota(
            post: post, side: side, layers: upper + [layer(people, covering: true)], deputies: deputies,
            follow: flip() ? .deputies : .turn, isConfirmed: flip(), longest: .hours(number(8...48)), calendar: calendar)
    }

    mutating func layer(_ people: [String], covering: Bool) -> RotaLayer {
        let turn = (1...number(1...people.count + 2)).map { _ in some(people) }
        return RotaLayer(
            days: covering ? .every : some(DayKind.allCases), shifts: shifts(covering: covering), people: turn,
            each: some(RotaLayer.Turn.allCases), first: Self.begin.advanced(by: number(-60 ... -2)),
            last: covering || flip() ? nil : Self.begin.advanced(by: number(0...Self.days)))
    }

    /// The day cut at up to four points; not every piece, where it need not be covered.
    private mutating func shifts(covering: Bool) -> [DailyShift] {
        let cuts = Set((1...number(1...4)).map { _ in number(0...47) * 30 }).sorted()
        let ends = cuts.dropFirst() + [cuts[0] + 1440]
        let all = zip(cuts, ends).map { DailyShift(start: $0, minutes: $1 - $0) }
        let kept = covering ? all : all.filter { _ in flip() }
        return kept.isEmpty ? [all[0]] : kept
    }
}

// MARK: - Words

extension Chance {
    /// What both sides enter, among it what does not count: unknown people, the other side's posts.
    mutating func words(about plan: DutyPlan, count: Int) throws -> [Event] {
        var sides = [Words(side: .local), Words(side: .corps)]
        for number in 0..<count {
            let index = flip(3) ? 1 : 0
            try say(&sides[index], "change-\(number)", plan)
        }
        return sides.flatMap(\.events).shuffled(using: &dice)
    }

    private mutating func say(_ words: inout Words, _ change: String, _ plan: DutyPlan) throws {
        let everyone = plan.people.map(\.id) + ["nobody"]
        let posts = plan.rotas.map(\.post) + ["nowhere"]
        switch number(1...10) {
        case 1...3: try words.swap(change, some(posts), span(), some(everyone), for: some(everyone), entered: instant())
        case 4...6: try words.absence(change, some(everyone), span(), entered: instant())
        case 7...9:
            let span = span()
            try words.takeOver(some(posts), some(everyone), at: span.lowerBound, until: span.upperBound)
        default: try words.withdraw("change-\(number(0...20))", entered: instant())
        }
    }
}
