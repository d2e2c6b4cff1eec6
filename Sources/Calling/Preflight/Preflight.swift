package import Chronology
package import Duty
package import Events
package import Region
import Wording

/// If this fired now: who would be called in what order, and what is broken in the days to come. Pure; it uses the same steps as the service.
package struct Preflight: Sendable {
    private let side: Side
    private let plan: CallingPlan
    private let roster: DutyRoster
    private let reach: Reach
    private let names: SpokenNames

    package init(
        side: Side, plan: CallingPlan, duty: DutyPlan, book: DutyBook = DutyBook(), reach: Reach = .unknown, region: Region
    ) {
        (self.side, self.plan, self.reach, names) = (side, plan, reach, SpokenNames(region))
        roster = DutyRoster(duty, book)
    }

    /// Days that it looks ahead, at most.
    package static let longestLook = 60

    // MARK: One call

    /// The way of one call up its ladder when nobody acknowledges, one round.
    package func walk(_ rule: CallRule, at start: Timestamp, realm: Realm = .actual) -> [PreflightCall] {
        guard let ladder = ladder(of: rule) else { return [] }
        let call = record(rule, ladder, start)
        var (calls, time, step): ([PreflightCall], Timestamp, Int) = ([], start, 0)
        while step < ladder.steps.count {
            var reached = step
            for word in climb(call, ladder, at: time, realm).words(round: 1, from: step) {
                guard let told = PreflightCall(word, at: time, from: start, names) else { continue }
                reached = max(reached, told.step)
                calls.append(told)
            }
            time = time + ladder.gap(after: reached)
            step = reached + 1
        }
        return calls
    }

    func ladder(of rule: CallRule) -> Ladder? { plan.ladder(rule.ladder, urgency: rule.urgency) }

    private func climb(_ call: CallRecord, _ ladder: Ladder, at time: Timestamp, _ realm: Realm) -> Climb {
        Climb(
            call: call, ladder: ladder, side: side, roster: roster, reach: reach, names: names, limits: plan.limits, realm: realm,
            now: time, silence: nil, late: nil)
    }

    private func record(_ rule: CallRule, _ ladder: Ladder, _ time: Timestamp) -> CallRecord {
        CallRecord(
            number: "preflight", about: "preflight", event: "preflight", opener: "preflight", rule: rule.id, urgency: rule.urgency,
            level: nil, ladder: ladder.id, title: rule.name, asked: standIns(ladder), correlation: nil, opened: time,
            ends: rule.lasts.map { time + $0 }, anchor: time)
    }

    /// Which posts an event will name nobody knows beforehand: the first that the ladder itself names stand for them.
    private func standIns(_ ladder: Ladder) -> [String] {
        let named = ladder.steps.lazy.map { ($0.posts[side] ?? []).filter { $0 != LadderStep.asked } }
        return named.first { !$0.isEmpty } ?? []
    }

    // MARK: What is broken

    /// At every hand-over of the posts concerned, from now for so many days. Nothing changes in between.
    package func troubles(of rules: [CallRule], from start: Timestamp, days: Int) -> [PreflightTrouble] {
        let end = start + .days(min(max(days, 1), Self.longestLook))
        var seen: Set<String> = []
        let used = rules.sorted { $0.urgency.rank > $1.urgency.rank }.filter { seen.insert($0.ladder).inserted }
        return used.flatMap { rule -> [PreflightTrouble] in
            guard let ladder = ladder(of: rule) else { return [] }
            let times = boundaries(of: ladder, from: start, until: end)
            let found = zip(times, times.dropFirst() + [end]).map { time, next in
                faults(of: ladder, at: time).map { PreflightTrouble(ladder: ladder, fault: $0, from: time, until: next, names) }
            }
            return PreflightTrouble.joined(found)
        }
    }

    private func boundaries(of ladder: Ladder, from start: Timestamp, until end: Timestamp) -> [Timestamp] {
        let posts = Set(ladder.steps.flatMap { $0.posts(of: side, asked: standIns(ladder)) })
        let times = posts.flatMap { roster.shifts(of: $0, from: start, until: end).map(\.from) }
        return Set(times + [start]).filter { $0 >= start && $0 < end }.sorted()
    }

    private func faults(of ladder: Ladder, at time: Timestamp) -> [PreflightFault] {
        let call = CallRecord(
            number: "preflight", about: "preflight", event: "preflight", opener: "preflight", rule: "", urgency: ladder.urgency, level: nil,
            ladder: ladder.id, title: ladder.name, asked: standIns(ladder), correlation: nil, opened: time, ends: nil, anchor: time)
        let climb = climb(call, ladder, at: time, .actual)
        var faults: [PreflightFault] = []
        var people: [Set<String>] = []
        for step in ladder.steps.indices {
            let words = climb.words(round: 1, step: step)
            faults += words.compactMap { PreflightFault($0, step: step) }
            let told = words.compactMap { if case .requested(let request, _) = $0 { request.person ?? request.post } else { nil } }
            people.append(Set(told))
            if told.isEmpty { faults.append(.emptyStep(step)) }
        }
        if people.allSatisfy(\.isEmpty) { faults.append(.nobody) }
        if people.last?.isEmpty ?? true { faults.append(.noChief) }
        let everybody = people.reduce(into: Set<String>()) { $0.formUnion($1) }
        if ladder.steps.count > 1, everybody.count == 1, let only = everybody.first { faults.append(.samePerson(only)) }
        return faults
    }
}
