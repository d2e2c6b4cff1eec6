package import Chronology
package import Events

extension KeyRing {
    /// Declares a key void, and with it what it announced since then: whoever stole it may have announced a key of their own.
    /// - Parameters:
    ///   - position: the number in its side's journal behind which it counts no more.
    ///   - signer: the key by which this was said; nil: by hand.
    package mutating func revoke(
        _ name: String, of side: Side, from time: Timestamp, _ position: Int64? = nil, signer: String? = nil
    ) {
        guard let index = index(of: name, side) else { return }
        if let earlier = entries[index].revoked, earlier <= time {
            entries[index].closedAt = entries[index].closedAt ?? position
            return
        }
        entries[index].revoked = time
        entries[index].closedAt = [entries[index].closedAt, position].compactMap(\.self).min()
        let spared = lineage(of: signer)
        for heir in entries where heir.announcedBy == name && heir.side == side {
            guard let from = heir.from, heir.began(isTrusted: spared.contains(heir.key.name)) >= time else { continue }
            revoke(heir.key.name, of: side, from: from, position, signer: signer)
        }
    }

    /// The key and those before it.
    private func lineage(of name: String?) -> Set<String> {
        var (names, next): (Set<String>, String?) = ([], name)
        while let name = next, names.insert(name).inserted { next = entries.first { $0.key.name == name }?.announcedBy }
        return names
    }

    /// Numbers of a journal that was replaced mean nothing any more.
    package mutating func forgetPositions() {
        for index in entries.indices { (entries[index].closedAt, entries[index].announcedAt) = (nil, nil) }
    }
}

extension KeyRing.Entry {
    /// Whoever is void says nothing about when their heirs began: of those it counts when this side heard of them.
    func began(isTrusted: Bool) -> Timestamp {
        let said = from ?? .distantPast
        return isTrusted ? said : max(said, learned ?? said)
    }

    /// Let in by hand: it no longer falls with the key that announced it, nor has it fallen with that one. So a side whose key was stolen is
    /// believed again by its next card.
    fileprivate mutating func standAlone() {
        guard announcedBy != nil else { return }
        announcedBy = nil
        // An heir falls from its first moment; one that was itself declared void stays void.
        if revoked == from { (revoked, closedAt) = (nil, nil) }
    }
}

// MARK: - By hand

extension KeyRing {
    /// Takes the keys that were let in by hand, as they are now. One that was taken out falls, with what it announced.
    /// - Parameter seen: up to which number the other side's journal has been read: a key that is declared void by hand counts no more
    ///   behind that.
    package mutating func adopt(_ roots: KeyRing, seen: Int64? = nil) {
        for gone in entries where gone.announcedBy == nil && !roots.entries.contains(where: { $0.key == gone.key }) { drop(gone.key.name) }
        for root in roots.entries {
            guard let index = index(of: root.key.name, root.side) else {
                entries.append(root)
                continue
            }
            adopt(root, at: index, seen)
        }
    }

    private mutating func adopt(_ root: Entry, at index: Int, _ seen: Int64?) {
        if root.accepted != nil, root.accepted != entries[index].accepted {
            entries[index] = root
            (entries[index].revoked, entries[index].closedAt) = (nil, nil)
        } else {
            entries[index].standAlone()
            entries[index].from = root.from ?? entries[index].from
            entries[index].until = root.until ?? entries[index].until
        }
        guard let revoked = root.revoked, entries[index].revoked.map({ revoked < $0 }) ?? true else { return }
        revoke(root.key.name, of: root.side, from: revoked, root.closedAt ?? seen)
    }

    private mutating func drop(_ name: String) {
        entries.removeAll { $0.key.name == name }
        for heir in entries where heir.announcedBy == name { drop(heir.key.name) }
    }
}
