package import Chronology
package import Events
package import Wording

/// A consultation over its life: what was known, who was asked, and what each said.
package struct DeskConsultation: Shelved {
    package let id: String
    package let side: Side
    package let event: String
    package let opened: Timestamp
    /// As it was opened, its lists bounded.
    package private(set) var subject: ConsultationOpened
    /// Every answer, in the order of the time; of one post the last counts, and none goes away.
    package private(set) var answers: [Answer] = []
    package private(set) var closed: Closing?

    package struct Answer: Codable, Hashable, Sendable {
        /// The event that says so.
        package let id: String
        package let side: Side
        package let post: String
        package let person: String
        package let stance: Stance
        package let level: WarningLevel?
        package let reason: String
        package let at: Timestamp
    }

    package struct Closing: Codable, Hashable, Sendable {
        package let outcome: ConsultationOutcome
        package let level: WarningLevel?
        package let silent: [String]
        package let unreachable: [Side]
        package let minutes: Bilingual
        package let nextReview: Timestamp?
        package let at: Timestamp
    }

    package var isOpen: Bool { closed == nil }

    static let maximumAnswers = 60
    /// Characters of the minutes, at most.
    static let maximumMinutes = 8000

    init(_ opened: ConsultationOpened, _ event: Event) {
        (id, side, self.event, self.opened) = (opened.consultation, event.side, event.id, event.time)
        subject = opened.bounded
    }

    /// The posts were given more time.
    mutating func take(anew opened: ConsultationOpened, _ event: Event) {
        guard event.side == side, isOpen, opened.formerDue != nil, opened.due > subject.due else { return }
        subject = opened.bounded
    }

    /// Levels that the hazard has criteria for, as the evidence lists them; nil where it lists none.
    var levels: [WarningLevel]? {
        let levels = WarningLevel.allCases.filter(Set(subject.evidence.criteria.map(\.level)).contains)
        return levels.isEmpty ? nil : levels
    }

    /// A post speaks for its own side, and only when it was asked.
    mutating func take(_ answered: ConsultationAnswered, _ event: Event) {
        guard subject.participants.contains(where: { $0.post == answered.post && $0.side == event.side }) else { return }
        guard !answers.contains(where: { $0.id == event.id && $0.side == event.side }) else { return }
        answers.append(
            Answer(
                id: event.id, side: event.side, post: answered.post, person: answered.person, stance: answered.stance,
                level: answered.level, reason: answered.reason, at: answered.at))
        answers.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        answers = Array(answers.suffix(Self.maximumAnswers))
    }

    mutating func take(_ closed: ConsultationClosed, _ event: Event) {
        guard event.side == side, self.closed == nil else { return }
        self.closed = Closing(
            outcome: closed.outcome, level: closed.level, silent: Array(closed.silent.prefix(DeskLimit.posts)),
            unreachable: Array(closed.unreachable.prefix(Side.allCases.count)), minutes: closed.minutes.cut(to: Self.maximumMinutes),
            nextReview: closed.nextReview, at: event.time)
    }
}

extension Bilingual {
    /// No more than so many characters of each language.
    func cut(to maximum: Int) -> Bilingual { Bilingual(zh: String(zh.prefix(maximum)), en: String(en.prefix(maximum))) }
}

extension ConsultationOpened {
    fileprivate var bounded: ConsultationOpened {
        ConsultationOpened(
            consultation: consultation, hazard: hazard, area: area, warning: warning, proposal: proposal, level: level,
            participants: Array(participants.prefix(DeskLimit.posts)), due: due, evidence: evidence.bounded,
            fallback: fallback.cut(to: DeskConsultation.maximumMinutes), reason: reason.cut(to: DeskConsultation.maximumMinutes),
            requestedBy: requestedBy, formerDue: formerDue)
    }
}

extension ConsultationEvidence {
    /// What one picture can show.
    static let maximumForecasts = 64
    static let maximumDays = 320
    static let maximumCriteria = 40

    fileprivate var bounded: ConsultationEvidence {
        ConsultationEvidence(
            cutoff: cutoff, forecasts: Array(forecasts.prefix(Self.maximumForecasts)), days: Array(days.prefix(Self.maximumDays)),
            criteria: Array(criteria.prefix(Self.maximumCriteria)), observed: Array(observed.prefix(Self.maximumDays)))
    }
}
