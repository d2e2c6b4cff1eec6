import Accord
import Events
package import Journal

/// Why the link cannot go on, or not yet.
package enum LinkError: Error, Hashable, CustomStringConvertible {
    /// Whoever answers at the peer's address is somebody else.
    case otherJournal(found: String, wanted: String)
    case ownJournal(JournalError)

    package var description: String {
        switch self {
        case .otherJournal(let found, let wanted):
            "at the peer's address is the journal of ‘\(found)’ and not of ‘\(wanted)’; correct `peer` in the node's file or the realm of one side"
        case .ownJournal(let error): "our own journal: \(error)"
        }
    }
}

extension Error {
    /// Trouble on the other side, or on the way there: waited for, whatever it is.
    var isTheirs: Bool {
        if case LinkError.otherJournal = self as any Error { return true }
        return self is JournalError || self is PeerFault
    }
}

extension String {
    /// What the other side wrote, made fit for a log and an event: short, and without anything that could steer a terminal.
    var visible: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(300).map { $0 == " " || Event.isAllowedInNames($0) ? $0 : "?" }))
    }
}
