import Chronology
import Events
import Wording

/// Warnings and consultations.
extension Occasion {
    static func ofWarning(_ event: Event, _ names: SpokenNames) throws(EventError) -> Occasion? {
        switch event.type {
        case WarningProposed.type: of(try event.payload(WarningProposed.self), event, names)
        case WarningIssued.type: of(try event.payload(WarningIssued.self), event, names)
        case WarningUpdated.type: of(try event.payload(WarningUpdated.self), event, names)
        case WarningLifted.type: of(try event.payload(WarningLifted.self), event, names)
        case WarningCancelled.type: of(try event.payload(WarningCancelled.self), event, names)
        case ConsultationOpened.type: of(try event.payload(ConsultationOpened.self), event, names)
        default: try answer(event)
        }
    }

    static let warningVocabularies: [String: Vocabulary] = {
        let levels = WarningLevel.allCases.map(\.rawValue)
        let words = ["about", "hazard", "level", "area", "reason"]
        let shown = Vocabulary(facts: ["level": levels, "hazard": SpokenNames.hazards.keys.sorted()], words: words)
        var (proposed, updated, opened, ended) = (shown, shown, shown, shown)
        proposed.facts["step"] = WarningStep.allCases.map(\.rawValue)
        (proposed.words, proposed.hasDue, proposed.namesPosts) = (words + ["step", "due", "people"], true, true)
        updated.facts["change"] = WarningChange.allCases.map(\.rawValue)
        updated.words += ["from", "change"]
        (updated.namesPosts, ended.namesPosts) = (true, true)
        (opened.words, opened.hasDue, opened.namesPosts) = (words + ["due"], true, true)
        let persons = Vocabulary(isPersons: true)
        return [
            WarningProposed.type: proposed, WarningIssued.type: shown, WarningUpdated.type: updated, WarningLifted.type: ended,
            WarningCancelled.type: ended, ConsultationOpened.type: opened, WarningWithdrawn.type: Vocabulary(),
            WarningEndorsed.type: persons, WarningDeclined.type: persons, ConsultationAnswered.type: persons,
            ConsultationClosed.type: Vocabulary(),
        ]
    }()

    // MARK: What is shown

    private static func of(_ proposed: WarningProposed, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: proposed.proposal, touches: [proposed.warning])
        occasion.tell(proposed.hazard, proposed.level, proposed.area, proposed.reason, names)
        occasion.facts["step"] = proposed.step.rawValue
        occasion.words["step"] = proposed.step.spoken
        occasion.words["people"] = Bilingual(zh: "\(proposed.release.people)", en: "\(proposed.release.people)")
        occasion.people = max(1, proposed.release.people)
        occasion.ask(by: proposed.release.due)
        for post in proposed.release.posts { occasion.asked[names.side(of: post) ?? event.side, default: []].append(post) }
        return occasion
    }

    private static func of(_ issued: WarningIssued, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: issued.warning, touches: [issued.release?.proposal, issued.release?.consultation])
        occasion.tell(issued.hazard, issued.level, issued.area, issued.reason, names, issued.release?.caveat)
        return occasion
    }

    private static func of(_ updated: WarningUpdated, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: updated.warning, touches: [updated.release?.proposal, updated.release?.consultation])
        occasion.tell(updated.hazard, updated.level, updated.area, updated.reason, names, updated.release?.caveat)
        occasion.asksThoseTold = true
        occasion.facts["change"] = updated.change.rawValue
        (occasion.words["change"], occasion.words["from"]) = (updated.change.spoken, updated.from.spoken)
        return occasion
    }

    private static func of(_ lifted: WarningLifted, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: lifted.warning, touches: [lifted.release?.proposal, lifted.release?.consultation])
        occasion.tell(lifted.hazard, lifted.level, lifted.area, lifted.reason, names, lifted.release?.caveat)
        occasion.asksThoseTold = true
        return occasion
    }

    private static func of(_ cancelled: WarningCancelled, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: cancelled.warning)
        occasion.tell(cancelled.hazard, cancelled.level, cancelled.area, cancelled.reason, names)
        occasion.asksThoseTold = true
        return occasion
    }

    private static func of(_ opened: ConsultationOpened, _ event: Event, _ names: SpokenNames) -> Occasion {
        var occasion = Occasion(event, about: opened.consultation, touches: [opened.warning, opened.proposal])
        occasion.tell(opened.hazard, opened.level, opened.area, opened.reason, names)
        occasion.ask(by: opened.due)
        for participant in opened.participants { occasion.asked[participant.side, default: []].append(participant.post) }
        occasion.required = Dictionary(grouping: opened.participants.filter(\.isRequired), by: \.side).mapValues { $0.map(\.post) }
        return occasion
    }

    // MARK: What ends or answers it

    private static func answer(_ event: Event) throws(EventError) -> Occasion? {
        switch event.type {
        case WarningWithdrawn.type: return Occasion(event, about: try event.payload(WarningWithdrawn.self).proposal)
        case WarningEndorsed.type:
            let endorsed = try event.payload(WarningEndorsed.self)
            return Occasion(event, about: endorsed.proposal).by(endorsed.post, endorsed.person)
        case WarningDeclined.type:
            let declined = try event.payload(WarningDeclined.self)
            return Occasion(event, about: declined.proposal).by(declined.post, declined.person)
        case ConsultationAnswered.type:
            let answered = try event.payload(ConsultationAnswered.self)
            return Occasion(event, about: answered.consultation).by(answered.post, answered.person)
        case ConsultationClosed.type: return Occasion(event, about: try event.payload(ConsultationClosed.self).consultation)
        default: return nil
        }
    }

    private mutating func tell(
        _ hazard: String, _ level: WarningLevel?, _ area: String, _ reason: Bilingual, _ names: SpokenNames, _ caveat: Bilingual? = nil
    ) {
        self.level = level
        (facts["hazard"], facts["level"]) = (hazard, level?.rawValue)
        words["hazard"] = SpokenNames.hazard(hazard)
        words["level"] = level?.spoken ?? Bilingual(zh: "", en: "")
        (words["area"], words["reason"]) = (names.area(area), caveat.map(reason.beginning) ?? reason)
    }
}

extension Bilingual {
    /// What has to be said plainly of who stands behind a warning comes before why there is one: whatever is shortened later, it is not that.
    fileprivate func beginning(with caveat: Bilingual) -> Bilingual {
        Bilingual(
            zh: caveat.zh + zh.withoutSuffix(caveat.zh), en: "\(caveat.en) \(en.withoutSuffix(caveat.en))")
    }
}

extension String {
    fileprivate func withoutSuffix(_ text: String) -> String {
        guard hasSuffix(text) else { return self }
        let rest = dropLast(text.count)
        return String(rest.last == " " ? rest.dropLast() : rest)
    }
}

extension Occasion {
    mutating func ask(by due: Timestamp) {
        self.due = due
        words["due"] = Bilingual(zh: "北京时间 \(due.beijingText)", en: "\(due.beijingText) Beijing")
    }

    func by(_ post: String, _ person: String) -> Occasion {
        var occasion = self
        occasion.answer = Answer(post: post, person: person)
        return occasion
    }
}
