package import Chronology

/// A CAP 1.2 message. Texts are as they stand in the message; an element that is there without content is an empty text, not nil.
package struct CAPAlert: Hashable, Sendable {
    package var identifier: String
    package var sender: String
    package var sent: CAPTime
    package var status: CAPStatus
    package var msgType: CAPMessageType
    package var source: String?
    package var scope: CAPScope
    package var restriction: String?
    package var addresses: String?
    package var code: [String] = []
    package var note: String?
    /// As written; `referenced` has them one by one.
    package var references: String?
    package var incidents: String?
    package var info: [CAPInfo] = []
    /// Whether the message that this was read from has an XML signature. It is not carried over: whatever is written anew is signed anew.
    package var isSigned = false

    package static let namespace = "urn:oasis:names:tc:emergency:cap:1.2"
    /// RFC 7303-style media type, as registered for CAP.
    package static let mediaType = "application/cap+xml"

    package init(
        identifier: String, sender: String, sent: CAPTime, status: CAPStatus, msgType: CAPMessageType, scope: CAPScope
    ) {
        (self.identifier, self.sender, self.sent) = (identifier, sender, sent)
        (self.status, self.msgType, self.scope) = (status, msgType, scope)
    }
}

extension CAPAlert {
    /// How other messages name this one.
    package var reference: CAPReference {
        CAPReference(sender: sender.trimmingXMLSpace, identifier: identifier.trimmingXMLSpace, sent: sent)
    }

    /// The messages that this one names; what is no reference is left out, and reported by the rules.
    package var referenced: [CAPReference] { (references ?? "").xmlWords.compactMap(CAPReference.init) }

    /// The last moment for which the message says something; nil where one of its blocks has no end, or where it has no blocks.
    package var expires: Timestamp? {
        let ends = info.map(\.expires?.instant)
        return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }

    /// Not expired: also where it does not say when it does.
    package func isUnexpired(at instant: Timestamp) -> Bool { expires.map { $0 > instant } ?? true }
}
