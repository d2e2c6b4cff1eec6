import Events
import Wording

/// What is to be said about the link itself: each change once, and only the last of several that could not be said in time.
struct LinkNews: Hashable, Sendable {
    private let peer: Side
    /// What the journal was told last.
    private(set) var said: LinkState?
    private(set) var state: LinkState?

    init(about peer: Side, said: LinkState?) {
        (self.peer, self.said) = (peer, said)
    }

    /// Returns whether this is a change.
    mutating func note(_ new: LinkState) -> Bool {
        defer { state = new }
        return state != new
    }

    /// What has not been said yet.
    var open: LinkChanged? {
        guard let state, state != said else { return nil }
        return LinkChanged(peer: peer, state: state, reason: Self.reason(state))
    }

    mutating func wasSaid(_ change: LinkChanged) { said = change.state }

    private static func reason(_ state: LinkState) -> Bilingual {
        switch state {
        case .up: Bilingual(zh: "已连通，断开期间的事件按顺序补齐", en: "connected; what was missed is fetched in order")
        case .down: Bilingual(zh: "联系不上，各自对本辖区负责", en: "unreachable; each side decides for its own ground")
        }
    }
}
