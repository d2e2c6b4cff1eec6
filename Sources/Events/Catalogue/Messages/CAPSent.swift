/// This side says something as a CAP 1.2 message: one of its warnings, or its answer to a message of somebody else. Subject: CAP's identifier.
/// The text is without XML signature; files that leave the node are signed, and the event is.
package struct CAPSent: EventPayload {
    package static let type = "cap.sent"
    package static let version = 1

    /// CAP's identifier.
    package let identifier: String
    /// CAP's sender.
    package let sender: String
    /// CAP's word: `Alert`, `Update`, `Cancel`, `Ack` or `Error`.
    package let msgType: String
    /// The warning, or the identifier of the message that is answered.
    package let about: String
    /// The whole message.
    package let xml: String

    package init(identifier: String, sender: String, msgType: String, about: String, xml: String) {
        self.identifier = identifier
        self.sender = sender
        self.msgType = msgType
        self.about = about
        self.xml = xml
    }
}
