import Accord
import Alerting
package import Events
import Region

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

    package init(_ ground: DrillGround) {
        let areas = ground.region.areas.map { ($0.id, $0.side) }
        let joint = Side.allCases.flatMap { side in ground.procedure.regionWide(ownedBy: side).map { ($0.area.id, side) } }
        self.init(
            owners: Dictionary(areas + joint, uniquingKeysWith: { first, _ in first }),
            posts: Dictionary(ground.region.posts.map { ($0.id, $0.side) }, uniquingKeysWith: { first, _ in first }),
            crossing: Dictionary(uniqueKeysWithValues: Side.allCases.map { ($0, ground.crossing.prefixes(from: $0)) }),
            called: [.yellow, .orange, .red])
    }

    func crosses(_ event: Event) -> Bool {
        crossing[event.side]?.contains { event.type.hasPrefix($0) } ?? false
    }
}
