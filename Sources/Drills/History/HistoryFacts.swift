package import Events

/// What has to be known to judge a history besides the history: who owns which ground, and what the two sides agreed to tell each other.
package struct HistoryFacts: Hashable, Sendable {
    /// By warning area.
    package let owners: [String: Side]
    /// By duty post.
    package let posts: [String: Side]
    /// Beginnings of the types that a side tells the other.
    package let crossing: [Side: [String]]
    /// Levels of warnings about which somebody has to be called.
    package let called: Set<WarningLevel>

    package init(owners: [String: Side], posts: [String: Side], crossing: [Side: [String]], called: Set<WarningLevel>) {
        (self.owners, self.posts, self.crossing, self.called) = (owners, posts, crossing, called)
    }

    func crosses(_ event: Event) -> Bool {
        crossing[event.side]?.contains { event.type.hasPrefix($0) } ?? false
    }
}
