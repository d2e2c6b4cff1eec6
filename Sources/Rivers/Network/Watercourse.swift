package import Playbook
package import Wording

/// One line of water of the network, from its head to its mouth: the main stem, a tributary, a canal or a bed that is usually dry.
package struct Watercourse: Hashable, Sendable {
    /// The id of the main stem, which is the first of every river and is meant wherever none is written.
    package static let stem = "stem"

    /// What it is.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 干流
        case stem
        /// 支流
        case tributary
        /// 输水渠
        case canal
        /// 干涸河道: carries water in large floods only, which no season is
        case dryBed = "dry-bed"
    }

    /// Where its water comes from.
    package enum Head: Hashable, Sendable {
        /// From above, m³/s by season.
        case spring(BySeason, Provenance)
        /// What the diversion of this id takes.
        case diversion(String)
        /// Only from what joins at its kilometre 0.
        case tributaries
    }

    /// Where its water goes.
    package enum Mouth: Hashable, Sendable {
        /// Into another watercourse.
        case joins(Location)
        /// Into the reservoir of this id, which lies at its end.
        case reservoir(String)
        /// Out of the network, in words.
        case leaves(Bilingual)
    }

    package let id: String
    package let name: Bilingual
    package let kind: Kind
    package let head: Head
    package let mouth: Mouth
    /// Downstream, each beginning where the one before ends; the first at 0.
    package let reaches: [Reach]
    /// Of its course and length.
    package let provenance: Provenance

    package init(id: String, name: Bilingual, kind: Kind, head: Head, mouth: Mouth, reaches: [Reach], provenance: Provenance) {
        self.id = id
        self.name = name
        self.kind = kind
        self.head = head
        self.mouth = mouth
        self.reaches = reaches
        self.provenance = provenance
    }

    /// Where the last reach ends.
    package var lengthKilometres: Double { reaches.last?.kilometres.upperBound ?? 0 }

    /// The reach of a kilometre; at a boundary the lower one. Nil off the watercourse.
    package func reach(at kilometre: Double) -> Reach? {
        reaches.last { $0.kilometres.contains(kilometre) }
    }
}
