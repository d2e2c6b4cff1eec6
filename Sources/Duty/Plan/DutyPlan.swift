/// Who can sit on which post, as the playbook has it.
package struct DutyPlan: Hashable, Sendable {
    package let people: [DutyPerson]
    package let rotas: [Rota]
    package let calendar: DutyCalendar

    private let peopleByID: [String: DutyPerson]
    private let rotasByPost: [String: Rota]

    /// Trusts ids to be unique, which `read` has checked; of two with the same id the first counts.
    package init(people: [DutyPerson], rotas: [Rota], calendar: DutyCalendar = DutyCalendar()) {
        self.people = people
        self.rotas = rotas
        self.calendar = calendar
        peopleByID = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        rotasByPost = Dictionary(rotas.map { ($0.post, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nobody and nothing: every post is told as such.
    package static let empty = DutyPlan(people: [], rotas: [])

    package func person(_ id: String) -> DutyPerson? { peopleByID[id] }
    /// The rota of a post.
    package func rota(_ post: String) -> Rota? { rotasByPost[post] }
}
