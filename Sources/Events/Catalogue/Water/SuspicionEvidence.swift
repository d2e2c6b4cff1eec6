package import Chronology
package import Wording

/// One thing about a monitor's readings that speaks for a release.
package struct SuspicionEvidence: Hashable, Sendable, Codable {
    /// What it is.
    package let kind: Kind
    /// What was found: mg/l (pH; for `load` kg/h).
    package let value: Double
    /// What it is held against, in the same unit: the limit, the usual value, or the load that goes with the flow.
    package let expected: Double
    /// The reading.
    package let at: Timestamp
    /// Where `expected` comes from: standard and table, or the readings that it was learned from.
    package let source: String
    /// In words, with the figures.
    package let text: Bilingual

    package init(
        kind: Kind, value: Double, expected: Double, at: Timestamp, source: String, text: Bilingual
    ) {
        self.kind = kind
        self.value = value
        self.expected = expected
        self.at = at
        self.source = source
        self.text = text
    }
}

extension SuspicionEvidence {
    /// Kinds of evidence.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Above the class that the section is to keep (GB 3838 table 1).
        case classLimit = "class-limit"
        /// Beyond a limit for sources of drinking water (GB 3838 tables 2 and 3).
        case drinkingLimit = "drinking-limit"
        /// Off what is usual at this hour and season.
        case change
        /// More load than the flow brings along: what dilution in a flood hides.
        case load
    }
}
