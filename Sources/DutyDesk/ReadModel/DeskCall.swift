package import Chronology
package import Events
package import Wording

/// A call over its life: who was told when, how far each message came, and who has it in hand.
package struct DeskCall: Shelved {
    package let id: String
    package let side: Side
    package let about: String
    /// The event that caused it, which is what a person on the page acknowledges.
    package let event: String
    /// The event that opened it; naming this one answers it as well.
    package let opener: String
    package let rule: String
    package let urgency: CallUrgency
    package let level: WarningLevel?
    package let ladder: String
    package let title: Bilingual
    package let opened: Timestamp
    package let ends: Timestamp?
    /// In the order in which they were asked for.
    package private(set) var notices: [DeskNotice] = []
    /// Posts that could not be told.
    package private(set) var skips: [Skip] = []
    /// Which time through the ladder, from 1.
    package private(set) var round = 1
    /// Since when this round runs.
    package private(set) var began: Timestamp
    /// Since when nobody has had it in hand.
    package private(set) var loud: Timestamp
    /// The last step was reached in vain; nil again once a new round has begun.
    package private(set) var unanswered: Unanswered?
    /// Who has it in hand.
    package private(set) var hold: Hold?
    /// The words of the last acknowledgement that ran out.
    package private(set) var resumed: Bilingual?
    /// Events that say it was in vain or goes on: whoever answers one of these answers the call.
    private(set) var words: [String] = []
    /// Numbers of notifications that a screen of this desk has shown, the call's own as well.
    package private(set) var shown: [String] = []
    package private(set) var closed: Closing?

    package struct Skip: Codable, Hashable, Sendable {
        package let round: Int
        package let step: Int
        package let post: String
        package let cause: SkipCause
        package let reason: Bilingual
        package let at: Timestamp
    }

    package struct Unanswered: Codable, Hashable, Sendable {
        package let round: Int
        package let at: Timestamp
        package let next: Timestamp?
    }

    /// A person has it in hand, by an acknowledgement or by doing what it asks for.
    package struct Hold: Codable, Hashable, Sendable {
        /// The event that says so.
        package let id: String
        package let post: String
        package let person: String
        package let at: Timestamp
        /// Nil: until it is over.
        package let until: Timestamp?
        package let note: String?
        /// The person did what the call asks for and acknowledged nothing: whether that is enough is the caller's to say.
        package let isByDoing: Bool
    }

    package struct Closing: Codable, Hashable, Sendable {
        package let cause: CallClosing
        package let reason: Bilingual
        package let at: Timestamp
    }

    package var isOpen: Bool { closed == nil }
    /// A flood of minor calls never takes a critical one off the page.
    package var yields: Int { CallUrgency.allCases.firstIndex(of: urgency) ?? 0 }

    static let maximumNotices = 64
    static let maximumSkips = 32
    static let maximumShown = 64
    static let maximumWords = 8

    init(_ call: CallOpened, _ event: Event) {
        (id, side, about, self.event, opener) = (call.call, event.side, call.about, call.event, event.id)
        (rule, urgency, level, ladder, title) = (call.rule, call.urgency, call.level, call.ladder, call.title)
        (opened, began, loud, ends) = (event.time, event.time, event.time, call.ends)
    }
}

// MARK: - Its steps

extension DeskCall {
    mutating func take(_ asked: NotificationRequested, _ event: Event) {
        guard event.side == side, !notices.contains(where: { $0.id == asked.notification }) else { return }
        begin(asked.round, at: event.time)
        if hold?.isByDoing == true { (hold, loud) = (nil, event.time) }
        notices.append(DeskNotice(asked, event))
        notices = Array(notices.suffix(Self.maximumNotices))
    }

    mutating func take(_ skipped: NotificationSkipped, _ event: Event) {
        guard event.side == side else { return }
        begin(skipped.round, at: event.time)
        let skip = Skip(
            round: skipped.round, step: skipped.step, post: skipped.post, cause: skipped.cause, reason: skipped.reason, at: event.time)
        guard !skips.contains(skip) else { return }
        skips = Array((skips + [skip]).suffix(Self.maximumSkips))
    }

    mutating func change(_ notice: String, _ event: Event, _ body: (inout DeskNotice) -> Void) {
        guard event.side == side, let index = notices.lastIndex(where: { $0.id == notice }) else { return }
        body(&notices[index])
    }

    /// A call whose own number is among what was shown has been on a screen here.
    mutating func take(_ shown: NotificationDisplayed, _ event: Event) {
        guard event.side == side else { return }
        if let number = shown.notification {
            change(number, event) { $0.take(shown) }
        }
        guard shown.channel == Self.desk, !self.shown.contains(shown.notification ?? id) else { return }
        self.shown = Array((self.shown + [shown.notification ?? id]).suffix(Self.maximumShown))
    }

    /// The channel's name that stands for this page.
    package static let desk = "desk"

    mutating func take(_ silent: CallUnanswered, _ event: Event) {
        guard event.side == side else { return }
        unanswered = Unanswered(round: silent.round, at: event.time, next: silent.next)
        note(event)
    }

    private mutating func note(_ event: Event) { words = Array((words + [event.id]).suffix(Self.maximumWords)) }

    private mutating func begin(_ round: Int, at time: Timestamp) {
        guard round > self.round else { return }
        (self.round, began, unanswered) = (round, time, nil)
    }
}

// MARK: - Who has it

extension DeskCall {
    /// Whether an acknowledgement of this event is one of the call.
    func accepts(_ id: String) -> Bool { [event, opener, self.id].contains(id) || words.contains(id) }

    /// It answers what the post was told since nobody had it in hand.
    mutating func hold(_ hold: Hold) {
        (self.hold, resumed) = (hold, nil)
        for index in notices.indices where notices[index].post == hold.post && notices[index].asked >= loud {
            notices[index].answer(hold.at)
        }
    }

    mutating func take(_ resumed: CallResumed, _ event: Event) {
        guard event.side == side else { return }
        (hold, self.resumed, unanswered, began, loud) = (nil, resumed.reason, nil, event.time, event.time)
        note(event)
    }

    mutating func take(_ closed: CallClosed, _ event: Event) {
        guard event.side == side, self.closed == nil else { return }
        self.closed = Closing(cause: closed.cause, reason: closed.reason, at: event.time)
    }
}

// MARK: For the page

extension DeskCall {
    /// Messages of a call that the page lists, at most: the newest.
    static let maximumListed = 24

    var inFull: DeskCall {
        var call = self
        (call.notices, call.words) = (Array(notices.suffix(Self.maximumListed)), [])
        return call
    }

    /// One line of a long list: who was told is left out.
    var inBrief: DeskCall {
        var call = self
        (call.notices, call.skips, call.words, call.shown) = ([], [], [], shown.filter { $0 == id })
        return call
    }
}
