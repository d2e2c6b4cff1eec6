import Testing

extension CAPTakenTests {
    /// What comes one after the other, and what is said of the last.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let lines: [String]
        /// What is said of the last one.
        let rules: [String]
        let isAccepted: Bool

        init(_ what: String, _ lines: [String], refused rules: [String]) {
            (testDescription, self.lines, self.rules, isAccepted) = (what, lines, rules, false)
        }

        init(_ what: String, _ lines: [String], taken rules: [String] = []) {
            (testDescription, self.lines, self.rules, isAccepted) = (what, lines, rules, true)
        }
    }

    static let cases = [
        Case("an Update of what was taken", ["a.example A 10 Alert", "a.example B 11 Update a.example/A/10"]),
        Case(
            "an Update sent before what it refers to, whose time it misquotes",
            ["a.example A 10 Alert", "a.example B 09 Update a.example/A/08"], refused: ["chain.sent", "chain.order"]),
        Case(
            "an Update sent before what it refers to", ["a.example B 09 Update a.example/A/10"],
            refused: ["reference.future", "chain.not-taken"]),
        Case("a stranger's Cancel", ["a.example A 10 Alert", "b.example B 11 Cancel a.example/A/10"], refused: ["chain.foreign-cancel"]),
        Case(
            "a Cancel that gives another's message for its own", ["a.example A 10 Alert", "b.example B 11 Cancel b.example/A/10"],
            refused: ["chain.sender"]),
        Case("a stranger's Cancel of ours", ["b.example B 11 Cancel o.example/A/10"], refused: ["chain.foreign-cancel"]),
        Case(
            "a Cancel of a stranger's message that never came", ["b.example B 11 Cancel a.example/A/10"],
            refused: ["chain.foreign-cancel", "chain.not-taken"]),
        Case(
            "an Update of a stranger's message that never came", ["b.example B 11 Update a.example/A/10"],
            taken: ["chain.foreign-update", "chain.not-taken"]),
        Case("a stranger's Update", ["a.example A 10 Alert", "b.example B 11 Update a.example/A/10"], taken: ["chain.foreign-update"]),
        Case("an Update of what never came", ["a.example B 11 Update a.example/A/10"], taken: ["chain.not-taken"]),
        Case(
            "an Update that forgets one that holds",
            ["a.example A 10 Alert", "a.example B 11 Update a.example/A/10", "a.example C 12 Update a.example/B/11"],
            taken: ["chain.coverage"]),
        Case(
            "a Cancel that forgets one that holds",
            ["a.example A 10 Alert", "a.example B 11 Update a.example/A/10", "a.example C 12 Cancel a.example/B/11"],
            taken: ["chain.coverage"]),
        Case(
            "forgetfulness excuses nothing else",
            ["a.example A 10 Alert", "a.example B 11 Update a.example/A/10", "a.example C 12 Update a.example/B/10"],
            refused: ["chain.sent", "chain.coverage"]),
        Case(
            "what was refused ends nothing",
            ["a.example A 10 Alert", "b.example B 11 Cancel a.example/A/10", "a.example C 12 Update a.example/A/10"]),
        Case(
            "an Update after the Cancel",
            ["a.example A 10 Alert", "a.example B 11 Cancel a.example/A/10", "a.example C 12 Update a.example/A/10"],
            refused: ["chain.after-cancel"]),
        Case(
            "what comes after the Cancel that names it", ["a.example B 11 Cancel a.example/A/10", "a.example A 10 Alert"],
            refused: ["chain.cancelled"]),
        Case(
            "an Update that comes after the Cancel that names it",
            ["a.example A 10 Alert", "a.example C 12 Cancel a.example/A/10 a.example/B/11", "a.example B 11 Update a.example/A/10"],
            refused: ["chain.cancelled"]),
        Case(
            "what was cancelled, once more",
            ["a.example A 10 Alert", "a.example B 11 Cancel a.example/A/10", "a.example A 10 Alert"], refused: ["chain.cancelled"]),
        Case(
            "an Update of what came after its Cancel",
            ["a.example B 11 Cancel a.example/A/10", "a.example A 10 Alert", "a.example C 12 Update a.example/A/10"],
            refused: ["chain.after-cancel"]),
        Case(
            "what comes after a Cancel that names an earlier one of that name",
            ["a.example B 11 Cancel a.example/A/09", "a.example A 10 Alert"], taken: ["chain.order"]),
        Case(
            "what comes after a stranger's Cancel of it", ["b.example B 11 Cancel a.example/A/10", "a.example A 10 Alert"]),
        Case("the same message again", ["a.example A 10 Alert", "a.example A 10 Alert"]),
        Case("another sender's of that name", ["a.example A 10 Alert", "b.example A 10 Alert"]),
    ]
}
