internal import Chronology

/// Several messages, in the order of sending: what can only be seen of them together.
///
/// Messages belong to one chain when one refers to the other, directly or through others; files that have nothing to do with one another
/// are not held against one another.
package struct CAPChain: Sendable {
    /// What was found, by the place of the message that it is said of.
    package private(set) var findings: [Int: [CAPFinding]] = [:]
    /// The messages among what was given.
    let links: [Link]
    /// For each link, the links that it refers to, itself left out.
    let edges: [[Int]]
    /// For each link, the first link of its chain.
    let chains: [Int]
    /// The Cancels among the links, by each message that they name.
    let cancels: [String: [Int]]
    let company: Company

    /// What the messages are to one another, which says what it means that one is missing.
    package enum Company: Hashable, Sendable {
        /// Files, as somebody happens to give them.
        case given
        /// What a receiver has taken, in the order of arrival, and at the end what has come now. Messages of `sender`, its own, are not
        /// among them.
        case taken(sender: String?)
    }

    /// - Parameter roots: nil for what is no message; it keeps its place.
    package init(_ roots: [CAPElement?], company: Company = .given) {
        self.company = company
        links = roots.enumerated().compactMap { index, root in root.flatMap { Link($0.located(), at: index) } }
        let places = Dictionary(grouping: links.indices) { [links] in links[$0].key }
        edges = links.indices.map { [links] place in
            Set(links[place].references.flatMap { places[Link.key(of: $0)] ?? [] }).subtracting([place]).sorted()
        }
        chains = Self.chains(edges)
        cancels = Self.cancels(links)
        for place in links.indices { checkNames(of: place, among: places[links[place].key] ?? []) }
        let moments = Dictionary(grouping: links.indices) { [links] in links[$0].moment }
        for place in links.indices where !links[place].references.isEmpty {
            checkReferences(of: place, places, moments)
            checkKinds(of: place)
        }
        checkCircles()
        checkCoverage()
    }

    mutating func note(_ rule: CAPRule, _ place: Int, at name: String = "references", _ found: String) {
        let link = links[place]
        let element = link.root.first(name) ?? link.root
        findings[link.index, default: []].append(CAPFinding(rule, line: element.line, path: element.path, found: found.excerpt(400)))
    }

    private static func cancels(_ links: [Link]) -> [String: [Int]] {
        var cancels: [String: [Int]] = [:]
        for (place, link) in links.enumerated() where link.type == .cancel {
            for reference in link.references { cancels[Link.name(of: reference), default: []].append(place) }
        }
        return cancels
    }

    /// Joined sets: each place points toward the smallest one of its chain.
    private static func chains(_ edges: [[Int]]) -> [Int] {
        var parents = Array(edges.indices)
        func root(_ place: Int) -> Int {
            var place = place
            while parents[place] != place {
                parents[place] = parents[parents[place]]
                place = parents[place]
            }
            return place
        }
        for (place, others) in edges.enumerated() {
            for other in others {
                let (left, right) = (root(place), root(other))
                parents[max(left, right)] = min(left, right)
            }
        }
        return edges.indices.map(root)
    }

    /// One of the messages.
    struct Link: Sendable {
        /// Its place among what was given.
        let index: Int
        let root: CAPElement
        let name: CAPReference
        let type: CAPMessageType
        let status: CAPStatus?
        let scope: CAPScope?
        let references: [CAPReference]
        /// Nil: never said.
        let expires: Timestamp?

        /// Of a message; more are not looked at.
        static let maximumReferences = 1_000
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
            status: root.word("status"), scope: root.word("scope"),
            references: (root.value("references") ?? "").xmlWords.prefix(Self.maximumReferences).compactMap { CAPReference($0) },
            expires: ends.contains(nil) ? nil : ends.compactMap(\.self).max())
    }

    /// Whether it takes the place of what it refers to, or the ground from under it.
    var replaces: Bool { type == .update || type == .cancel }

    /// Whether one may end the other, as `CAPState` has it: the same sender, in the same realm.
    func isOfOneHand(with other: Self) -> Bool { name.sender == other.name.sender && status == other.status }

    /// By which references find it, their time of sending aside.
    var key: String { Self.key(of: name) }

    static func key(of reference: CAPReference) -> String { "\(reference.sender),\(reference.identifier)" }

    /// What it is called and when it was sent, whoever sent it.
    var moment: String { Self.moment(of: name) }

    static func moment(of reference: CAPReference) -> String { "\(reference.identifier),\(reference.sent.instant.milliseconds)" }

    /// All three, whatever zone the time is written in.
    static func name(of reference: CAPReference) -> String { "\(key(of: reference)),\(reference.sent.instant.milliseconds)" }

    func isUnexpired(at instant: Timestamp) -> Bool { expires.map { $0 > instant } ?? true }
}
