import Events
import Wording

/// Quiet repeats to one person that come together become one text. A first call is never gathered, a critical one never, and the text is
/// always that of the highest: what is told along with it is no higher.
struct Gathering {
    private let plan: CallingPlan

    init(_ plan: CallingPlan) { self.plan = plan }

    private struct Target: Hashable {
        let group: String
        let urgency: CallUrgency
        let post: String
        let person: String?
        let channels: [String]
    }

    func gather(_ planned: [NotifyProcessor.Planned]) -> [NotifyProcessor.Planned] {
        guard planned.count > 1 else { return planned }
        var planned = planned
        for places in targets(planned).values where places.count > 1 {
            let lead = places.max { rank(planned[$0.call].call) < rank(planned[$1.call].call) }
            guard let lead, case .requested(let message, var text) = planned[lead.call].words[lead.word] else { continue }
            let others = places.filter { $0 != lead }
            text.others = others.map { planned[$0.call].call.title }
            planned[lead.call].words[lead.word] = .requested(message.saying(text.text), text)
            for place in others {
                planned[place.call].words[place.word] = told(planned[place.call].words[place.word], message.notification)
            }
        }
        return planned
    }

    private struct Place: Hashable {
        let call: Int
        let word: Int
    }

    private func targets(_ planned: [NotifyProcessor.Planned]) -> [Target: [Place]] {
        var targets: [Target: [Place]] = [:]
        for (index, item) in planned.enumerated() where item.call.urgency != .critical {
            guard let group = plan.rule(item.call.rule)?.group else { continue }
            for (place, word) in item.words.enumerated() {
                guard case .requested(let message, _) = word, message.round > 1 else { continue }
                let target = Target(
                    group: group, urgency: message.urgency, post: message.post, person: message.person, channels: message.channels)
                targets[target, default: []].append(Place(call: index, word: place))
            }
        }
        return targets
    }

    /// The highest first; of equals the lowest number.
    private func rank(_ call: CallRecord) -> Rank {
        Rank(level: call.level?.rank ?? -1, number: call.number)
    }

    private struct Rank: Comparable {
        let level: Int
        let number: String

        static func < (left: Rank, right: Rank) -> Bool { (left.level, right.number) < (right.level, left.number) }
    }

    private func told(_ word: Climb.Word, _ lead: String) -> Climb.Word {
        guard case .requested(let message, _) = word else { return word }
        let reason = Bilingual(zh: "并入 \(lead) 一并通知", en: "told in one message with \(lead)")
        return .skipped(
            NotificationSkipped(
                call: message.call, round: message.round, step: message.step, post: message.post, cause: .repeated, reason: reason))
    }
}

extension NotificationRequested {
    fileprivate func saying(_ text: Bilingual) -> NotificationRequested {
        NotificationRequested(
            notification: notification, call: call, round: round, step: step, post: post, person: person, channels: channels,
            urgency: urgency, level: level, text: text, expires: expires)
    }
}
