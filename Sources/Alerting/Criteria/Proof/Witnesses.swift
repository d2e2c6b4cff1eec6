import Chronology
package import Events

/// The mildest courses of days that meet one alternative.
///
/// A course meets an alternative only if it holds one of these, day by day at least as high: an unbroken run just above the frame, as long
/// as the longest rule asks, up to the length at which the rules' own runs lie side by side, with the run of each rule at every place
/// within it. Raising a day never takes a level away (`ExhaustiveProof` tries that), so what holds for all witnesses holds for all courses
/// of any length. That is what makes the proofs about levels complete.
struct Witnesses {
    let courses: [[Int]]

    /// Courses tried for one alternative; one that would need more cannot be judged.
    static let maximum = 20_000

    /// - Returns: nil when there are more than `maximum`.
    init?(_ alternative: Alternative) {
        let inner = alternative.allOf.filter { $0.above > alternative.frame }
        let shortest = alternative.allOf.map(\.days).max() ?? 1
        let longest = max(shortest, inner.map(\.days).reduce(0, +))
        var courses: [[Int]] = []
        for length in shortest...longest {
            var found = [[Int](repeating: alternative.frame + 1, count: length)]
            for rule in inner {
                guard found.count * (length - rule.days + 1) <= Self.maximum else { return nil }
                found = found.flatMap { course in (0...length - rule.days).map { course.raised(by: rule, at: $0) } }
            }
            courses += found
        }
        guard courses.count <= Self.maximum else { return nil }
        self.courses = courses
    }
}

extension [Int] {
    fileprivate func raised(by rule: RunRule, at start: Int) -> [Int] {
        var course = self
        for position in start..<start + rule.days { course[position] = Swift.max(course[position], rule.above + 1) }
        return course
    }

    /// `201 301 201`
    var courseText: String { map(String.init).joined(separator: " ") }
}

extension CriteriaEdition {
    /// The highest level that a course of days meets, by the code that warns.
    package func level(of course: [Int]) -> WarningLevel? {
        Course(first: CalendarDate(dayNumber: 0), indices: course).met(self).keys.max()
    }

    /// The same edition with other levels.
    package func with(_ levels: [LevelCriterion]) -> CriteriaEdition {
        CriteriaEdition(
            hazard: hazard, id: id, name: name, applies: applies, note: note, cause: cause, days: days, absorbedBy: absorbedBy,
            dailyMean: dailyMean, levels: levels, firing: firing, lifting: lifting, steadiness: steadiness, dustRatio: dustRatio,
            isNational: isNational, stricterThan: stricterThan, provenance: provenance)
    }
}
