import Accord
import Alerting
import Events
import Region

/// Here and not beside the judge, who is to know events and nothing else.
extension HistoryFacts {
    /// What the playbooks say of it.
    package init(_ ground: DrillGround) {
        let areas = ground.region.areas.map { ($0.id, $0.side) }
        let joint = Side.allCases.flatMap { side in ground.procedure.regionWide(ownedBy: side).map { ($0.area.id, side) } }
        self.init(
            owners: Dictionary(areas + joint, uniquingKeysWith: { first, _ in first }),
            posts: Dictionary(ground.region.posts.map { ($0.id, $0.side) }, uniquingKeysWith: { first, _ in first }),
            crossing: Dictionary(uniqueKeysWithValues: Side.allCases.map { ($0, ground.crossing.prefixes(from: $0)) }),
            called: [.yellow, .orange, .red])
    }
}
