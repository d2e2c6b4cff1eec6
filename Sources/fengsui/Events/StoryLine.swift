import Chronology
import DutyDesk
import Events
import Wording

/// One event as a line for people: time, side, what happened.
struct StoryLine {
    private let narration: EventNarration
    private let language: OutputLanguage?

    init(_ narration: EventNarration, _ language: OutputLanguage?) {
        (self.narration, self.language) = (narration, language)
    }

    func line(for event: Event, sequence: Int64? = nil) -> String {
        let number = sequence.map { "\($0)".leftPadded(to: 7) + "  " } ?? ""
        let mark = event.realm.exercise == nil ? "" : Terminal.styled("[演练 EXERCISE] ", .magenta)
        let text = Terminal.styled(told(narration.sentence(for: event)), style(of: event))
        return "\(number)\(mark)\(event.time.beijingText)  \(Self.name(of: event.side))  \(text)"
    }

    /// More than routine.
    func isWorthTelling(_ event: Event) -> Bool { narration.importance(of: event) > .routine }

    private func told(_ sentence: Bilingual) -> String {
        language.map { sentence[$0.wording] } ?? sentence.description
    }

    private func style(of event: Event) -> Terminal.Style {
        switch narration.importance(of: event) {
        case .urgent: .red
        case .notable: .bold
        case .routine: .dim
        }
    }

    private static func name(of side: Side) -> String {
        switch side {
        case .local: "地方 local"
        case .corps: "兵团 corps"
        }
    }
}

extension String {
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
