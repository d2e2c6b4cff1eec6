import Chronology
import Events
import Region

/// `POST /api/silences`: keep this quiet until then.
struct SilenceForm: Decodable, Hashable {
    let request: String
    let rules: [String]
    let about: [String]
    let upTo: String
    let level: String?
    let minutes: Int
    let post: String
    let person: String
    let reason: String

    static let shortestMinutes = 5
    static let maximumNamed = 20

    /// What to record. Nothing that is called at any hour is kept quiet without saying what it is about.
    func payload(_ around: FormSurroundings) throws(DeskRefusal) -> SilenceSet {
        try FormText.check(request: request)
        guard let upTo = CallUrgency(rawValue: upTo) else { throw .field("upTo", zh: "请选择紧急程度", en: "choose an urgency") }
        let named = rules + about
        guard named.count <= Self.maximumNamed, named.allSatisfy(FormText.isIdentifier) else { throw .unreadable("‘rules’ or ‘about’") }
        // A level that is not understood must not become a silence of another reach.
        guard level.map({ $0.isEmpty || WarningLevel(rawValue: $0) != nil }) ?? true else {
            throw .field("level", zh: "请选择级别", en: "choose a level")
        }
        guard upTo == .minor || !about.isEmpty else { throw .silenceOfAll }
        let longest = Int(around.rules.longestSilence.components.seconds / 60)
        guard (Self.shortestMinutes...max(Self.shortestMinutes, longest)).contains(minutes) else {
            throw .field(
                "minutes", zh: "静默时间须为 \(Self.shortestMinutes)–\(longest) 分钟",
                en: "a silence lasts \(Self.shortestMinutes)–\(longest) minutes")
        }
        return SilenceSet(
            silence: number(around.side), rules: rules, about: about, upTo: upTo,
            level: level.flatMap { WarningLevel(rawValue: $0) }, begins: around.now, ends: around.now + .minutes(minutes),
            post: try FormText.post(post, around), person: try FormText.person(person), at: around.now,
            reason: try FormText.reason(reason))
    }

    func number(_ side: Side) -> String { FormText.number("silence", side, eventID) }

    var eventID: String {
        EventIdentity.derived(
            from: [
                "silence", request, rules.joined(separator: "\n"), about.joined(separator: "\n"), upTo, level ?? "", "\(minutes)", post,
                person, reason,
            ])
    }
}

/// `POST /api/silences/{id}/end`: it may ring again.
struct SilenceEndForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let reason: String

    /// What to record.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> SilenceEnded {
        try FormText.check(request: request)
        guard let silence = around.state.silences.last(where: { $0.id == id && $0.side == around.side }) else {
            throw .unknown(String(id.prefix(80)))
        }
        guard !silence.isOver(at: around.now) else { throw .silenceOver(id) }
        return SilenceEnded(
            silence: id, post: try FormText.post(post, around), person: try FormText.person(person), at: around.now,
            reason: try FormText.reason(reason))
    }

    func eventID(for id: String) -> String { EventIdentity.derived(from: ["silence-end", request, id, post, person, reason]) }
}

/// `POST /api/calls/{id}/shown`: the page shows it. Nobody has answered for it by that.
struct ShownForm: Decodable, Hashable {
    /// A message of the call; nil for the call itself.
    let notification: String?
    /// The post of the screen, when somebody has said whose it is.
    let post: String?

    /// What to record; nil when it is recorded already, or there is nothing to show.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> NotificationDisplayed? {
        guard let call = around.state.calls[id], call.side == around.side else { throw .unknown(String(id.prefix(80))) }
        if let notification {
            guard call.notices.contains(where: { $0.id == notification }) else { throw .unknown(String(notification.prefix(80))) }
        }
        guard call.isOpen, !call.shown.contains(notification ?? id) else { return nil }
        let known = post.flatMap { around.region.post($0) }?.id
        return NotificationDisplayed(call: id, notification: notification, channel: DeskCall.desk, post: known, at: around.now)
    }

    /// A screen has shown it once, whichever screen was first.
    func eventID(for id: String) -> String { EventIdentity.derived(from: ["shown", id, notification ?? ""]) }
}
