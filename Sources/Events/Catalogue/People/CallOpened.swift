package import Chronology
package import Wording

/// Somebody of this side has to acknowledge something. Subject: the call.
package struct CallOpened: EventPayload {
    package static let type = "call.opened"
    package static let version = 1

    /// Its number.
    package let call: String
    /// The warning, incident, alarm, consultation or watch.
    package let about: String
    /// The id of the event that caused it; an acknowledgement of this one answers the call.
    package let event: String
    /// The rule of the duty playbook that it follows.
    package let rule: String
    /// How urgent.
    package let urgency: CallUrgency
    /// The level of the warning, if it is one.
    package let level: WarningLevel?
    /// The escalation ladder.
    package let ladder: String
    /// One line.
    package let title: Bilingual
    /// The call about the same thing that this one takes the place of, when it was raised.
    package let replaces: String?
    /// After this nobody is called any more; nil for not before it is answered or over.
    package let ends: Timestamp?
    /// Posts of this side that the causing event itself named, or that were told about the warning that it changes or ends; nil for none.
    package let asked: [String]?
    /// How many different people in different posts have to do what answers it; nil for one.
    package let people: Int?
    /// The sides whose word ends it when they say that the matter is over; nil in events of before this was said: either side's did.
    package let endedBy: [Side]?

    package init(
        call: String, about: String, event: String, rule: String, urgency: CallUrgency, level: WarningLevel? = nil, ladder: String,
        title: Bilingual, replaces: String? = nil, ends: Timestamp? = nil, asked: [String]? = nil,
        people: Int? = nil, endedBy: [Side]? = nil
    ) {
        self.call = call
        self.about = about
        self.event = event
        self.rule = rule
        self.urgency = urgency
        self.level = level
        self.ladder = ladder
        self.title = title
        self.replaces = replaces
        self.ends = ends
        self.asked = asked
        self.people = people
        self.endedBy = endedBy
    }
}

/// How urgent a call is.
package enum CallUrgency: String, Hashable, Sendable, Codable, CaseIterable {
    /// At any hour, by every channel.
    case critical
    /// At any hour.
    case major
    /// In its turn.
    case minor
}
