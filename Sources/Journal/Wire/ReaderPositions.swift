import Chronology
import Synchronization

/// How far each named reader says it has come. Kept in memory only: a reader knows its own place.
///
/// Within the node any name goes. From outside a name stands under that of the key, so that no key can speak in another's name, nor use up the
/// room of others.
final class ReaderPositions: Sendable {
    private struct Place {
        var sequence: Int64
        var seen: Timestamp
        /// The name of the key; nil within the node.
        let identity: String?
    }

    private let places = Mutex<[String: Place]>([:])

    /// - Parameter identity: the name of the key that says so; nil within the node.
    func note(_ reader: String, of identity: String?, at sequence: Int64, _ now: Timestamp) {
        let name = identity.map { $0 == reader ? $0 : "\($0)/\(reader)" } ?? reader
        places.withLock { places in
            guard Self.makeRoom(&places, for: name, of: identity) else { return }
            places[name] = Place(sequence: sequence, seen: now, identity: identity)
        }
    }

    /// Of a key with too many names the one that was silent longest goes, and of too many keys together too: who reads comes again.
    private static func makeRoom(_ places: inout [String: Place], for name: String, of identity: String?) -> Bool {
        if let known = places[name] { return identity == nil || known.identity == identity }
        guard let identity else { return places.values.count { $0.identity == nil } < WireLimit.readers }
        let outside = places.filter { $0.value.identity != nil }
        let own = outside.filter { $0.value.identity == identity }
        let full = own.count >= WireLimit.readersOfOneKey ? own : outside.count >= WireLimit.readersFromOutside ? outside : [:]
        if let oldest = full.min(by: { ($0.value.seen, $0.key) < ($1.value.seen, $1.key) }) { places[oldest.key] = nil }
        return true
    }

    func snapshot(at now: Timestamp) -> [String: JournalStatus.Reader] {
        places.withLock { places in
            places.mapValues { .init(position: String($0.sequence), secondsAgo: Int(max(0, (now - $0.seen).wholeSeconds))) }
        }
    }
}
