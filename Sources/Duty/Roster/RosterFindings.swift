package import Chronology
import Events

/// What is wrong with who sits where in the days to come.
package struct RosterFindings: Sendable {
    /// In the order of their beginning, then of the posts in the playbook; `DutyLimits.findings` at most.
    package let all: [RosterFinding]

    /// Looks at all rotas from one instant to another.
    package init(_ roster: DutyRoster, from: Timestamp, until: Timestamp) {
        let shifts = roster.plan.rotas.map { ($0, roster.shifts(of: $0.post, from: from, until: until)) }
        let perPost = shifts.flatMap { rota, shifts in Self.perPost(rota, shifts) }
        let doubles = Self.doubles(shifts.flatMap(\.1))
        let ignored = Self.changes(roster, from: from, until: until) + Self.takeOvers(roster, from: from, until: until)
        let sorted = (perPost + doubles + ignored + Self.unknownYears(roster, from: from, until: until)).enumerated().sorted {
            ($0.element.from, $0.offset) < ($1.element.from, $1.offset)
        }
        let full = Side.allCases.filter { roster.book.isFull(of: $0) }.map { RosterFinding.full($0, from: from, until: until) }
        all = Array((full + sorted.map(\.element)).prefix(DutyLimits.findings))
    }

    private static func perPost(_ rota: Rota, _ shifts: [Shift]) -> [RosterFinding] {
        shifts.compactMap { shift in
            switch shift.holder {
            case .vacant: .gap(shift.post, from: shift.from, until: shift.until)
            case .absent(let person): .absent(shift.post, person, from: shift.from, until: shift.until)
            case .person(let person):
                shift.until - shift.from > rota.longest
                    ? .long(shift.post, person, from: shift.from, until: shift.until, longest: rota.longest) : nil
            }
        }
    }

    /// Times at which one person has two posts. Each pair of posts is said by itself.
    private static func doubles(_ shifts: [Shift]) -> [RosterFinding] {
        let byPerson = Dictionary(grouping: shifts.filter { $0.holder.person != nil }) { $0.holder.person ?? "" }
        return byPerson.sorted { $0.key < $1.key }.flatMap { person, shifts in
            let sorted = shifts.sorted { ($0.from, $0.post) < ($1.from, $1.post) }
            return sorted.indices.flatMap { index in
                sorted[(index + 1)...].prefix { $0.from < sorted[index].until }.filter { $0.post != sorted[index].post }.map { other in
                    RosterFinding.double(
                        person, posts: [sorted[index].post, other.post].sorted(), from: other.from,
                        until: min(sorted[index].until, other.until))
                }
            }
        }
    }

    /// Changes that do not count, and swaps that change nothing.
    private static func changes(_ roster: DutyRoster, from: Timestamp, until: Timestamp) -> [RosterFinding] {
        let due = Side.allCases.flatMap { roster.book.changes(of: $0) }.filter { $0.from < until && from < $0.until }
        return due.compactMap { change in
            if let trouble = DutyRoster.trouble(of: change, roster.plan) { return .ignored(change, trouble) }
            guard case .swap(let rota, _, _) = change.kind, roster.seat(rota)?.isIdle(change) == true else { return nil }
            return .idle(change)
        }
    }

    private static func takeOvers(_ roster: DutyRoster, from: Timestamp, until: Timestamp) -> [RosterFinding] {
        let due = Side.allCases.flatMap { roster.book.takeOvers(of: $0) }.filter { $0.at < until && from < $0.until }
        return due.compactMap { takeOver in DutyRoster.trouble(of: takeOver, roster.plan).map { .refused(takeOver, $0) } }
    }

    /// A rota that tells workdays from holidays needs to know them.
    private static func unknownYears(_ roster: DutyRoster, from: Timestamp, until: Timestamp) -> [RosterFinding] {
        let isNeeded = roster.plan.rotas.contains { ($0.layers + $0.deputies).contains { $0.days != .every } }
        let begin = max(from.beijingDate, until.beijingDate.firstOfYear)
        guard isNeeded, !roster.plan.calendar.knows(yearOf: begin) else { return [] }
        return [.noHolidays(begin.year, from: max(from, Timestamp(begin)), until: until)]
    }
}

extension CalendarDate {
    fileprivate var firstOfYear: CalendarDate { advanced(by: 1 - dayOfYear) }
}
