import Chronology
import Duty
import Events
import Playbook
import Region
import Rivers
import Wording

/// Everything that the page shows, as `GET /api/state` gives it.
struct DeskPicture: Encodable {
    let node: NodeLabel
    let status: DeskStatus
    let forecasts: [DeskForecast]
    let newestHour: [String: Timestamp]
    let newestDay: [String: DeskDay]
    let verified: [String: DeskVerification]
    let skillAlarms: [DeskSkillAlarm]
    let criteria: [DeskCriteria]
    let warnings: [DeskWarning]
    let incidents: [DeskIncident]
    let releases: [DeskRelease]
    let faults: [DeskFault]
    let unverified: [DeskUnverified]
    let registerChanges: [RegisterChangeRow]
    let responses: [DeskResponse]
    let tasks: [DeskTask]
    let acknowledgements: [String: [Acknowledgement]]
    let link: DeskLink?
    let lines: [EventLine]
    let names: NameTable
    let people: PeoplePicture
    let duty: DutyBoard
    let rules: RuleTable

    /// Older events are for `fengsui tail`: this page is about now.
    static let maximumLines = 100

    init(
        _ glance: DeskBoard.Glance, node: NodeLabel, status: DeskStatus, names: NameTable, duty: DutyBoard, rules: DeskRules
    ) {
        let state = glance.state
        (people, self.duty, self.rules) = (PeoplePicture(state, side: node.side), duty, RuleTable(rules, side: node.side))
        registerChanges = state.registerChanges(rules.register).map { RegisterChangeRow($0, rules.register, state.book) }
        (self.node, self.status, self.names) = (node, status, names)
        forecasts = state.forecasts.values.sorted { ($0.side.rawValue, $0.place) < ($1.side.rawValue, $1.place) }
        (newestHour, newestDay) = (state.newestHour, state.newestDay)
        (verified, skillAlarms) = (state.verified, state.skillAlarms.reversed())
        criteria = state.criteria.values.sorted { ($0.side.rawValue, $0.area) < ($1.side.rawValue, $1.area) }
        warnings = state.warnings.items.reversed()
        incidents = state.incidents.items.reversed()
        (releases, faults, unverified) = (state.releases.reversed(), state.faults.reversed(), state.unverified.reversed())
        responses = state.responses.items.reversed()
        tasks = state.tasks.items
        acknowledgements = state.acknowledgements.filter { state.hasCard($0.key) }
        link = state.links[node.side.other.rawValue]
        lines = state.lines.suffix(Self.maximumLines).reversed()
    }
}

/// Which node this is: the first thing on the page.
struct NodeLabel: Encodable, Hashable {
    let side: Side
    let realm: String
    let exercise: String?
    /// `system`, or `journal` where the time is the exercise's.
    let clock: String
    /// The address of the feed of this side's CAP messages; nil where it says none.
    var feed: String?
}

/// How the desk and its journal are at this moment.
struct DeskStatus: Encodable, Hashable {
    /// Nil in an exercise whose clock has not begun.
    let now: Timestamp?
    /// `starting`, `open`, `refusing` or `silent`.
    let journal: String
    let reason: String?
    /// Services of this node that do not run.
    let absent: [String]
    /// A 64-bit number travels as text.
    let revision: String
    let position: String
    /// Events that the page does not include yet.
    let behind: String

    init(_ glance: DeskBoard.Glance, now: Timestamp) {
        self.now = now == .distantPast ? nil : now
        (journal, reason) =
            switch glance.health {
            case .starting: ("starting", nil)
            case .open: ("open", nil)
            case .refusing(let reason): ("refusing", reason)
            case .silent(let reason): ("silent", reason)
            }
        absent = glance.absent
        revision = String(glance.revision)
        position = String(glance.position)
        behind = String(glance.behind)
    }
}

/// What codes and ids are called, so that the page need not ask.
struct NameTable: Encodable {
    struct Entry: Encodable {
        let name: Bilingual
        let side: Side
        let illustrative: Bool
    }

    struct Post: Encodable {
        let id: String
        let name: Bilingual
    }

    let places: [String: Entry]
    let areas: [String: Entry]
    let organisations: [String: Entry]
    /// Names of posts of both sides.
    let posts: [String: Entry]
    /// The posts that somebody at this desk may speak for.
    let ownPosts: [Post]
    /// Everyone of the rotas, by id.
    let people: [String: Entry]
    /// Rivers, substances and whatever else has a name in a playbook.
    let others: [String: Bilingual]

    init(region: Region, side: Side, others: [String: Bilingual], people: [DutyPerson] = []) {
        func table<Record>(_ records: [Record], _ entry: (Record) -> (String, Entry)) -> [String: Entry] {
            Dictionary(records.map(entry), uniquingKeysWith: { first, _ in first })
        }
        places = table(region.places) { ($0.code, Entry(name: $0.name, side: $0.side, illustrative: $0.provenance.isIllustrative)) }
        areas = table(region.areas) { ($0.id, Entry(name: $0.name, side: $0.side, illustrative: $0.provenance.isIllustrative)) }
        organisations = table(region.organisations) {
            ($0.id, Entry(name: $0.name, side: $0.side, illustrative: $0.provenance.isIllustrative))
        }
        posts = table(region.posts) { ($0.id, Entry(name: $0.name, side: $0.side, illustrative: false)) }
        ownPosts = region.posts(of: side).map { Post(id: $0.id, name: $0.name) }
        self.others = others
        self.people = table(people) { ($0.id, Entry(name: $0.name, side: $0.side, illustrative: $0.provenance.isIllustrative)) }
    }
}

extension DeskState {
    /// Whether the page has a card that lists who has acknowledged it; a call shows who has it in hand instead.
    fileprivate func hasCard(_ aggregate: String) -> Bool {
        warnings[aggregate] != nil || incidents[aggregate] != nil || tasks[aggregate] != nil
    }
}

/// A change of a register as the page gets it: with its name.
struct RegisterChangeRow: Encodable {
    let change: DeskRegisterChange
    let name: Bilingual

    /// A new entry has the name that the proposal gives it.
    init(_ change: DeskRegisterChange, _ register: RegisterKeeper?, _ book: RegisterBook) {
        let said = change.proposal
        let fields = register?.written(.init(river: said.river, entry: said.entry), in: book)?.fields ?? said.change.fields
        self.change = change
        name = Bilingual(zh: fields["name.zh"] ?? said.entry, en: fields["name.en"] ?? said.entry)
    }
}
