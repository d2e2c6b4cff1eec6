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
    /// Where the message with an identifier is: `address` + identifier + `.cap`.
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
    ///   - now: what `updated` says where nothing is in force.
    package func bytes(of alerts: [CAPAlert], at now: Timestamp) throws(CAPXMLError) -> [UInt8] {
        let shown = (CAPState.current(of: alerts, at: now) + CAPState.ends(of: alerts, at: now)).filter(Self.isForEverybody)
            .prefix(Self.maximumEntries).sorted { $0.sent.instant > $1.sent.instant }
        let newest = alerts.map(\.sent.instant).filter { $0 <= now }.max() ?? now
        let head = [
            leaf("id", id), leaf("title", title.description), leaf("updated", newest.rfc3339),
            element("author", [leaf("name", author.description)]), link("self", address, type: "application/atom+xml"),
        ]
        return try CAPWriter.bytes(of: element("feed", head + shown.map(entry)))
    }

    /// What is restricted, private or a draft is nobody's who polls.
    private static func isForEverybody(_ alert: CAPAlert) -> Bool { alert.scope == .public && alert.status != .draft }

    private func entry(_ alert: CAPAlert) -> CAPElement {
        let titles = alert.info.map { $0.headline ?? $0.event }
        let marks = [alert.status == .actual ? nil : alert.status.rawValue, alert.msgType == .cancel ? alert.msgType.rawValue : nil]
        let mark = marks.compactMap { $0.map { "[\($0)] " } }.joined()
        let summaries = alert.info.compactMap(\.description)
        let address = messages + Self.escaped(alert.identifier) + ".cap"
        return element(
            "entry",
            [
                leaf("id", "\(id)\(id.hasSuffix("/") ? "" : "/")\(Self.escaped(alert.sender))/\(Self.escaped(alert.identifier))"),
                leaf("title", mark + (titles.isEmpty ? alert.identifier : titles.joined(separator: " · "))),
                leaf("updated", alert.sent.instant.rfc3339), leaf("published", alert.sent.instant.rfc3339),
                element("author", [leaf("name", alert.info.first?.senderName ?? alert.sender)]),
                link("alternate", address, type: CAPAlert.mediaType), leaf("summary", summaries.joined(separator: "\n\n")),
            ])
    }

    /// Whatever could part an address is escaped (RFC 3986 §2.1).
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
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
