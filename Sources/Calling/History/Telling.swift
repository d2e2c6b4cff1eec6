import Chronology
import Events
import Wording

/// The lines of one answer while the journal goes by.
struct Telling {
    let id: String
    let only: CallHistory.Asked
    let side: Side
    let names: SpokenNames
    /// An acknowledgement holds no longer, whatever it says itself.
    let longestHold: Duration
    private(set) var lines: [CallLine] = []
    /// Calls that the answer is about.
    private var calls: [String: CallOpened] = [:]
    /// Messages to the one who is asked about.
    private var messages: Set<String> = []

    init(id: String, only: CallHistory.Asked, side: Side, names: SpokenNames, longestHold: Duration) {
        (self.id, self.only, self.side, self.names, self.longestHold) = (id, only, side, names, longestHold)
    }

    func isAbout(_ event: Event) -> Bool { event.id == id || event.subject == id || event.correlationID == id }

    mutating func tell(_ more: [CallLine]) { lines += more }

    mutating func tell(_ event: Event, call: String? = nil, _ text: Bilingual) {
        lines.append(CallLine(at: event.time, call: call, event: event.id, type: event.type, text: text))
    }

    /// Words of this side's own service, its channels and its people.
    mutating func hear(_ event: Event) {
        guard event.side == side, let word = try? Word(event, side: side, processor: "") else { return }
        switch word {
        case .opened(let opened): hear(opened, event)
        case .requested(let requested): hear(requested, event)
        case .skipped(let skipped): hear(skipped, event)
        case .transported(let sent):
            guard isAsked(message: sent.notification, of: sent.call) else { return }
            let before = sent.attempts.map { "\($0.channel): \($0.reason)" }.joined(separator: "; ")
            tell(
                event, call: sent.call,
                Bilingual(
                    zh: "已由 \(sent.channel) 发出 \(sent.notification)" + (before.isEmpty ? "" : "（此前失败：\(before)）"),
                    en: "sent by \(sent.channel): \(sent.notification)" + (before.isEmpty ? "" : " (failed before: \(before))")))
        case .failed(let failed):
            guard isAsked(message: failed.notification, of: failed.call) else { return }
            let tried = failed.attempts.map { "\($0.channel) ×\($0.attempts): \($0.reason)" }.joined(separator: "; ")
            tell(
                event, call: failed.call,
                failed.sent == nil
                    ? Bilingual(
                        zh: "所有渠道均失败 \(failed.notification)：\(tried)", en: "no channel took \(failed.notification): \(tried)")
                    : Bilingual(
                        zh: "已发出但未能送达 \(failed.notification)：\(tried)",
                        en: "\(failed.notification) was sent and could not be delivered: \(tried)"))
        case .displayed(let displayed):
            guard calls[displayed.call] != nil, displayed.notification.map(messages.contains) ?? isAsked(post: displayed.post) else {
                return
            }
            tell(event, call: displayed.call, Bilingual(zh: "已在 \(displayed.channel) 显示", en: "shown on \(displayed.channel)"))
        case .acknowledged(let said): hear(said, event)
        case .unanswered, .resumed, .closed: hearEnd(word, event)
        default: return
        }
    }

    // MARK: Calls and steps

    private mutating func hear(_ opened: CallOpened, _ event: Event) {
        guard [opened.call, opened.about, opened.event, event.id, event.correlationID].contains(id) else { return }
        calls[opened.call] = opened
        let replaces = opened.replaces.map { Bilingual(zh: "，取代 \($0)", en: ", in the place of \($0)") }
        tell(
            event, call: opened.call,
            Bilingual(
                zh:
                    "按规则 \(opened.rule) 呼叫 \(opened.call)（\(opened.urgency.rawValue)，升级链 \(opened.ladder)）\(replaces?.zh ?? "")：\(opened.title.zh)",
                en:
                    "rule \(opened.rule) opens \(opened.call) (\(opened.urgency.rawValue), ladder \(opened.ladder))\(replaces?.en ?? ""): \(opened.title.en)"
            ))
    }

