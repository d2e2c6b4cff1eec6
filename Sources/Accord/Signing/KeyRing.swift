package import Chronology
package import Events

/// The keys that count, and from when until when. A key is let in by hand, or announced by one that counts.
package struct KeyRing: Hashable, Sendable, Codable {
    package struct Entry: Hashable, Sendable, Codable {
        package let side: Side
        package let key: VerifyingKey
        /// Events before this are not its.
        package var from: Timestamp?
        /// Replaced by another: events after this are no longer its.
        package var until: Timestamp?
        /// Events at or after this do not count.
        package var revoked: Timestamp?
        /// The number of the event that revoked it in its side's journal: what stands there behind it does not count, whatever time it says.
        package var revokedAt: Int64?
        /// The key that announced it, and when: it falls with that one.
        package var announcedBy: String?

        package init(side: Side, key: VerifyingKey, from: Timestamp? = nil, until: Timestamp? = nil, revoked: Timestamp? = nil) {
            (self.side, self.key, self.from, self.until, self.revoked) = (side, key, from, until, revoked)
        }
    }

    package private(set) var entries: [Entry]

    /// Keys of both sides together, at most. A side that announces more is not believed.
    package static let maximumKeys = 200

    package init(_ entries: [Entry] = []) { self.entries = Array(entries.prefix(Self.maximumKeys)) }

    package func key(named name: String) -> VerifyingKey? { entries.first { $0.key.name == name }?.key }

    /// Whether this text's signature is that of its side.
    /// - Parameters:
    ///   - body: the event's bytes as they came.
    ///   - position: its number in its side's journal, where that is known.
    /// - Returns: nil when it is, else why not.
    package func verdict(on event: Event, body: [UInt8], position: Int64? = nil) -> LinkRefusal? {
        guard let signature = event.signature else { return .unsigned }
        guard let entry = entries.first(where: { $0.key.name == signature.key && $0.side == event.side }) else { return .unknownKey }
        guard let signed = try? Event.unsigned(json: body), entry.key.signed(signed, signature.value) else { return .forged }
        return entry.counts(at: event.time, position) ? nil : .revokedKey
    }
}

extension KeyRing.Entry {
    /// Let in by hand: it no longer falls with the key that announced it, nor has it fallen with that one. So a side whose key was stolen is
    /// believed again by its next card.
    fileprivate mutating func standAlone() {
        guard announcedBy != nil else { return }
        announcedBy = nil
        // An heir falls from its first moment; one that was itself declared void stays void.
        if revoked == from { (revoked, revokedAt) = (nil, nil) }
    }

    fileprivate func counts(at time: Timestamp, _ position: Int64?) -> Bool {
        if let from, time < from { return false }
        if let until, time > until { return false }
        if let revoked, time >= revoked { return false }
        if let revokedAt, let position, position > revokedAt { return false }
        return true
    }
}

// MARK: - Rotation and revocation

extension KeyRing {
    /// Takes what a side says about its keys. The event's own signature has been found good.
    /// - Parameter overlap: how long the replaced key still counts, in seconds: words that were under way, and services that have not
    ///   read the new one yet.
    /// - Returns: whether something changed.
    @discardableResult
    package mutating func take(_ event: Event, position: Int64? = nil, overlap: Int) throws(EventError) -> Bool {
        let before = self
        switch event.type {
        case KeyAnnounced.type: announce(try event.payload(), event, overlap)
        case KeyRevoked.type: revoke(try event.payload(), of: event.side, position)
        default: break
        }
        return self != before
    }

    /// Only the key that is replaced can announce the next one.
    private mutating func announce(_ announced: KeyAnnounced, _ event: Event, _ overlap: Int) {
        guard let key = try? VerifyingKey(base64: announced.publicKey), key.name == announced.key,
            event.signature?.key == announced.replaces, entries.count < Self.maximumKeys,
            !entries.contains(where: { $0.key.name == key.name }),
            let old = entries.firstIndex(where: { $0.key.name == announced.replaces && $0.side == event.side })
        else { return }
        let end = announced.from + .seconds(overlap)
        entries[old].until = entries[old].until.map { min($0, end) } ?? end
        var entry = Entry(side: event.side, key: key, from: announced.from)
        entry.announcedBy = announced.replaces
        entries.append(entry)
    }

    /// What a revoked key announced at or after that time falls with it: whoever stole it may have announced a key of their own.
    private mutating func revoke(_ revoked: KeyRevoked, of side: Side, _ position: Int64?) {
        revoke(revoked.key, of: side, from: revoked.from, position)
    }

    package mutating func revoke(_ name: String, of side: Side, from time: Timestamp, _ position: Int64? = nil) {
        guard let index = entries.firstIndex(where: { $0.key.name == name && $0.side == side }) else { return }
        if let earlier = entries[index].revoked, earlier <= time { return }
        entries[index].revoked = time
        entries[index].revokedAt = entries[index].revokedAt ?? position
        for heir in entries where heir.announcedBy == name && heir.side == side {
            if let from = heir.from, from >= time { revoke(heir.key.name, of: side, from: from, position) }
        }
    }

    /// Numbers of a journal that was replaced mean nothing any more.
    mutating func forgetPositions() {
        for index in entries.indices { entries[index].revokedAt = nil }
    }
}

extension KeyRing {
    /// Takes the keys that were let in by hand, as they are now. One that was taken out falls, with what it announced.
    package mutating func adopt(_ roots: KeyRing) {
        for gone in entries where gone.announcedBy == nil && !roots.entries.contains(where: { $0.key == gone.key }) { drop(gone.key.name) }
        for root in roots.entries {
            guard let index = entries.firstIndex(where: { $0.key == root.key && $0.side == root.side }) else {
                if entries.count < Self.maximumKeys { entries.append(root) }
                continue
            }
            entries[index].standAlone()
            entries[index].from = root.from ?? entries[index].from
            entries[index].until = root.until ?? entries[index].until
            if let revoked = root.revoked { revoke(root.key.name, of: root.side, from: revoked) }
        }
    }

    private mutating func drop(_ name: String) {
        entries.removeAll { $0.key.name == name }
        for heir in entries where heir.announcedBy == name { drop(heir.key.name) }
    }
}
