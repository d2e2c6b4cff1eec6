import Chronology
import Events
import Wording

/// From an event to calls: which rule it meets, which calls it ends.
extension NotifyProcessor {
    // MARK: Opening

    /// Of the rules of one chain that an event meets, the most urgent counts.
    func open(_ occasion: Occasion, _ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        var chains: Set<String> = []
        var emissions: [Emission] = []
        let met = rules(for: event.type).filter { $0.isMet(by: occasion, of: event, on: side) }
        for rule in met.stably(by: { -$0.urgency.rank }) where chains.insert(rule.chain).inserted {
            let call = WaitingCall(
                rule: rule.id, about: occasion.about, event: event.id, level: occasion.level,
                title: TitleTemplate.fill(rule.title, with: occasion.words, about: occasion.about),
                asked: asked(by: occasion, of: event, state), required: occasion.required.map { $0[side] ?? [] }, people: occasion.people,
                correlation: event.correlationID, endedBy: occasion.enders(on: side, speaker: event.side))
            if let before = rule.before, let due = occasion.due, now < due - before {
                state.wait(call, until: due - before)
            } else {
                emissions += open(call, rule, event, now, &state)
            }
        }
        return emissions
    }

    private func asked(by occasion: Occasion, of event: Event, _ state: NotifyState) -> [String] {
        guard occasion.asksThoseTold else { return occasion.asked[side] ?? [] }
        return state.told.posts(about: occasion.about, by: event.side)
    }

    /// The time before somebody's deadline has come: whoever has not answered and has to is called.
    func openWaiting(_ id: String, _ event: Event, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard var call = state.waiting[id] else { return [] }
        state.remove(waiting: id)
        guard let rule = plan.rule(call.rule) else { return [] }
        if let missing = call.missing {
            guard !missing.isEmpty else { return [] }
            call.asked = missing
        }
        return open(call, rule, event, now, &state)
    }

    /// Opens a call, unless one in the same chain is as high; lower ones are replaced, whoever has them in hand.
    private func open(
        _ waiting: WaitingCall, _ rule: CallRule, _ event: Event, _ now: Timestamp, _ state: inout NotifyState
    ) -> [Emission] {
        let others = state.calls(about: waiting.about).filter { !$0.isClosing && plan.rule($0.rule)?.chain == rule.chain }
        guard !others.contains(where: { $0.covers(urgency: rule.urgency, level: waiting.level) }) else {
            for other in others { state.retitle(other, as: waiting) }
            return []
        }
        // A call about a call of the other side is known by its number, so that the two sides never call each other about each other's calls.
        let kind = event.type == CallUnanswered.type ? Self.relay : "call"
        let number = "\(side.rawValue)-\(kind)-" + EventIdentity.derived(from: [waiting.event, waiting.about, rule.id]).prefix(12)
        guard !state.knows(call: number) else { return [] }
        let call = record(waiting, rule, number, now)
        let lower = others.filter { call.covers(urgency: $0.urgency, level: $0.level) }
        var emissions = makeRoom(for: call, now, &state)
        emissions += lower.flatMap { close($0.number, .replaced, Self.replaced(by: number), now, &state) }
        let opened = CallOpened(
            call: number, about: call.about, event: call.event, rule: rule.id, urgency: call.urgency, level: call.level,
            ladder: call.ladder, title: call.title, replaces: lower.first?.number, ends: call.ends, asked: call.asked.nilIfEmpty,
            people: call.people > 1 ? call.people : nil, endedBy: call.endedBy)
        emissions.append(Emission(opened, subject: number, correlationID: call.correlation ?? call.about))
        return emissions + say([words(for: call, round: 1, from: 0, moment(event, now, state), state)])
    }

    static let relay = "relay"

