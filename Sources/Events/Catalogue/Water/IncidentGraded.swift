package import Wording

/// The grade of an incident, with every criterion that holds. Subject: the incident. Said when it changes, or the reasons do.
package struct IncidentGraded: EventPayload {
    package static let type = "water.incident.graded"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// The grade that applies.
    package let grade: IncidentGrade
    /// The grade before; nil for the first.
    package let former: IncidentGrade?
    /// What the criteria say, which a person's decision may overrule.
    package let computed: IncidentGrade
    /// True while facts are missing, or rest on a forecast, and no person has decided.
    package let provisional: Bool
    /// Every criterion that holds, the gravest first.
    package let criteria: [GradeCriterion]
    /// The post that decided; nil when the criteria did.
    package let decidedBy: String?
    /// What is not known yet, and what a person has to decide.
    package let open: [Bilingual]
    /// In words.
    package let reason: Bilingual

    package init(
        incident: String, grade: IncidentGrade, former: IncidentGrade? = nil, computed: IncidentGrade, provisional: Bool,
        criteria: [GradeCriterion], decidedBy: String? = nil, open: [Bilingual], reason: Bilingual
    ) {
        self.incident = incident
        self.grade = grade
        self.former = former
        self.computed = computed
        self.provisional = provisional
        self.criteria = criteria
        self.decidedBy = decidedBy
        self.open = open
        self.reason = reason
    }
}