    private mutating func hear(_ told: NotificationRequested, _ event: Event) {
        guard calls[told.call] != nil else { return }
        guard isAsked(person: told.person, post: told.post) else { return tellInstead(told, event) }
        messages.insert(told.notification)
        let who =
            told.person.map { Bilingual(zh: "\(names.post(told.post).zh)当值 \($0)", en: "\($0), on duty at \(names.post(told.post).en)") }
            ?? names.post(told.post)
        let channels = told.channels.joined(separator: ", ")
        tell(
            event, call: told.call,
            Bilingual(
                zh: "第 \(told.round) 轮第 \(told.step + 1) 步通知 \(who.zh)，渠道 \(channels)",
                en: "round \(told.round), step \(told.step + 1): \(who.en) is told by \(channels)"))
    }

    /// Why the person who is asked about was not told: somebody else was on duty.
    private mutating func tellInstead(_ told: NotificationRequested, _ event: Event) {
        guard case .person(let asked) = only, let person = told.person else { return }
        let post = names.post(told.post)
        tell(
            event, call: told.call,
            Bilingual(
                zh: "第 \(told.round) 轮第 \(told.step + 1) 步在\(post.zh)当值的是 \(person)，不是 \(asked)",
                en: "round \(told.round), step \(told.step + 1): \(person) was on duty at \(post.en), and not \(asked)"))
    }

    private mutating func hear(_ skipped: NotificationSkipped, _ event: Event) {
        guard calls[skipped.call] != nil, isAsked(post: skipped.post) || isNamed(in: skipped.reason) else { return }
        let silence = skipped.silence.map { " (\($0))" } ?? ""
        tell(
            event, call: skipped.call,
            Bilingual(
                zh: "第 \(skipped.round) 轮第 \(skipped.step + 1) 步未通知 \(names.post(skipped.post).zh)：\(skipped.reason.zh)\(silence)",
                en:
                    "round \(skipped.round), step \(skipped.step + 1): \(names.post(skipped.post).en) is not told: \(skipped.reason.en)\(silence)"
            ))
    }

    private mutating func hear(_ said: AcknowledgementRecorded, _ event: Event) {
        guard said.aggregate == id || calls.values.contains(where: { $0.about == said.aggregate || $0.call == said.aggregate }) else {
            return
        }
        let holds = said.expires.map { min($0, event.time + longestHold) }
        let until = holds.map { Bilingual(zh: "，至北京时间 \($0.beijingText)", en: ", until \($0.beijingText) Beijing") }
        let note = said.note.map { "：\($0)" } ?? ""
        tell(
            event,
            Bilingual(
                zh: "\(said.person)（\(names.post(said.post).zh)）确认 \(said.of)\(until?.zh ?? "")\(note)",
                en: "\(said.person) (\(names.post(said.post).en)) acknowledges \(said.of)\(until?.en ?? "")\(note)"))
    }

    private mutating func hearEnd(_ word: Word, _ event: Event) {
        switch word {
        case .unanswered(let silent) where calls[silent.call] != nil:
            let next = silent.next.map { Bilingual(zh: "；\($0.beijingText) 再次呼叫", en: "; again at \($0.beijingText) Beijing") }
            tell(
                event, call: silent.call,
                Bilingual(
                    zh: "第 \(silent.round) 轮无人确认：\(silent.reason.zh)\(next?.zh ?? "")",
                    en: "round \(silent.round) unanswered: \(silent.reason.en)\(next?.en ?? "")"))
        case .resumed(let resumed) where calls[resumed.call] != nil: tell(event, call: resumed.call, resumed.reason)
        case .closed(let closed) where calls[closed.call] != nil:
            tell(event, call: closed.call, Bilingual(zh: "呼叫结束：\(closed.reason.zh)", en: "the call ends: \(closed.reason.en)"))
        default: return
        }
    }

    // MARK: Who is asked about

    private func isAsked(person: String? = nil, post: String?) -> Bool {
        switch only {
        case .everybody: true
        case .person(let asked): person == asked
        case .post(let asked): post == asked
        }
    }

    private func isAsked(message: String, of call: String) -> Bool { calls[call] != nil && messages.contains(message) }

    /// A skipped step has no person; the reason says who it was.
    private func isNamed(in reason: Bilingual) -> Bool {
        if case .person(let asked) = only { reason.en.split(separator: " ").contains(Substring(asked)) } else { false }
    }
}
