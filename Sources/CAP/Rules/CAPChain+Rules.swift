internal import Chronology

extension CAPChain {
    mutating func checkNames(of place: Int, among namesakes: [Int]) {
        let link = links[place]
        let other = namesakes.first { $0 < place && !links[$0].root.says(link.root) }
        if let other { note(.sameName, place, at: "identifier", "\(link.name.identifier) (\(links[other].index + 1), \(link.index + 1))") }
    }

    /// - Parameters:
    ///   - places: of messages by sender and identifier.
    ///   - moments: of messages by identifier and time of sending.
    mutating func checkReferences(of place: Int, _ places: [String: [Int]], _ moments: [String: [Int]]) {
        let link = links[place]
        for reference in link.references {
            let meant = (places[Link.key(of: reference)] ?? []).filter { $0 != place }
            checkHand(of: place, reference, isKnown: !meant.isEmpty)
            if meant.isEmpty, let other = moments[Link.moment(of: reference)]?.first(where: { $0 != place }) {
                note(.otherSender, place, "\(reference.sender) ≠ \(links[other].name.sender)")
            } else if meant.isEmpty {
                if Link.key(of: reference) != link.key { checkMissing(reference, of: place) }
            } else if !meant.contains(where: { links[$0].name.names(reference) }) {
                note(.otherSent, place, "\(reference.sent) ≠ \(links[meant[0]].name.sent)")
            }
        }
    }

    /// Nobody ends what somebody else has said.
    private mutating func checkHand(of place: Int, _ reference: CAPReference, isKnown: Bool) {
        let link = links[place]
        guard link.replaces, reference.sender != link.name.sender, isKnown || company == .taken(sender: reference.sender) else { return }
        note(link.type == .cancel ? .foreignCancel : .foreignUpdate, place, "\(reference) ≠ \(link.name.sender)")
    }

    private mutating func checkMissing(_ reference: CAPReference, of place: Int) {
        switch company {
        case .given: if links.count > 1 { note(.notGiven, place, reference.description) }
        case .taken(sender: reference.sender): break
        case .taken: note(.notTaken, place, reference.description)
        }
    }

    /// What may refer to what.
    mutating func checkKinds(of place: Int) {
        let link = links[place]
        let others = edges[place].map { links[$0] }
        if let other = others.first(where: { $0.status != nil && link.status != nil && $0.status != link.status }) {
            note(.otherStatus, place, "\(link.status?.rawValue ?? "") → \(other.status?.rawValue ?? "") \(other.name)")
        }
        if link.scope == .public, let other = others.first(where: { $0.scope == .restricted || $0.scope == .private }) {
            note(.otherScope, place, other.name.description)
        }
        if let other = others.first(where: { $0.type == .ack || $0.type == .error }) { note(.answered, place, other.name.description) }
        let now = link.name.sent.instant
        let isLate = !others.isEmpty && others.count == link.references.count && !others.contains { $0.isUnexpired(at: now) }
        if isLate, link.type == .update { note(.afterExpiry, place, names(of: edges[place])) }
    }

    /// Only through messages other than itself; that a message names itself is a rule of its own.
    mutating func checkCircles() {
        for place in suspects() where reaches(place) {
            let name = links[place].name.identifier
            note(.cycle, place, "\(name) → … → \(name)")
        }
    }

    /// What is left when messages that refer to none of those left are taken away, again and again: nothing where there is no circle.
    private func suspects() -> [Int] {
        var (open, users) = (edges.map(\.count), [[Int]](repeating: [], count: edges.count))
        for (place, others) in edges.enumerated() { for other in others { users[other].append(place) } }
        var waiting = edges.indices.filter { open[$0] == 0 }
        while let place = waiting.popLast() {
            for user in users[place] {
                open[user] -= 1
                if open[user] == 0 { waiting.append(user) }
            }
        }
        return edges.indices.filter { open[$0] > 0 }
    }

    /// Whether one comes back to where one began.
    private func reaches(_ place: Int) -> Bool {
        var (seen, waiting) = (Set<Int>(), edges[place])
        while let next = waiting.popLast() {
            if next == place { return true }
            if seen.insert(next).inserted { waiting += edges[next] }
        }
        return false
    }
}

// MARK: - What must be referred to

extension CAPChain {
    mutating func checkCoverage() {
        for members in Dictionary(grouping: links.indices, by: { chains[$0] }).values where members.count > 1 {
            var latest: Int?
            for place in members {
                if let before = latest, links[before].name.sent.instant > links[place].name.sent.instant {
                    note(.sentOrder, place, at: "sent", "\(links[place].name.sent) < \(links[before].name.sent)")
                } else {
                    latest = place
                }
                checkCoverage(by: place, among: members)
            }
        }
    }

    /// An Update or Cancel refers to the alerts and updates of its sender's chain that were sent before it and have neither expired nor been
    /// cancelled. What a stranger hangs on to the chain asks nothing of it.
    private mutating func checkCoverage(by place: Int, among members: [Int]) {
        let (link, now) = (links[place], links[place].name.sent.instant)
        guard link.replaces else { return }
        let earlier = members.filter { $0 != place && links[$0].name.sent.instant < now && links[$0].isOfOneHand(with: link) }
        let cancelled = Set(earlier.filter { links[$0].type == .cancel }.flatMap { edges[$0] })
        let referred = Set(edges[place])
        let left = earlier.filter {
            links[$0].type.isNews && links[$0].isUnexpired(at: now) && !cancelled.contains($0) && !referred.contains($0)
        }
        if !left.isEmpty { note(.coverage, place, names(of: left)) }
        let undone = earlier.filter { cancelled.contains($0) && referred.contains($0) }
        if !undone.isEmpty { note(.afterCancel, place, names(of: undone)) }
    }

    private func names(of places: [Int]) -> String { places.map { links[$0].name.description }.joined(separator: " ") }
}

extension CAPMessageType {
    /// What people are told and may still be shown, as against what is said of it.
    var isNews: Bool { self == .alert || self == .update }
}

extension CAPElement {
    /// Whether both say the same, white space and signatures aside.
    func says(_ other: CAPElement) -> Bool {
        let (here, there) = (children.filter { !$0.isSignature }, other.children.filter { !$0.isSignature })
        return name == other.name && text.xmlWords == other.text.xmlWords && here.count == there.count
            && zip(here, there).allSatisfy { $0.says($1) }
    }
}
