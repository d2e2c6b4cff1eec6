package import Chronology
package import Events
package import Wording

/// A broken promise as it can be read: the events of that side about the same matter, and what broke around them.
package struct DrillStory: Sendable {
    package let lines: [Line]

    package struct Line: Hashable, Sendable {
        package let at: Timestamp
        /// Nil for the link.
        package let side: Side?
        /// Nil for what is in no journal.
        package let sequence: Int64?
        /// Whether it is one of the events that show what is broken.
        package let isCited: Bool
        package let text: Bilingual
    }

    /// Events of the matter before the last cited one, after it, and mishaps; at most.
    static let before = 14
    static let after = 4
    static let mishaps = 8

    /// What led to it.
    package init(of violation: Violation, in history: History) {
        let cited = Set(violation.entries.map(\.sequence))
        let entries = Self.matter(of: violation, history.journals[violation.side] ?? [], cited)
        let last = violation.entries.map(\.sequence).max() ?? .max
        let shown = entries.filter { $0.sequence <= last }.suffix(Self.before) + entries.filter { $0.sequence > last }.prefix(Self.after)
        let kept = Set(shown.map(\.sequence)).union(cited)
        let lines = entries.filter { kept.contains($0.sequence) }.map { Line($0, of: violation.side, isCited: cited.contains($0.sequence)) }
        let (from, until) = (lines.first?.at ?? violation.at, lines.last?.at ?? violation.at)
        let around = history.mishaps.filter { mishap in
            mishap.at >= from - .hours(1) && mishap.at <= until && mishap.side != violation.side.other
        }
        self.lines = (lines + around.suffix(Self.mishaps).map(Line.init)).sorted { ($0.at, $0.sequence ?? 0) < ($1.at, $1.sequence ?? 0) }
    }

    /// Everything that happened on both sides.
    package init(whole history: History) {
        let entries = Side.allCases.flatMap { side in (history.journals[side] ?? []).map { Line($0, of: side, isCited: false) } }
        lines = (entries + history.mishaps.map(Line.init)).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }

    /// The cited events, and those that share a subject or a matter with them or caused them; where none is cited, the latest.
    private static func matter(of violation: Violation, _ journal: [History.Entry], _ cited: Set<Int64>) -> [History.Entry] {
        guard !violation.entries.isEmpty else { return Array(journal.filter { $0.at <= violation.at }.suffix(before)) }
        let events = violation.entries.map(\.event)
        let matters = Set(events.flatMap { [$0.subject, $0.correlationID ?? $0.subject] })
        let causes = Set(events.compactMap(\.causationID))
        return journal.filter { entry in
            cited.contains(entry.sequence) || causes.contains(entry.event.id) || matters.contains(entry.event.subject)
                || entry.event.correlationID.map(matters.contains) ?? false
        }
    }
}

extension DrillStory.Line {
    fileprivate init(_ entry: History.Entry, of side: Side, isCited: Bool) {
        let event = entry.event
        let name = EventWords.name(of: event)
        let by = event.causationID.map { " ← \($0.prefix(8))" } ?? ""
        let rest = "\(event.source) \(event.subject) [\(event.id.prefix(8))\(by)]"
        self.init(
            at: entry.at, side: side, sequence: entry.sequence, isCited: isCited,
            text: Bilingual(zh: "\(name.zh)：\(rest)", en: "\(name.en): \(rest)"))
    }

    fileprivate init(_ mishap: Mishap) { self.init(at: mishap.at, side: mishap.side, sequence: nil, isCited: false, text: mishap.text) }
}
