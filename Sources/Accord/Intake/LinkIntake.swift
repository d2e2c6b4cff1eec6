package import Chronology
package import Events
import Wording

/// One side's end of the link without its surroundings: what it takes of the other side's journal, and what it says about it.
///
/// A step has three parts: `sift` a page and get what is to be kept, `settle` what became of it in the own journal, and take the `words`
/// that are to be said there. Work on a copy and put it in place when all of it is on disk: after a crash the same page gives the same.
package struct LinkIntake: Hashable, Sendable, Codable {
    /// This side.
    package let side: Side
    private let realmName: String
    package internal(set) var policy: CrossingPolicy
    package internal(set) var keys: KeyRing
    /// Everything of the other journal up to here has been looked at.
    package internal(set) var position: Int64 = 0
    /// The last event that was looked at, by which the same journal is known again.
    package internal(set) var mark: Mark?
    /// The last head heard of.
    package internal(set) var head: Int64 = 0
    var receipts = Receipts()
    var refusals = Refusals()
    var early = EarlyEvents()
    /// Up to this number of the own journal all that was kept there is remembered here.
    package internal(set) var kept: Int64 = 0
    /// What was kept there behind that before a crash.
    var unremembered = Unremembered()
    var lag = Lag()
    var state = LinkMind()

    package var peer: Side { side.other }
    package var realm: Realm { Realm(realmName) ?? .actual }
    /// The source of its words.
    package var source: String { "/\(side.rawValue)/liaise" }

    package struct Mark: Hashable, Sendable, Codable {
        package let sequence: Int64
        package let source: String
        package let id: String

        package init(sequence: Int64, source: String, id: String) {
            (self.sequence, self.source, self.id) = (sequence, source, id)
        }
    }

    /// An event of the other side that is to be kept, byte for byte.
    package struct Taken: Hashable, Sendable {
        package let sequence: Int64
        package let event: Event
        package let body: [UInt8]
    }

    /// What the own journal did with it.
    package enum Outcome: Hashable, Sendable {
        case stored
        case known
        /// Something else is known under its id, or the journal does not take it for another reason.
        case refused(String)
    }

    package init(of side: Side, realm: Realm, policy: CrossingPolicy, keys: KeyRing) {
        (self.side, realmName, self.policy, self.keys) = (side, realm.description, policy, keys)
    }

    package var isCaughtUp: Bool { position >= head }
}

// MARK: - One step

extension LinkIntake {
    /// Looks at a page of the other journal.
    /// - Parameters:
    ///   - now: the time of the realm; nil while an exercise has none, or where nobody's clock is to be believed: then no event is too early.
    ///   - machine: this machine's time, for the lag.
    /// - Returns: what is to be kept, in order.
    package mutating func sift(_ page: PeerPage, at now: Timestamp?, machine: Timestamp) -> [Taken] {
        var taken: [Taken] = []
        for event in early.release(at: now) + page.events {
            if let one = sift(event, now) { taken.append(one) }
        }
        if page.through >= position { lag.see(page, machine) }
        position = max(position, page.through)
        head = page.head
        return taken
    }

    private mutating func sift(_ peerEvent: PeerEvent, _ now: Timestamp?) -> Taken? {
        let event: Event
        do throws(EventError) {
            event = if let reading = peerEvent.reading { reading.event } else { try Event(json: peerEvent.body) }
        } catch {
            refuse(peerEvent.sequence, nil, .unreadable, Reasons.unreadable(error))
            return nil
        }
        let isInOrder = peerEvent.sequence > mark?.sequence ?? 0
        if isInOrder {
            mark = Mark(sequence: peerEvent.sequence, source: event.source, id: event.id)
        }
        // Its journal holds our own words as well.
        guard event.side == peer else { return nil }
        if let (cause, reason, retry) = objection(to: event, peerEvent, now) {
            let isHeld = retry.map { early.hold(peerEvent, until: $0) } ?? false
            refuse(peerEvent.sequence, event, cause, reason, isHeld: isHeld, retry)
            return nil
        }
        learn(from: event, at: peerEvent.sequence, isInOrder, now)
        return Taken(sequence: peerEvent.sequence, event: event, body: peerEvent.body)
    }

    private func objection(
        to event: Event, _ peerEvent: PeerEvent, _ now: Timestamp?
    ) -> (LinkRefusal, Bilingual, Timestamp?)? {
        guard event.realm == realm else { return (.policy, Reasons.realm(event.realm, realm), nil) }
        guard policy.takes(event, from: peer) else { return (.policy, Reasons.policy(event.type), nil) }
        if let now, event.time > now + .seconds(policy.aheadSeconds) {
            return (.policy, Reasons.ahead(event.time, policy.aheadSeconds), event.time - .seconds(policy.aheadSeconds))
        }
        switch keys.verdict(
            on: event, body: peerEvent.body, position: peerEvent.sequence, signer: peerEvent.reading?.signer)
        {
        case nil: return nil
        case .unsigned where policy.signatures == .accepted: return nil
        case .unknownKey where policy.signatures == .accepted && keys.entries.allSatisfy({ $0.side != peer }): return nil
        case let cause?: return (cause, Reasons.signature(cause, event.signature?.key), nil)
        }
    }

    /// An unsigned word about keys would let anybody in.
    private mutating func learn(from event: Event, at sequence: Int64, _ isInOrder: Bool, _ now: Timestamp?) {
        guard let signer = event.signature?.key, keys.key(named: signer) != nil else { return }
        keys.witness(event, at: sequence)
        guard event.type.hasPrefix("key.") else { return }
        let changed = (try? keys.take(event, position: sequence, overlap: policy.overlapSeconds, at: now)) ?? false
        // Read in order, the words of a new key stand behind its announcement.
        if changed, !isInOrder { refusals.keyCameLate() }
    }

    private mutating func refuse(
        _ sequence: Int64, _ event: Event?, _ cause: LinkRefusal, _ reason: Bilingual, isHeld: Bool = false, _ retry: Timestamp? = nil
    ) {
        let refused = LinkRefused(
            peer: peer, position: String(sequence), event: event?.id ?? "-", source: event?.source ?? "/\(peer.rawValue)/-", cause: cause,
            reason: reason)
        refusals.add(refused, at: sequence, isAboutLink: event?.type.hasPrefix("link.") ?? false, isHeld: isHeld, retry: retry)
    }

    /// Takes what the own journal did with what was to be kept.
    package mutating func settle(_ taken: [Taken], _ outcomes: [Outcome], at now: Timestamp?) {
        for (one, outcome) in zip(taken, outcomes) {
            switch outcome {
            case .stored: settle(one, isNew: true, isReceipted: false, now)
            case .known:
                let (isNew, isReceipted) = unremembered.find(one)
                settle(one, isNew: isNew, isReceipted: isReceipted, now)
            case .refused(let reason): refuse(one.sequence, one.event, .conflict, Reasons.conflict(reason))
            }
        }
        if isCaughtUp { unremembered = Unremembered() }
    }

    private mutating func settle(_ one: Taken, isNew: Bool, isReceipted: Bool, _ now: Timestamp?) {
        if !isReceipted { receipts.add(one, isNew: isNew, now) }
        state.note(one, isNew: isNew)
    }

    /// The own journal has kept what was settled up to this number of its own.
    package mutating func keeps(through sequence: Int64) { kept = max(kept, sequence) }
}
