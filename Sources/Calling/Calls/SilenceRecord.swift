package import Chronology
package import Events

/// A silence that lasts.
package struct SilenceRecord: Hashable, Sendable, Codable {
    package let number: String
    let rules: Set<String>
    let about: Set<String>
    package let upTo: CallUrgency
    package let level: WarningLevel?
    package let begins: Timestamp
    package let ends: Timestamp
    package let owner: String
    package let post: String
    /// Calls that it keeps quiet now.
    var calls: Set<String> = []

    init(_ set: SilenceSet, longest: Duration) {
        (number, rules, about) = (set.silence, Set(set.rules), Set(set.about))
        (upTo, level, begins) = (set.upTo, set.level, set.begins)
        ends = min(set.ends, set.begins + longest)
        (owner, post) = (set.person, set.post)
    }

    /// Never a higher urgency and never a higher level than it names; one that names no level keeps no level quiet.
    ///
    /// - Parameter takesBack: whether the call says that a warning was a mistake. Who wanted to hear no more of a warning acts on it all the
    ///   same, and is told, unless the silence names the rule by which they are.
    package func covers(_ call: CallRecord, takesBack: Bool, at time: Timestamp) -> Bool {
        guard begins <= time, time < ends, call.urgency.rank <= upTo.rank else { return false }
        guard !takesBack || rules.contains(call.rule) else { return false }
        // What is called at any hour is kept quiet only by a silence that says what it is about, however the silence came to be.
        guard call.urgency == .minor || !about.isEmpty else { return false }
        guard rules.isEmpty || rules.contains(call.rule), about.isEmpty || about.contains(call.about) else { return false }
        guard let height = call.level else { return true }
        return level.map { height <= $0 } ?? false
    }
}
