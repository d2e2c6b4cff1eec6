import Chronology

/// Learners that are ready, by basis, so that an issue has one more day to learn and not all of them. Only a shortcut: without it, and after a
/// day was corrected, the same learner is worked out from the beginning. It takes no part in equality.
struct LearnerShelf: Sendable {
    private var kept: [String: Entry] = [:]

    private struct Entry: Sendable {
        let learner: Learner
        /// What it was learned from.
        let past: Past
    }

    /// What a learner depends on, up to its last day.
    private struct Past: Hashable, Sendable {
        let own: DailyHistory
        let upstream: [DailyHistory]
        let guidance: GuidanceMemory
        let quantities: [Quantity]
    }

    /// A learner that has passed every day before the last week.
    /// - Parameter day: the day of issue.
    mutating func learner(
        of basis: String, _ knowledge: Knowledge, before day: CalendarDate, policy: ForecastPolicy
    ) throws(ForecastError) -> Learner {
        let complete = knowledge.history.before(day).completeDays.count
        guard complete >= policy.minimumHistoryDays, let first = Learner.start(knowledge.history, issuedOn: day) else {
            throw .tooFewDays(basis: basis, have: complete, need: policy.minimumHistoryDays)
        }
        let end = max(first, day.advanced(by: -CourseMaker.unsettledDays))
        var learner = ready(basis, knowledge, from: first, before: end, policy: policy)
        if learner == nil { learner = Learner(knowledge, issuedOn: day, policy: policy) }
        guard var learner else { throw .tooFewDays(basis: basis, have: 0, need: policy.minimumHistoryDays) }
        learner.pass(before: end, knowledge.settled)
        kept[basis] = Entry(learner: learner, past: Self.past(knowledge, before: learner.next, learner.quantities))
        return learner
    }

    /// The one on the shelf, if nothing that it was learned from has changed since.
    private func ready(
        _ basis: String, _ knowledge: Knowledge, from first: CalendarDate, before end: CalendarDate, policy: ForecastPolicy
    ) -> Learner? {
        guard let entry = kept[basis], entry.learner.next <= end, entry.learner.first == first
        else {
            return nil
        }
        let quantities = Learner.quantities(of: knowledge.history, policy: policy)
        guard entry.past == Self.past(knowledge, before: entry.learner.next, quantities) else { return nil }
        var learner = entry.learner
        return learner.renew(knowledge.guidance, sectors: policy.sectors.count) ? learner : nil
    }

    private static func past(_ knowledge: Knowledge, before date: CalendarDate, _ quantities: [Quantity]) -> Past {
        Past(
            own: knowledge.history.before(date), upstream: knowledge.upstream.map { $0.before(date) },
            guidance: knowledge.guidance.known(before: date), quantities: quantities)
    }
}

extension LearnerShelf: Hashable {
    static func == (left: LearnerShelf, right: LearnerShelf) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
}
