internal import Chronology

// What of one chain must be referred to, and what no longer may be.

extension CAPChain {
    mutating func checkCoverage() {
        for members in Dictionary(grouping: links.indices, by: { chains[$0] }).values where members.count > 1 {
            var latest: Int?
            for place in members {
                if let cancel = cancel(before: place) {
                    note(.cancelled, place, at: "identifier", links[cancel].name.description)
                } else if let before = latest, links[before].name.sent.instant > links[place].name.sent.instant {
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

    /// The Cancel by which its sender had ended a message before it came. Among files this is certain only where both were sent at one
    /// moment: a message that was sent before is out of order, and a Cancel that names a later one is at fault itself, by
    /// `reference.future`.
    private func cancel(before place: Int) -> Int? {
        let link = links[place]
        guard link.type.isNews else { return nil }
        return cancels[Link.name(of: link.name)]?.first {
            let isCertain = company.isOfReceiver || links[$0].name.sent.instant == link.name.sent.instant
            return $0 < place && isCertain && links[$0].isOfOneHand(with: link)
        }
    }

    /// Says whether a message updates or cancels what is not here, but what a Cancel that is here had ended, and notes it.
    mutating func noteAfterCancel(_ place: Int, _ reference: CAPReference) -> Bool {
        let link = links[place]
        guard link.replaces, reference.sender == link.name.sender else { return false }
        let isUndone = (cancels[Link.name(of: reference)] ?? []).contains {
            links[$0].name.sent.instant < link.name.sent.instant && links[$0].isOfOneHand(with: link)
        }
        if isUndone { note(.afterCancel, place, reference.description) }
        return isUndone
    }

    func names(of places: [Int]) -> String { places.map { links[$0].name.description }.joined(separator: " ") }
}

extension CAPChain.Company {
    /// Whether what there is has come to one receiver, one after the other.
    var isOfReceiver: Bool {
        switch self {
        case .given: false
        case .taken: true
        }
    }
}
