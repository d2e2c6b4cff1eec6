internal import Chronology

/// Several messages, in the order of sending: what can only be seen of them together.
///
/// Messages belong to one chain when one refers to the other, directly or through others; files that have nothing to do with one another
/// are not held against one another.
package struct CAPChain: Sendable {
    /// One of the messages, by its place among those given.
    struct Link: Sendable {
        let index: Int
        let root: CAPElement
        let name: CAPReference
        let type: CAPMessageType
        let references: [CAPReference]
        /// Nil: never said.
        let expires: Timestamp?
        /// In which chain it is; the smallest index of its messages.
        var chain: Int
    }

    /// What was found, by the place of the message that it is said of.
    package private(set) var findings: [Int: [CAPFinding]] = [:]
    private var links: [Link]

    /// - Parameter roots: nil for what is no message; it keeps its place.
    package init(_ roots: [CAPElement?]) {
        links = roots.enumerated().compactMap { index, root in root.flatMap { Link($0.located(), at: index) } }
        join()
        for link in links {
            checkNames(of: link)
            if link.references.isEmpty { continue }
            checkReferences(of: link)
            checkCircle(through: link)
            checkCoverage(by: link)
        }
    }

    mutating func note(_ rule: CAPRule, _ link: Link, at name: String = "references", _ found: String) {
        let element = link.root.first(name) ?? link.root
        findings[link.index, default: []].append(CAPFinding(rule, line: element.line, path: element.path, found: found))
    }

    /// Each chain gets the smallest index of its messages.
    private mutating func join() {
        var changed = true
        while changed {
            changed = false
            for link in links.indices {
                for other in links.indices where links[link].references.contains(where: links[other].isMeant) {
                    let chain = min(links[link].chain, links[other].chain)
                    changed = changed || links[link].chain != chain || links[other].chain != chain
                    (links[link].chain, links[other].chain) = (chain, chain)
                }
            }
        }
    }
}

extension CAPChain.Link {
    /// Nil where the element does not say who sent what when.
    init?(_ root: CAPElement, at index: Int) {
        guard root.name == "alert", root.isCAP, let sender = root.content("sender"), let identifier = root.content("identifier"),
            let sent = root.value("sent").flatMap({ CAPTime($0) }), let type: CAPMessageType = root.word("msgType")
        else { return nil }
        let ends = root.all("info").map { $0.value("expires").flatMap { CAPTime($0) }?.instant }
        self.init(
            index: index, root: root, name: CAPReference(sender: sender, identifier: identifier, sent: sent), type: type,
            references: (root.value("references") ?? "").xmlWords.compactMap { CAPReference($0) },
            expires: ends.contains(nil) ? nil : ends.compactMap(\.self).max(), chain: index)
    }

    /// Whether a reference is about this one, its time of sending aside.
    func isMeant(by reference: CAPReference) -> Bool {
        reference.sender == name.sender && reference.identifier == name.identifier
    }

    func isUnexpired(at instant: Timestamp) -> Bool { expires.map { $0 > instant } ?? true }
}

// MARK: - Rules

extension CAPChain {
    private mutating func checkNames(of link: Link) {
        let namesake = links.first { $0.index < link.index && link.isMeant(by: $0.name) && !$0.root.says(link.root) }
        if let namesake { note(.sameName, link, at: "identifier", "\(link.name.identifier) (\(namesake.index + 1), \(link.index + 1))") }
        let later = links.first { $0.index < link.index && $0.chain == link.chain && $0.name.sent.instant > link.name.sent.instant }
        if let later { note(.sentOrder, link, at: "sent", "\(link.name.sent) < \(later.name.sent)") }
    }

    private mutating func checkReferences(of link: Link) {
        for reference in link.references {
            let meant = links.filter { $0.isMeant(by: reference) && $0.index != link.index }
            if meant.isEmpty {
                if !link.isMeant(by: reference), links.count > 1 { note(.notGiven, link, reference.description) }
            } else if !meant.contains(where: { $0.name.names(reference) }) {
                note(.otherSent, link, "\(reference.sent) ≠ \(meant[0].name.sent)")
            }
        }
    }

    /// Only through messages other than itself; that a message names itself is a rule of its own.
    private mutating func checkCircle(through link: Link) {
        var (reached, waiting) = (Set<Int>(), [link])
        while let next = waiting.popLast() {
            for other in links where other.index != next.index && next.references.contains(where: other.isMeant) {
                if other.index == link.index { return note(.cycle, link, "\(link.name.identifier) → … → \(link.name.identifier)") }
                if reached.insert(other.index).inserted { waiting.append(other) }
            }
        }
    }

    /// What an Update or Cancel must refer to: alerts and updates of its chain that were sent before it and are neither expired nor cancelled.
    private mutating func checkCoverage(by link: Link) {
        guard link.type == .update || link.type == .cancel else { return }
        let now = link.name.sent.instant
        let earlier = links.filter { $0.chain == link.chain && $0.index != link.index && $0.name.sent.instant < now }
        let cancels = earlier.filter { $0.type == .cancel }
        func isCancelled(_ other: Link) -> Bool { cancels.contains { $0.references.contains(where: other.isMeant) } }
        let standing = earlier.filter { ($0.type == .alert || $0.type == .update) && $0.isUnexpired(at: now) && !isCancelled($0) }
        let left = standing.filter { !link.references.contains(where: $0.isMeant) }
        if !left.isEmpty { note(.coverage, link, left.map(\.name.description).joined(separator: " ")) }
        let undone = earlier.filter { isCancelled($0) && link.references.contains(where: $0.isMeant) }
        if !undone.isEmpty { note(.afterCancel, link, undone.map(\.name.description).joined(separator: " ")) }
    }
}

extension CAPElement {
    /// Whether both say the same, white space and signatures aside.
    fileprivate func says(_ other: CAPElement) -> Bool {
        let (here, there) = (children.filter { !$0.isSignature }, other.children.filter { !$0.isSignature })
        return name == other.name && text.xmlWords == other.text.xmlWords && here.count == there.count
            && zip(here, there).allSatisfy { $0.says($1) }
    }
}
