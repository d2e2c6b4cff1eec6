/// Whether a channel is worth asking. After some failures in a row it rests; then one message tries it, and the others follow if that went well.
struct Circuit: Hashable, Sendable {
    private(set) var state = State.closed(failures: 0)
    /// Recipients that it would not take a message for since it took one for anybody: fewer than `failures`.
    private var suspects: Set<String> = []

    enum State: Hashable {
        case closed(failures: Int)
        case open(until: Duration, rest: Duration)
        /// One message is on its way to see.
        case trying(rest: Duration)
    }

    static let failures = 3
    static let firstRest = Duration.seconds(15)
    static let longestRest = Duration.seconds(300)

    var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    func isAvailable(at uptime: Duration) -> Bool {
        switch state {
        case .closed: true
        case .open(let until, _): uptime >= until
        case .trying: false
        }
    }

    /// When it may be tried again; nil when it may now or somebody is trying.
    var opens: Duration? {
        if case .open(let until, _) = state { until } else { nil }
    }

    mutating func begin() {
        if case .open(_, let rest) = state { state = .trying(rest: rest) }
    }

    mutating func succeed() { (state, suspects) = (.closed(failures: 0), []) }

    /// A message failed for a reason of its own: no news about the channel. Whoever comes next may try it, and need not wait for that.
    mutating func learnNothing(at uptime: Duration) {
        if case .trying(let rest) = state { state = .open(until: uptime, rest: rest) }
    }

    /// A message failed, and nobody knows whether because of its recipient. One recipient proves nothing, however often; several in a row do.
    mutating func suspect(_ recipient: String, at uptime: Duration) {
        suspects.insert(recipient)
        guard suspects.count >= Self.failures else { return learnNothing(at: uptime) }
        suspects = []
        // While it rests already, what was under way tells nothing new.
        if case .open = state { return }
        fail(at: uptime, atOnce: Self.firstRest)
    }

    /// - Parameter atOnce: a rest of this length, without waiting for further failures.
    mutating func fail(at uptime: Duration, atOnce: Duration? = nil) {
        switch state {
        case .closed(let failures) where atOnce == nil && failures + 1 < Self.failures: state = .closed(failures: failures + 1)
        case .closed: rest(atOnce ?? Self.firstRest, from: uptime)
        case .trying(let before): rest(max(atOnce ?? .zero, before * 2), from: uptime)
        case .open(let until, let before):
            // It was under way when the rest began, and tells nothing new; only a longer rest that the channel asks for counts.
            if let atOnce, uptime + atOnce > until { rest(max(atOnce, before), from: uptime) }
        }
    }

    private mutating func rest(_ span: Duration, from uptime: Duration) {
        let rest = min(span, Self.longestRest)
        state = .open(until: uptime + rest, rest: rest)
    }
}
