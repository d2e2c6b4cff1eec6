import Chronology
import Events

/// The moment in which the examples of these tests happen.
let sampleTime = Timestamp(milliseconds: 1_585_216_800_000)

/// An event like any other, with one thing of the test's own.
func sampleEvent(
    id: String = "e1", source: String = "/local/test", type: String = ClockAdvanced.type, version: Int = 1, subject: String = "clock",
    side: Side = .local, realm: Realm = .actual, correlationID: String? = nil, causationID: String? = nil,
    data: String = #"{"to":"2020-03-26T10:00:00Z"}"#
) -> Event {
    Event(
        id: id, source: source, type: type, version: version, subject: subject, time: sampleTime, side: side, realm: realm,
        correlationID: correlationID, causationID: causationID, data: Array(data.utf8))
}

/// The members of a sound event as JSON text, of which a test replaces, drops or adds some.
struct Members {
    private var members: [(name: String, value: String)] = [
        ("specversion", #""1.0""#), ("id", #""e1""#), ("source", #""/local/test""#), ("type", #""clock.advanced""#),
        ("subject", #""clock""#), ("time", #""2020-03-26T10:00:00Z""#), ("side", #""local""#),
        ("dataschema", #""urn:fengsui:clock.advanced:1""#), ("data", #"{"to":"2020-03-26T10:00:00Z"}"#),
    ]

    /// With `value`, which is JSON text, for `name`; without the member where it is nil.
    func with(_ name: String, _ value: String?) -> Members {
        var changed = self
        guard let place = members.firstIndex(where: { $0.name == name }) else { return adding(name, value ?? "null") }
        changed.members[place].value = value ?? ""
        if value == nil { changed.members.remove(at: place) }
        return changed
    }

    /// With one more member, even if there is one of that name.
    func adding(_ name: String, _ value: String) -> Members {
        var changed = self
        changed.members.append((name, value))
        return changed
    }

    var json: [UInt8] { Array("{\(members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ","))}".utf8) }
}

/// Why the bytes are no event; nil when they are one.
func refusal(_ json: [UInt8]) -> String? {
    do {
        _ = try Event(json: json)
        return nil
    } catch {
        return "\(error)"
    }
}

/// Numbers that are the same on every run (splitmix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func one<Element>(of choice: [Element]) -> Element { choice[below(choice.count)] }
}
