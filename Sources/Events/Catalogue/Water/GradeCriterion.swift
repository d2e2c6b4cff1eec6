package import Wording

/// One criterion for the grade of an incident that holds.
package struct GradeCriterion: Hashable, Sendable, Codable {
    /// Its id in the playbook: `deaths`, `crosses` …
    package let criterion: String
    /// The grade that it makes.
    package let grade: IncidentGrade
    /// The figure or fact that meets it.
    package let value: String
    /// Who said so and when, or which forecast.
    package let source: String
    /// The text that the criterion comes from.
    package let citation: String
    /// True when it rests on a forecast and has not happened yet.
    package let isForecast: Bool
    /// In words.
    package let text: Bilingual

    package init(
        criterion: String, grade: IncidentGrade, value: String, source: String, citation: String, isForecast: Bool, text: Bilingual
    ) {
        self.criterion = criterion
        self.grade = grade
        self.value = value
        self.source = source
        self.citation = citation
        self.isForecast = isForecast
        self.text = text
    }
}
