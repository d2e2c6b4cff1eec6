import Accord
import Chronology
import Events

/// Signs what crosses, and changes its key once, as `fengsui keys rotate signing` does.
struct DrillSigner {
    private var current: SigningKey
    private let next: SigningKey

    /// - Returns: nil where nothing is signed.
    init?(seed: UInt64, _ side: Side) {
        var chance = Chance(seed: seed &+ (side == .local ? 0 : 0x5EED), .keys)
        guard let first = SigningKey.drawn(from: &chance), let second = SigningKey.drawn(from: &chance) else { return nil }
        (current, next) = (first, second)
    }

    var verifying: VerifyingKey { current.verifying }

    func sign(_ event: Event) -> Event { event.signature == nil ? current.sign(event) : event }

    /// What is said of the next key, signed by the one before it; from then on it is used.
    mutating func rotate(_ side: Side, at time: Timestamp, in realm: Realm) -> Event? {
        guard current.verifying.name != next.verifying.name else { return nil }
        let word = KeyAnnounced(
            key: next.verifying.name, publicKey: next.verifying.base64, replaces: current.verifying.name, from: time)
        let event = try? Event(
            word, id: EventIdentity.derived(from: ["key", side.rawValue, next.verifying.name]), source: "/\(side.rawValue)/keys",
            subject: side.rawValue, time: time, side: side, realm: realm)
        defer { current = next }
        return event.map(current.sign)
    }
}
