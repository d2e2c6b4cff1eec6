package import Wording

/// One thing that a report has to say.
package struct ReportField: Hashable, Sendable, Codable {
    /// Its id: `time`, `place`, `pollutants` …
    package let field: String
    /// What it is called.
    package let name: Bilingual
    /// What is known; `待查`, `unknown` where nothing is.
    package let value: Bilingual
    /// False where nothing is known.
    package let isKnown: Bool
    /// Where each figure comes from, with its time in Beijing.
    package let sources: [String]

    package init(
        field: String, name: Bilingual, value: Bilingual, isKnown: Bool, sources: [String]
    ) {
        self.field = field
        self.name = name
        self.value = value
        self.isKnown = isKnown
        self.sources = sources
    }
}