    private func record(_ waiting: WaitingCall, _ rule: CallRule, _ number: String, _ now: Timestamp) -> CallRecord {
        CallRecord(
            number: number, about: waiting.about, event: waiting.event, opener: "", rule: rule.id, urgency: rule.urgency,
            level: waiting.level, ladder: rule.ladder, title: waiting.title, asked: waiting.asked, people: waiting.people,
            correlation: waiting.correlation, endedBy: waiting.endedBy,
            opened: now, ends: rule.lasts.map { now + $0 }, anchor: now)
    }

    private func makeRoom(for call: CallRecord, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        guard state.calls.count >= NotifyState.maximumCalls, let least = state.leastImportant else { return [] }
        let reason = Bilingual(zh: "未结呼叫过多，最次要的结束", en: "too many calls are open; the least important one ends")
        return close(least.number, .ended, reason, now, &state)
    }

    private static func replaced(by number: String) -> Bilingual {
        Bilingual(zh: "级别提高，由 \(number) 取代", en: "raised; \(number) takes its place")
    }

    // MARK: Ending

    /// What the event means for calls that are open: over, answered, or one more thing to acknowledge.
    func end(_ event: Event, _ occasion: Occasion?, _ now: Timestamp, _ state: inout NotifyState) -> [Emission] {
        // A watch is of one side, and the other side has one of the same name.
        guard !Self.isAboutCalls(event.type), event.side == side || !event.type.hasPrefix("watch.") else { return [] }
        let touched = occasion?.touches ?? Set([event.subject, event.correlationID].compactMap { $0 })
        return touched.sorted().flatMap { about -> [Emission] in
            for (id, waiting) in state.waiting(about: about) { end(waiting: id, waiting, event, occasion, &state) }
            return state.calls(about: about).flatMap { end($0, event, occasion, now, &state) }
        }
    }

    private func end(
        _ call: CallRecord, _ event: Event, _ occasion: Occasion?, _ now: Timestamp, _ state: inout NotifyState
    ) -> [Emission] {
        guard !call.isClosing else { return [] }
        let rule = plan.rule(call.rule)
        if let rule, rule.over.contains(event.type), call.isEnded(by: event.side) {
            return close(call.number, .over, Self.over(event.type), now, &state)
        }
        state.note(later: event.id, of: call.number)
        guard let rule, let answer = occasion?.answer, event.side == side, rule.answeredBy.contains(event.type) else { return [] }
        guard state.take(answer, of: call.number) else { return [] }
        return hold(call.number, by: answer.person, post: answer.post, note: nil, until: nil, event, now, &state)
    }

    private func end(
        waiting id: String, _ waiting: WaitingCall, _ event: Event, _ occasion: Occasion?, _ state: inout NotifyState
    ) {
        guard let rule = plan.rule(waiting.rule) else { return }
        if rule.over.contains(event.type), waiting.endedBy.contains(event.side) { state.remove(waiting: id) }
        if let answer = occasion?.answer, event.side == side { state.waiting[id]?.heard.insert(answer.post) }
    }

    func close(
        _ number: String, _ cause: CallClosing, _ reason: Bilingual, _ now: Timestamp, _ state: inout NotifyState
    ) -> [Emission] {
        guard let call = state.calls[number] else { return [] }
        state.change(number) { changed in
            changed.isClosing = true
            return now + Self.patience
        }
        return [
            Emission(
                CallClosed(call: number, cause: cause, reason: reason), subject: number, correlationID: call.correlation ?? call.about)
        ]
    }

    private static func over(_ type: String) -> Bilingual {
        Bilingual(zh: "事情已了结（\(type)）", en: "the matter is over (\(type))")
    }

    /// Words about calls are no news of the matter itself.
    private static func isAboutCalls(_ type: String) -> Bool {
        ["notification.", "acknowledgement.", "silence.", "deadline."].contains { type.hasPrefix($0) }
    }
}

extension Array {
    /// Sorted, with those that are equal in their order.
    func stably(by key: (Element) -> Int) -> [Element] {
        enumerated().sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }.map(\.element)
    }

    var nilIfEmpty: [Element]? { isEmpty ? nil : self }
}
