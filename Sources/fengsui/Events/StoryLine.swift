import Chronology
import DutyDesk
import Events
import Wording

/// One event as a line for people: time, side, what happened.
struct StoryLine {
    private let narration: EventNarration
    private let language: OutputLanguage

    init(_ playbooks: Playbooks, _ language: OutputLanguage) {
        narration = EventNarration(region: playbooks.region, names: playbooks.names)
        self.language = language
    }

    func line(for event: Event, sequence: Int64? = nil) -> String {
        let number = sequence.map { "\($0)".leftPadded(to: 7) + "  " } ?? ""
        let mark = event.realm.exercise == nil ? "" : Terminal.styled("[\(language.choose(from: Self.exercise, between: " "))] ", .magenta)
        let sentence = Terminal.inert(language.choose(from: narration.sentence(for: event)))
        let text = Terminal.styled(sentence, style(of: event))
        return "\(number)\(mark)\(event.time.beijingText)  \(language.choose(from: Self.name(of: event.side), between: " "))  \(text)"
    }

    /// More than routine.
    func isWorthTelling(_ event: Event) -> Bool { narration.importance(of: event) > .routine }

    private func style(of event: Event) -> Terminal.Style {
        switch narration.importance(of: event) {
        case .urgent: .red
        case .notable: .bold
        case .routine: .dim
        }
    }

    private static let exercise = Bilingual(zh: "演练", en: "EXERCISE")

    private static func name(of side: Side) -> Bilingual {
        switch side {
        case .local: Bilingual(zh: "地方", en: "local")
        case .corps: Bilingual(zh: "兵团", en: "corps")
        }
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
