package import Chronology
package import Events

/// What one side has said of its link: how far it has read the other's journal, and what came of the last cuts.
package struct DeskTraffic: Codable, Hashable, Sendable {
    /// How far behind it is.
    package private(set) var measured: Measured?
    /// Its last receipt: so much of the other side's it has.
    package private(set) var receipt: LinkReceived?
    /// What was not taken; the newest last.
    package private(set) var refused: [Refusal] = []
    /// Cuts that are over; the newest last.
    package private(set) var cuts: [LinkHealed] = []
    /// Its keys that do not count any more.
    package private(set) var revoked: [KeyRevoked] = []

    package struct Measured: Codable, Hashable, Sendable {
        package let behind: Int
        package let lag: Int
        package let pace: Int
        package let at: Timestamp
    }

    package struct Refusal: Codable, Hashable, Sendable {
        package let refused: LinkRefused
        package let at: Timestamp
    }

    static let maximumRefused = 20
    static let maximumCuts = 10
    static let maximumDecisions = 100
    static let maximumRevoked = 10

    mutating func take(_ measured: LinkMeasured, _ event: Event) {
        self.measured = Measured(behind: measured.behind, lag: measured.lag, pace: measured.pace, at: event.time)
    }

    mutating func take(_ receipt: LinkReceived) { self.receipt = receipt }

    mutating func take(_ refused: LinkRefused, _ event: Event) {
        self.refused = Array((self.refused + [Refusal(refused: refused, at: event.time)]).suffix(Self.maximumRefused))
    }

    mutating func take(_ healed: LinkHealed) {
        let bounded = LinkHealed(
            peer: healed.peer, from: healed.from, until: healed.until, received: healed.received,
            decisions: Array(healed.decisions.prefix(Self.maximumDecisions)))
        guard !cuts.contains(bounded) else { return }
        cuts = Array((cuts + [bounded]).suffix(Self.maximumCuts))
    }

    mutating func take(_ key: KeyRevoked) {
        revoked = Array((revoked + [key]).suffix(Self.maximumRevoked))
    }
}
