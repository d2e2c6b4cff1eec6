package import Chronology
package import Events

extension KeyRing {
    /// Takes what a side says about its keys. The event's own signature has been found good.
    /// - Parameters:
    ///   - position: the event's number in its side's journal, where that is known.
    ///   - overlap: how long the replaced key still counts, in seconds: words that were under way, and services that have not read the new
    ///     one yet.
    ///   - now: this side's time, where it has one.
    /// - Returns: whether something changed.
    @discardableResult
    package mutating func take(
        _ event: Event, position: Int64? = nil, overlap: Int, at now: Timestamp? = nil
    ) throws(EventError) -> Bool {
        let before = self
        switch event.type {
        case KeyAnnounced.type: announce(try event.payload(), event, position, overlap, now)
        case KeyRevoked.type:
            let revoked: KeyRevoked = try event.payload()
            revoke(revoked.key, of: event.side, from: revoked.from, position, signer: event.signature?.key)
        default: break
        }
        return self != before
    }

    // MARK: - The next key

    /// Only the key that is replaced can announce the next one, and only one.
    private mutating func announce(
        _ announced: KeyAnnounced, _ event: Event, _ position: Int64?, _ overlap: Int, _ now: Timestamp?
    ) {
        guard let key = try? VerifyingKey(base64: announced.publicKey), key.name == announced.key,
            event.signature?.key == announced.replaces, key.name != announced.replaces,
            let old = index(of: announced.replaces, event.side), entries[old].replacedBy ?? key.name == key.name
        else { return }
        var isVoid = false
        if let known = entries.firstIndex(where: { $0.key.name == key.name }) {
            guard entries[known].announcedBy == announced.replaces else { return }
            entries[known].announcedAt = entries[known].announcedAt ?? position
            isVoid = entries[known].revoked != nil
        } else {
            guard hasRoom(for: event.side) else { return }
            var entry = Entry(side: event.side, key: key, from: announced.from)
            (entry.announcedBy, entry.announcedAt, entry.learned) = (announced.replaces, position, now)
            // What a void key says of the time when it announced another is a thief's word.
            isVoid = entries[old].revoked.map { entry.began(isTrusted: false) >= $0 } ?? false
            if isVoid { entry.revoked = announced.from }
            entries.append(entry)
        }
        // Nor does it end the key before its time: what its owner signed until then counts.
        if isVoid { entries[old].replacedBy = key.name } else { end(old, with: key, from: announced.from, overlap) }
        forgetOldest(of: event.side)
    }

    private mutating func end(_ old: Int, with key: VerifyingKey, from: Timestamp, _ overlap: Int) {
        // A time that cannot be written could not be remembered either.
        let end = min(from + .seconds(overlap), .distantFuture)
        entries[old].until = entries[old].until.map { min($0, end) } ?? end
        entries[old].replacedBy = key.name
    }

    // MARK: - Room

    private func announced(by side: Side) -> [Entry] { entries.filter { $0.side == side && $0.announcedBy != nil } }

    private func hasRoom(for side: Side) -> Bool {
        let known = announced(by: side)
        return known.count < Self.maximumAnnounced || known.contains { $0.replacedBy != nil }
    }

    /// What a forgotten key announced falls from now on with the one before it.
    private mutating func forgetOldest(of side: Side) {
        while announced(by: side).count > Self.maximumAnnounced,
            let index = entries.firstIndex(where: { $0.side == side && $0.announcedBy != nil && $0.replacedBy != nil })
        {
            let gone = entries.remove(at: index)
            for heir in entries.indices where entries[heir].announcedBy == gone.key.name { entries[heir].announcedBy = gone.announcedBy }
        }
    }
}
