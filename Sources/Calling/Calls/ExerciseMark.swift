package import Events
import Wording

/// That something is about an exercise, for everything that people read: nobody may take it for real, and on a long report not on its
/// second page either.
package struct ExerciseMark: Hashable, Sendable {
    /// The exercise's id.
    package let exercise: String

    /// Nil in the real world.
    package init?(_ realm: Realm) {
        guard let exercise = realm.exercise else { return nil }
        self.exercise = exercise
    }

    /// How a message begins.
    var opening: Bilingual { Bilingual(zh: "【演练 \(exercise)】", en: "[EXERCISE \(exercise)] ") }

    /// A report with the mark before every line, in both languages whichever it is written in.
    package func everyLine(of report: String) -> String {
        report.split(separator: "\n", omittingEmptySubsequences: false).map { "【演练 EXERCISE \(exercise)】\($0)" }.joined(separator: "\n")
    }
}

extension ExerciseMark? {
    /// The report itself in the real world.
    package func everyLine(of report: String) -> String { self?.everyLine(of: report) ?? report }
}
