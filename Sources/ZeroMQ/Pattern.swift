internal import CZeroMQ

/// What a socket does with messages (RFC 28, 29, 30, 31). REQ and REP are left out: a lost reply blocks them for ever.
public enum Pattern: Sendable, Hashable, CaseIterable {
    /// Sends to every subscriber, and drops what a slow one cannot take.
    case publish
    case subscribe
    /// Sends to every subscriber and hears their subscriptions; waits for a slow one where `xpubNoDrop` is set.
    case xpublish
    case xsubscribe
    /// Sends each message to one of the pullers in turn.
    case push
    case pull
    /// Talks to its peers in turn, without a strict order of question and answer.
    case dealer
    /// Talks to each peer by its routing id, the first frame of every message.
    case router
    /// One peer only.
    case pair

    var number: Int32 {
        switch self {
        case .publish: ZMQ_PUB
        case .subscribe: ZMQ_SUB
        case .xpublish: ZMQ_XPUB
        case .xsubscribe: ZMQ_XSUB
        case .push: ZMQ_PUSH
        case .pull: ZMQ_PULL
        case .dealer: ZMQ_DEALER
        case .router: ZMQ_ROUTER
        case .pair: ZMQ_PAIR
        }
    }

    /// Whether POLLOUT tells when a send would succeed. PUB, XPUB and ROUTER always report it, even while a peer's queue is full.
    var reportsWritability: Bool {
        switch self {
        case .publish, .xpublish, .router, .subscribe, .xsubscribe: false
        case .push, .pull, .dealer, .pair: true
        }
    }
}
