import Chronology
import Events
import Playbook
import Wording

/// A playbook as read, with what the checks need to point at.
struct WrittenPlaybook {
    let playbook: ResponsePlaybook
    let mark: Mark
    let units: [Located<String>]
    let rivers: [Located<String>]
    let targets: [Located<String>]
}

extension WrittenPlaybook {
    init?(_ fields: Fields) {
        let id = fields.identifier("playbook")
        let trigger = fields.choice("trigger", of: Trigger.self)
        let name = fields.bilingual("name")
        let note = fields.bilingual("note")
        let soonest = fields.duration("soonest", in: .minutes(5) ... .hours(24))
        let probability = fields.optional.number("targetProbability", in: 0.01...1)
        let measures = fields.list("measures", count: 1...200, unique: "id") { WrittenMeasure($0, trigger: trigger) }
        fields.rejectUnknownKeys()
        guard let id, let trigger, let name, let note, let soonest, let measures else { return nil }
        let playbook = ResponsePlaybook(
            id: id, trigger: trigger, name: name, note: note, measures: measures.map(\.measure), soonest: soonest,
            targetProbability: probability ?? Self.defaultProbability)
        playbook.reportFallingCuts(to: fields)
        self.init(
            playbook: playbook, mark: fields.mark(of: "trigger"), units: measures.flatMap(\.units),
            rivers: measures.compactMap(\.river), targets: measures.compactMap(\.target))
    }

    /// One in ten courses of the plume is enough to get ready.
    static let defaultProbability = 0.1
}

/// A measure as read.
struct WrittenMeasure {
    let measure: Measure
    let units: [Located<String>]
    let river: Located<String>?
    let target: Located<String>?

    init?(_ fields: Fields, trigger: Trigger?) {
        let id = fields.identifier("id")
        let units = fields.entries("units", count: 1...20)?.compactMap { entry in entry.identifier().map { Located($0, at: entry.mark) } }
        let scope = Scope(fields, trigger)
        let action = fields.bilingual("action")
        let evidence = fields.bilingual("evidence")
        let due = fields.mapping("due") { WrittenDue($0, trigger: trigger) }
        let cut = fields.optional.integer("emissionCutPercent", in: 1...100)
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        if cut != nil, let trigger, trigger != .pollution { fields.reportMisplacedCut() }
        guard let id, let units, let scope, let action, let evidence, let due, let provenance else { return nil }
        measure = Measure(
            id: id, units: units.map(\.value), levels: scope.levels, concern: scope.concern, river: scope.river?.value, action: action,
            evidence: evidence, due: due.due, emissionCutPercent: cut, provenance: provenance)
        (self.units, river, target) = (units, scope.river, due.target)
    }

    /// To which warnings or incidents a measure applies.
    private struct Scope {
        let levels: Set<WarningLevel>
        let concern: Concern
        let river: Located<String>?

        init?(_ fields: Fields, _ trigger: Trigger?) {
            guard let trigger else { return nil }
            let levels =
                trigger.isWarning
                ? fields.entries("levels", count: 1...WarningLevel.allCases.count)?.compactMap { $0.choice(of: WarningLevel.self) } : []
            let concern = trigger.isWarning ? fields.optional.choice("warningOf", of: Concern.self) : nil
            river = trigger.isWarning ? nil : fields.optional.reference("river")
            guard let levels else { return nil }
            self.levels = Set(levels)
            self.concern = concern ?? .either
        }
    }
}

/// `{after: 2h}`, `{before: {target: …, lead: 4h}}` or `{before: {kind: drinking-intake, lead: 4h}}`.
struct WrittenDue {
    let due: Due
    let target: Located<String>?

    init?(_ fields: Fields, trigger: Trigger?) {
        let canBeBefore = trigger.map { !$0.isWarning } ?? true
        let before = canBeBefore ? fields.optional.mapping("before", WrittenDue.init(before:)) : nil
        let isBefore = canBeBefore && fields.has("before")
        let after = isBefore ? nil : fields.duration("after", in: .minutes(5) ... .days(7))
        fields.rejectUnknownKeys()
        if let before { self = before } else if let after { (due, target) = (.after(after), nil) } else { return nil }
    }

    private init?(before fields: Fields) {
        let lead = fields.duration("lead", in: .minutes(10) ... .hours(72))
        let kind = fields.optional.identifier("kind")
        target = kind == nil ? fields.reference("target") : nil
        fields.rejectUnknownKeys()
        guard let lead else { return nil }
        if let kind {
            due = .beforeKind(kind, lead: lead)
        } else if let target {
            due = .before(target: target.value, lead: lead)
        } else {
            return nil
        }
    }
}
