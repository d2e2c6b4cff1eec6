package import Chronology
package import Events

/// Why the journal refused something. Each text says what to do about it.
package enum JournalError: Error, Hashable, Sendable {
    /// The disk is full: nothing of this batch was kept, everything acknowledged before is safe.
    case diskFull(path: String)
    /// Saving failed below us. What was acknowledged is safe; nothing more is taken until the journal has been restarted.
    case storageFailed(path: String, reason: String)
    case notAJournal(path: String, reason: String)
    case otherRealm(path: String, stored: String, wanted: String)
    case inUse(path: String)
    case conflict(source: String, id: String, sequence: Int64)
    case refused(EventError)
    case realm(event: String, journal: String)
    /// An event of the future.
    case ahead(event: Timestamp, now: Timestamp)
    case forbidden(identity: String, topic: String)
    case tooMany(events: Int, maximum: Int)
    case busy
    case unreachable(endpoint: String, after: Duration)
    case protocolViolation(String)
    case exists(path: String)
    case broken(sequence: Int64, reason: String)
    /// What the journal itself said about the whole request.
    case answered(String)
    /// A reader stands behind the journal's end: another journal, or an older one, took its place.
    case rewound(reader: Int64, head: Int64)
}

extension JournalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .diskFull(let path):
            "the disk under \(path) is full: the event was not kept. Free space there and send it again; what was acknowledged is safe"
        case .storageFailed(let path, let reason):
            "saving to \(path) failed (\(reason)): the event was not kept. Check the disk, then restart the journal; what was acknowledged is safe"
        case .notAJournal(let path, let reason):
            "\(path) cannot be used as a journal (\(reason)); name another file or restore a backup"
        case .otherRealm(let path, let stored, let wanted):
            "\(path) belongs to the realm ‘\(stored)’ and not to ‘\(wanted)’; an exercise needs a journal of its own, name another folder"
        case .inUse(let path):
            "\(path) is in use by another journal process; stop that one first"
        case .conflict(let source, let id, let sequence):
            "\(source) has already said something else under the id \(id) (sequence \(sequence)); a new event needs a new id"
        case .refused(let reason):
            "\(reason)"
        case .realm(let event, let journal):
            "the event belongs to the realm ‘\(event)’ and this journal to ‘\(journal)’; an exercise and the real world never share a journal"
        case .ahead(let event, let now):
            "the event says it is of \(event), and here it is \(now): check the clock of whoever says it, and write UTC (Beijing time less 8 hours)"
        case .forbidden(let identity, let topic):
            "‘\(identity)’ may not publish \(topic); ask the owner of the journal to allow it in the allowed-keys file"
        case .tooMany(let events, let maximum):
            "\(events) events in one request, the most is \(maximum); send them in several"
        case .busy:
            "the journal cannot take it at this moment; send it again"
        case .unreachable(let endpoint, let after):
            "the journal at \(endpoint) has not answered for \(after.wholeSeconds) s; is it running (fengsui status)?"
        case .protocolViolation(let reason):
            "this is not the journal's protocol: \(reason)"
        case .exists(let path):
            "\(path) exists already and is not overwritten; name another file or move it away"
        case .broken(let sequence, let reason):
            "the chain is broken at sequence \(sequence): \(reason). Restore a backup from before it was touched (fengsui journal restore)"
        case .answered(let text): text
        case .rewound(let reader, let head):
            """
            this reader stands at \(reader) and the journal ends at \(head): it was replaced or restored from a backup. \
            Remove the reader's snapshots, so that it reads the journal from its beginning
            """
        }
    }

    /// Whether the same request may succeed when it is sent again later, perhaps after the journal has been repaired.
    package var isPassing: Bool {
        switch self {
        case .diskFull, .storageFailed, .busy, .unreachable: true
        default: false
        }
    }
}
