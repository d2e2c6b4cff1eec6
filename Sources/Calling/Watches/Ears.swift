package import Chronology
package import Events

/// Which event is heard by which watch, looked up without going through all of them.
struct Ears: Sendable {
    let plan: WatchPlan
    /// Of this side.
    let watches: [String: ListenedWatch]
    private let byService: [String: [String]]
    private let bySubject: [String: [String]]

    init(_ plan: WatchPlan, side: Side) {
        self.plan = plan
        let own = plan.listened.filter { $0.side == side }
        watches = Dictionary(own.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byService = Dictionary(grouping: own.filter { $0.kind == .service }, by: { "/\(side.rawValue)/\($0.subject)" })
            .mapValues { $0.map(\.id) }
        bySubject = Dictionary(grouping: own.filter { $0.kind != .service }, by: \.subject).mapValues { $0.map(\.id) }
    }

    /// The watches that an event of this side satisfies. A service is heard by what it says, not by being woken.
    func hearing(_ event: Event) -> [String] {
        let services = event.type == DeadlineReached.type ? [] : byService[event.source] ?? []
        let others = (bySubject[event.subject] ?? []).filter { watches[$0]?.events.contains(event.type) ?? false }
        return services + others
    }
}

/// One thing that is listened to.
package struct WatchRecord: Hashable, Sendable, Codable {
    package let kind: WatchKind
    /// When it was heard last; nil for never since the watch began.
    package internal(set) var last: Timestamp?
    /// Seconds in which it should be heard.
    package internal(set) var every: Int
    /// Whether its silence was said.
    package internal(set) var isLapsed = false
    /// Whether it was given time after a stretch in which nobody listened, and has not been heard since.
    var isPardoned = false
}

extension NotifyState {
    static func key(watch id: String) -> String { "watch/\(id)" }
}
