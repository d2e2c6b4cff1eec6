package import Events
package import Region
package import Wording

/// How much an event asks of the person on duty.
package enum Importance: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Good to know, nothing to do.
    case routine
    /// Something changed that the next handover should mention.
    case notable
    /// Somebody has to look now.
    case urgent

    package static func < (left: Importance, right: Importance) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .routine: 0
        case .notable: 1
        case .urgent: 2
        }
    }
}

/// One event, told.
package struct Narration: Hashable, Sendable, Codable {
    package let sentence: Bilingual
    package let importance: Importance

    package init(_ importance: Importance, zh: String, en: String) {
        self.sentence = Bilingual(zh: zh, en: en)
        self.importance = importance
    }
}

/// Tells an event in one sentence of each language, as a duty officer would on the telephone. Pure.
package struct EventNarration: Sendable {
    private let names: Names

    /// - Parameter names: what the playbooks call rivers, substances and measures, by id; an id without a name is told as it is.
    package init(region: Region, names: [String: Bilingual] = [:]) {
        self.names = Names(region: region, others: names)
    }

    package func sentence(for event: Event) -> Bilingual { narration(of: event).sentence }

    package func importance(of event: Event) -> Importance { narration(of: event).importance }

    /// Both at once. An event that this program cannot read is told as just that.
    package func narration(of event: Event) -> Narration {
        do {
            let payload = try Catalogue.payload(of: event)
            guard let told = payload as? any Told else { return unreadable(event, reason: "no sentence is known for it") }
            return told.told(of: event, names)
        } catch {
            return unreadable(event, reason: error.description)
        }
    }

    private func unreadable(_ event: Event, reason: String) -> Narration {
        let side = names.side(event.side)
        return Narration(
            .notable, zh: "\(side.zh)发来一条本程序读不懂的事件（\(event.type)）：\(reason)。",
            en: "The \(side.en) sent an event that this program cannot read (\(event.type)): \(reason).")
    }
}

/// A payload that can be told. Every type of the catalogue is.
protocol Told: EventPayload {
    func told(of event: Event, _ names: Names) -> Narration
}
