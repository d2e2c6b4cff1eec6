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
            if meant.isEmpty, let other = moments[Link.moment(of: reference)]?.first(where: { $0 != place }) {
                note(.otherSender, place, "\(reference.sender) ≠ \(links[other].name.sender)")
                continue
            }
            checkHand(of: place, reference, isKnown: !meant.isEmpty)
            if meant.isEmpty {
                if Link.key(of: reference) != link.key, !noteAfterCancel(place, reference) { checkMissing(reference, of: place) }
            } else if !meant.contains(where: { links[$0].name.names(reference) }) {
                note(.otherSent, place, "\(reference.sent) ≠ \(links[meant[0]].name.sent)")
            }
        }
    }

    /// Nobody ends what somebody else has said. Among files the reference may be the one that is wrong; a receiver has nothing else to go by.
    private mutating func checkHand(of place: Int, _ reference: CAPReference, isKnown: Bool) {
        let link = links[place]
        guard link.replaces, reference.sender != link.name.sender, isKnown || company.isOfReceiver else { return }
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
