package import CAP
internal import Chronology
package import Events
package import Region
package import Wording

/// The life of our warnings as CAP messages: events of one side in, one message for each out. Pure: the same events give the same bytes.
///
/// An update or a lifting refers to every message of its warning that still stands, so the events must come from the beginning of the
/// warning and in their order.
package struct WarningMessages: Sendable {
    private let region: Region
    private let side: Side
    private let issuer: Issuer
    private let names: [String: Bilingual]
    private var lives: [String: Life] = [:]

    /// Who speaks: CAP's `sender` and `senderName`.
    package struct Issuer: Sendable {
        package let sender: String
        package let name: Bilingual
        package let contact: Bilingual?

        package init(sender: String, name: Bilingual, contact: Bilingual? = nil) {
            (self.sender, self.name, self.contact) = (sender, name, contact)
        }
    }

    /// A warning that has not been lifted.
    private struct Life {
        var warning: CAPWarning
        var messages: [CAPAlert] = []
        /// Of all its messages, also those that are no longer kept.
        var count = 0
    }

    /// Warnings that run at once; the one that ends first is let go when there are more.
    package static let maximumWarnings = 1_000
    /// Messages of one warning that an update can refer to.
    package static let maximumMessages = 100

    /// - Parameters:
    ///   - side: whose warnings become messages; nobody speaks for the other side.
    ///   - names: what rivers and region-wide areas are called, by id.
    package init(region: Region, side: Side, issuer: Issuer, names: [String: Bilingual] = [:]) {
        (self.region, self.side, self.issuer, self.names) = (region, side, issuer, names)
    }

    /// The message that an event is; nil for one that is none, and for the other side's.
    package mutating func message(for event: Event) throws(EventError) -> CAPAlert? {
        guard event.side == side else { return nil }
        switch event.type {
        case WarningIssued.type: return issue(try event.payload(WarningIssued.self), event)
        case WarningUpdated.type: return change(try event.payload(WarningUpdated.self), event)
        case WarningLifted.type: return lift(try event.payload(WarningLifted.self), event)
        case WarningCancelled.type: return recall(try event.payload(WarningCancelled.self), event)
        default: return nil
        }
    }
}

// MARK: - Steps

extension WarningMessages {
    private mutating func issue(_ issued: WarningIssued, _ event: Event) -> CAPAlert? {
        var warning = blank(issued.warning, issued.hazard, issued.area, event)
        warning.divisions = divisions(issued.places)
        warning.caveat = issued.release?.caveat
        warning.set(issued.level, issued.onset, issued.ends, issued.reason, issued.criterion, issued.citation, issued.probability)
        return say(warning, .issued, event)
    }

    private mutating func change(_ updated: WarningUpdated, _ event: Event) -> CAPAlert? {
        var warning = blank(updated.warning, updated.hazard, updated.area, event)
        warning.divisions = divisions(updated.places)
        warning.caveat = updated.release?.caveat
        warning.set(updated.level, updated.onset, updated.ends, updated.reason, updated.criterion, updated.citation, updated.probability)
        return say(warning, .changed, event)
    }

    private mutating func lift(_ lifted: WarningLifted, _ event: Event) -> CAPAlert? {
        // Nobody has been told of it: there is nothing to cancel.
        guard var warning = lives[key(lifted.warning, event)]?.warning else { return nil }
        (warning.reason, warning.criterion, warning.citation) = (lifted.reason, lifted.criterion, lifted.citation)
        (warning.probability, warning.caveat) = (nil, lifted.release?.caveat)
        return end(warning, .lifted, event)
    }

    private mutating func recall(_ recalled: WarningCancelled, _ event: Event) -> CAPAlert? {
        guard var warning = lives[key(recalled.warning, event)]?.warning else { return nil }
        (warning.reason, warning.criterion, warning.citation) = (recalled.reason, "", "")
        (warning.probability, warning.caveat) = (nil, nil)
        return end(warning, .recalled, event)
    }

    private mutating func end(_ warning: CAPWarning, _ step: CAPStep, _ event: Event) -> CAPAlert {
        let message = say(warning, step, event)
        lives[key(warning.number, event)] = nil
        return message
    }

    private mutating func say(_ warning: CAPWarning, _ step: CAPStep, _ event: Event) -> CAPAlert {
        let key = key(warning.number, event)
        var life = lives[key] ?? Life(warning: warning)
        life.warning = warning
        life.count += 1
        let message = CAPAlert(warning: warning, step: step, serial: life.count, sent: event.time, earlier: life.messages)
        life.messages = (life.messages + [message]).suffix(Self.maximumMessages)
        lives[key] = life
        if lives.count > Self.maximumWarnings, let first = lives.min(by: { $0.value.warning.ends < $1.value.warning.ends }) {
            lives[first.key] = nil
        }
        return message
    }

    private func key(_ warning: String, _ event: Event) -> String { "\(event.realm) \(warning)" }
}

// MARK: - What the events do not say

extension WarningMessages {
    private func blank(_ number: String, _ hazard: String, _ area: String, _ event: Event) -> CAPWarning {
        let name = region.area(area)?.name ?? names[area] ?? Bilingual(zh: area, en: area)
        return CAPWarning(
            number: number, sender: issuer.sender, senderName: issuer.name, hazard: CAPHazard(hazard), level: .yellow, area: name,
            divisions: [], onset: event.time, ends: event.time, reason: name, criterion: "", citation: "", probability: nil,
            exercise: event.realm.exercise, contact: issuer.contact)
    }

    private func divisions(_ places: [String]) -> [CAPWarning.Division] {
        places.map { .init(code: $0, name: region.place($0)?.name ?? Bilingual(zh: $0, en: $0)) }
    }
}

extension CAPWarning {
    fileprivate mutating func set(
        _ level: WarningLevel, _ onset: CalendarDate, _ ends: CalendarDate, _ reason: Bilingual, _ criterion: String, _ citation: String,
        _ probability: Double
    ) {
        self.level = CAPLevel(level)
        // Days in Beijing: from the beginning of the first to the end of the last.
        (self.onset, self.ends) = (Timestamp(onset), Timestamp(ends.advanced(by: 1)))
        (self.reason, self.criterion, self.citation, self.probability) = (reason, criterion, citation, probability)
    }
}

extension CAPLevel {
    fileprivate init(_ level: WarningLevel) {
        switch level {
        case .blue: self = .blue
        case .yellow: self = .yellow
        case .orange: self = .orange
        case .red: self = .red
        }
    }
}

extension CAPHazard {
    /// The hazards of the criteria files; one that is new there goes out under its own name until it has words here.
    fileprivate init(_ id: String) {
        self =
            [.pollution, .control, .ozone, .dust, .river, .drinkingWater].first { $0.id == id }
            ?? CAPHazard(
                id: id, name: Bilingual(zh: id, en: id), category: [.env], responseType: [.monitor],
                instruction: Bilingual(zh: "按有关单位的通知行动。", en: "Follow what the units in charge say."))
    }
}
