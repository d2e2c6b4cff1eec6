internal import CAP
package import Events
package import Region
package import Wording

/// The announce service of one side: its warnings go out as CAP messages, the other side's are judged and answered.
///
/// A message travels inside of an event, so it crosses the link like everything else, in order and signed. What the other side sends is
/// judged like anybody's message: an `Ack` says that it was taken, an `Error` which rules it breaks. Neither says that a person has seen it.
package struct AnnounceProcessor: Processor {
    package let name = "announce"
    /// 2: judges by more rules. 3: answers nothing of another realm; says a caveat once; judges polygons that touch or cross in a corner.
    /// 4: refuses a stranger's Cancel, says what a message refers to and was not taken, and names answers so that no two are called the same.
    package let version = 4
    package let interests = [WarningIssued.type, WarningUpdated.type, WarningLifted.type, WarningCancelled.type, CAPSent.type]

    let side: Side
    let region: Region
    let issuer: WarningMessages.Issuer
    let names: [String: Bilingual]

    /// - Parameter names: what rivers and region-wide areas are called, by id.
    package init(side: Side, region: Region, issuer: WarningMessages.Issuer, names: [String: Bilingual] = [:]) {
        (self.side, self.region, self.issuer, self.names) = (side, region, issuer, names)
    }

    package func initialState() -> AnnounceState { AnnounceState() }

    package func handle(_ event: Event, state: inout AnnounceState) throws(EventError) -> [Emission] {
        if event.type == CAPSent.type {
            return event.side == side ? [] : judge(try event.payload(CAPSent.self), event, &state)
        }
        return event.side == side ? try say(event, &state) : []
    }

    /// A warning's messages follow from its events, so those are what is remembered.
    private func say(_ event: Event, _ state: inout AnnounceState) throws(EventError) -> [Emission] {
        var messages = WarningMessages(region: region, side: side, issuer: issuer, names: names)
        for earlier in state.said[event.subject] ?? [] { _ = try messages.message(for: try Event(json: Array(earlier.utf8))) }
        guard let message = try messages.message(for: event), let sent = CAPSent(message, about: event.subject) else { return [] }
        state.remember(event)
        return [Emission(sent, subject: sent.identifier, correlationID: event.subject)]
    }

    private func judge(_ sent: CAPSent, _ event: Event, _ state: inout AnnounceState) -> [Emission] {
        let earlier = state.heard[sent.about] ?? []
        let judgement = CAPJudgement(of: Array(sent.xml.utf8), after: earlier.map { Array($0.utf8) }, in: event.realm, by: issuer.sender)
        if judgement.isAccepted { state.hear(sent) }
        let answer = judgement.answer(from: issuer.sender, at: event.time).flatMap { CAPSent($0, about: sent.identifier) }
        let received = judgement.received(from: event.side.rawValue, signature: .none, answer: answer?.identifier)
        return [Emission(received, subject: sent.identifier)]
            + [answer].compactMap(\.self).map { Emission($0, subject: $0.identifier) }
    }
}

/// What the announce service knows, all of it bounded.
package struct AnnounceState: Hashable, Sendable, Codable {
    /// The events of this side's warnings that are not over, as JSON.
    var said: [String: [String]] = [:]
    /// The last messages about each of the other side's warnings, against which the next one is judged.
    var heard: [String: [String]] = [:]
    /// Warnings in the order in which they came, the oldest first.
    private var saidOrder: [String] = []
    private var heardOrder: [String] = []

    package static let maximumWarnings = 200
    package static let maximumEvents = 100
    package static let maximumHeard = 12
    /// Of the other side's; its messages are kept only up to a size that no honest one reaches.
    package static let maximumHeardWarnings = 50
    static let maximumHeardBytes = 32 * 1024

    mutating func remember(_ event: Event) {
        guard event.type != WarningLifted.type, event.type != WarningCancelled.type else {
            said[event.subject] = nil
            return saidOrder.removeAll { $0 == event.subject }
        }
        let text = String(decoding: event.json, as: UTF8.self)
        Self.keep(text, of: event.subject, atMost: Self.maximumEvents, of: Self.maximumWarnings, in: &said, &saidOrder)
    }

    /// An answer is not kept: nothing refers to it, and there is one to each of our messages, each about another one.
    mutating func hear(_ sent: CAPSent) {
        guard sent.xml.utf8.count <= Self.maximumHeardBytes, !["Ack", "Error"].contains(sent.msgType) else { return }
        Self.keep(sent.xml, of: sent.about, atMost: Self.maximumHeard, of: Self.maximumHeardWarnings, in: &heard, &heardOrder)
    }

    /// The first of a warning's events is never let go: what follows refers to it.
    private static func keep(
        _ text: String, of key: String, atMost limit: Int, of warnings: Int, in table: inout [String: [String]], _ order: inout [String]
    ) {
        if table[key] == nil { order.append(key) }
        var texts = table[key, default: []] + [text]
        if texts.count > limit { texts.remove(at: 1) }
        table[key] = texts
        if order.count > warnings { table[order.removeFirst()] = nil }
    }
}
