/// A point of a river's network: so many kilometres down one of its watercourses.
package struct Location: Hashable, Sendable, Codable {
    /// The watercourse's id; `Watercourse.stem` is the main stem's.
    package let watercourse: String
    /// Along the watercourse from its head, km.
    package let kilometre: Double

    package init(watercourse: String = Watercourse.stem, kilometre: Double) {
        self.watercourse = watercourse
        self.kilometre = kilometre
    }
}

extension Location: CustomStringConvertible {
    /// `km 45` on the main stem, `tiznap km 12.5` elsewhere.
    package var description: String {
        let kilometre = "km \(self.kilometre.text(decimals: self.kilometre == self.kilometre.rounded() ? 0 : 1))"
        return watercourse == Watercourse.stem ? kilometre : "\(watercourse) \(kilometre)"
    }
}

/// A side of the water, looking downstream.
package enum Bank: String, CaseIterable, Hashable, Sendable, Codable {
    /// 左岸
    case left
    /// 右岸
    case right
}
