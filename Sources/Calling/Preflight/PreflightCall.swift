package import Chronology
package import Events
package import Wording

/// One line of a preflight: who is told when, or why nobody is.
package struct PreflightCall: Hashable, Sendable, Codable {
    package let at: Timestamp
    package let afterMinutes: Int
    package let step: Int
    package let post: String
    package let postName: Bilingual
    package let person: String?
    package let channels: [String]
    /// Why the post is not told; nil when it is.
    package let skipped: SkipCause?
    package let reason: Bilingual?

    init?(_ word: Climb.Word, at time: Timestamp, from start: Timestamp, _ names: SpokenNames) {
        (at, afterMinutes) = (time, Int((time - start).components.seconds / 60))
        switch word {
        case .requested(let request, _):
            (step, post, postName, person) = (request.step, request.post, names.post(request.post), request.person)
            (channels, skipped, reason) = (request.channels, nil, nil)
        case .skipped(let skip):
            (step, post, postName, person) = (skip.step, skip.post, names.post(skip.post), nil)
            (channels, skipped, reason) = ([], skip.cause, skip.reason)
        case .unanswered, .resumed, .closed: return nil
        }
    }
}

/// Something that is wrong with a ladder at a time.
enum PreflightFault: Hashable, Sendable {
    case empty(step: Int, post: String, cause: SkipCause, reason: Bilingual)
    case emptyStep(Int)
    case samePerson(String)
    case noChief
    case nobody

    init?(_ word: Climb.Word, step: Int) {
        guard case .skipped(let skip) = word, skip.cause != .repeated else { return nil }
        self = .empty(step: step, post: skip.post, cause: skip.cause, reason: skip.reason)
    }
}

/// Something that is broken for a stretch of time.
package struct PreflightTrouble: Hashable, Sendable, Codable {
    package let ladder: String
    package let urgency: CallUrgency
    package let from: Timestamp
    package private(set) var until: Timestamp
    /// `vacant`, `absent`, `no-channel`, `empty-step`, `same-person`, `no-chief`, `nobody`.
    package let kind: String
    package let post: String?
    /// Whether a critical call would not come to where it has to.
    package let isCritical: Bool
    package let text: Bilingual

    init(ladder: Ladder, fault: PreflightFault, from: Timestamp, until: Timestamp, _ names: SpokenNames) {
        (self.ladder, urgency, self.from, self.until) = (ladder.id, ladder.urgency, from, until)
        let isUrgent = ladder.urgency == .critical
        switch fault {
        case .empty(let step, let post, let cause, let reason):
            (kind, self.post, isCritical) = (cause.rawValue, post, false)
            text = Bilingual(zh: "第 \(step + 1) 步：\(reason.zh)", en: "step \(step + 1): \(reason.en)")
        case .emptyStep(let step):
            (kind, post, isCritical) = ("empty-step", nil, isUrgent)
            text = Bilingual(zh: "第 \(step + 1) 步无人可通知", en: "step \(step + 1) has nobody who can be told")
        case .samePerson(let person):
            (kind, post, isCritical) = ("same-person", nil, isUrgent)
            text = Bilingual(zh: "每一步都是同一人 \(person)", en: "every step is the same person, \(person)")
        case .noChief:
            (kind, post, isCritical) = ("no-chief", nil, isUrgent)
            text = Bilingual(zh: "最后一步（带班领导）无人可通知", en: "the last step, the chief, has nobody who can be told")
        case .nobody:
            (kind, post, isCritical) = ("nobody", nil, true)
            text = Bilingual(zh: "整条升级链无人可通知", en: "nobody on the ladder can be told")
        }
    }

    /// What goes on over a hand-over is one trouble.
    static func joined(_ stretches: [[PreflightTrouble]]) -> [PreflightTrouble] {
        var joined: [PreflightTrouble] = []
        for trouble in stretches.joined() {
            let index = joined.firstIndex { $0.isSame(as: trouble) && $0.until == trouble.from }
            if let index { joined[index].until = trouble.until } else { joined.append(trouble) }
        }
        return joined.sorted {
            ($0.from, $0.isCritical ? 0 : 1, $0.kind, $0.post ?? "") < ($1.from, $1.isCritical ? 0 : 1, $1.kind, $1.post ?? "")
        }
    }

    private func isSame(as other: PreflightTrouble) -> Bool {
        ladder == other.ladder && kind == other.kind && post == other.post && text == other.text
    }
}
