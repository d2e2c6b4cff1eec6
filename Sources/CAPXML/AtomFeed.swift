package import CAP
package import Chronology
package import Wording

/// The messages in force, and the ends of those that are not any more, as an Atom feed (RFC 4287), for programs that poll.
package struct AtomFeed: Sendable {
    /// An absolute IRI that stays the same for ever, and where the feed itself is.
    package let id: String
    package let address: String
    package let title: Bilingual
    package let author: Bilingual
    /// Where the messages are: this, and a file's name behind it.
    package let messages: String

    /// Entries; a feed is no archive.
    package static let maximumEntries = 200
    private static let namespace = "http://www.w3.org/2005/Atom"

    package init(id: String, address: String, title: Bilingual, author: Bilingual, messages: String) {
        (self.id, self.address, self.title, self.author, self.messages) = (id, address, title, author, messages)
    }

    /// - Parameters:
    ///   - alerts: all that are known; what has expired, was cancelled or superseded is left out, and what is not public. A Cancel stays
    ///     for as long as what it cancels would have held (`CAPState.ends`): whoever polls seldom has to see it.
    ///     The same message twice is one entry.
    ///   - now: what `updated` says where nothing is in force.
    ///   - name: of a message's file.
    package func bytes(
        of alerts: [CAPAlert], at now: Timestamp, named name: (CAPAlert) -> String = { CAPFileName.of($0.reference) }
    ) throws(CAPXMLError) -> [UInt8] {
        let alerts = Self.once(alerts)
        let shown = (CAPState.current(of: alerts, at: now) + CAPState.ends(of: alerts, at: now)).filter(Self.isForEverybody)
            .prefix(Self.maximumEntries).sorted { $0.sent.instant > $1.sent.instant }
        let newest = alerts.map(\.sent.instant).filter { $0 <= now }.max() ?? now
        let head = [
            leaf("id", id), leaf("title", title.description), leaf("updated", newest.rfc3339),
            element("author", [leaf("name", author.description)]), link("self", address, type: "application/atom+xml"),
        ]
        return try CAPWriter.bytes(of: element("feed", head + shown.map { entry($0, messages + CAPFileName.escaped(name($0))) }))
    }

    /// Each where it stood first.
    private static func once(_ alerts: [CAPAlert]) -> [CAPAlert] {
        var seen: Set<String> = []
        return alerts.filter { seen.insert(CAPFileName.mark(of: $0.reference)).inserted }
    }

    /// What is restricted, private or a draft is nobody's who polls.
    private static func isForEverybody(_ alert: CAPAlert) -> Bool { alert.scope == .public && alert.status != .draft }

    private func entry(_ alert: CAPAlert, _ address: String) -> CAPElement {
        let titles = alert.info.map { $0.headline ?? $0.event }
        let marks = [alert.status == .actual ? nil : alert.status.rawValue, alert.msgType == .cancel ? alert.msgType.rawValue : nil]
        let mark = marks.compactMap { $0.map { "[\($0)] " } }.joined()
        let summaries = alert.info.compactMap(\.description)
        return element(
            "entry",
            [
                leaf(
                    "id",
                    "\(id)\(id.hasSuffix("/") ? "" : "/")\(CAPFileName.escaped(alert.sender))/\(CAPFileName.escaped(alert.identifier))"),
                leaf("title", mark + (titles.isEmpty ? alert.identifier : titles.joined(separator: " · "))),
                leaf("updated", alert.sent.instant.rfc3339), leaf("published", alert.sent.instant.rfc3339),
                element("author", [leaf("name", alert.info.first?.senderName ?? alert.sender)]),
                link("alternate", address, type: CAPAlert.mediaType), leaf("summary", summaries.joined(separator: "\n\n")),
            ])
    }

    private func link(_ relation: String, _ address: String, type: String) -> CAPElement {
        var link = element("link", [])
        link.attributes = [("rel", relation), ("href", address), ("type", type)].map { .init(name: $0.0, namespace: "", value: $0.1) }
        return link
    }

    private func leaf(_ name: String, _ text: String) -> CAPElement { CAPElement(name, namespace: Self.namespace, text: text) }

    private func element(_ name: String, _ children: [CAPElement]) -> CAPElement {
        CAPElement(name, namespace: Self.namespace, children: children)
    }
}
