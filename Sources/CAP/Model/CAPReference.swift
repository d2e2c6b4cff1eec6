/// How one message names another: `sender,identifier,sent` (CAP 1.2 §3.2.1 references).
package struct CAPReference: Hashable, Sendable, CustomStringConvertible {
    package let sender: String
    package let identifier: String
    package let sent: CAPTime

    package init(sender: String, identifier: String, sent: CAPTime) {
        (self.sender, self.identifier, self.sent) = (sender, identifier, sent)
    }

    /// Nil for anything else than three parts with two commas, the last one a time.
    package init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, CAPName.isName(parts[0]), CAPName.isName(parts[1]), let sent = CAPTime(parts[2]) else { return nil }
        self.init(sender: parts[0], identifier: parts[1], sent: sent)
    }

    package var description: String { "\(sender),\(identifier),\(sent)" }

    /// The same message, also where one writes its time in another zone.
    package func names(_ other: CAPReference) -> Bool {
        sender == other.sender && identifier == other.identifier && sent.instant == other.sent.instant
    }
}

/// What `identifier` and `sender` may be: no space, comma, `<` or `&` (CAP 1.2 §3.2.1).
package enum CAPName {
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0 == "," || $0 == "<" || $0 == "&" || $0.properties.isWhitespace }
    }

    /// The same text with a hyphen for whatever a name may not have.
    package static func name(from text: String) -> String {
        let scalars = text.unicodeScalars.map { CAPName.isName(String($0)) ? Character($0) : "-" }
        return scalars.isEmpty ? "-" : String(scalars)
    }
}
