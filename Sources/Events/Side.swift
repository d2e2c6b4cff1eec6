/// One of the two administrations.
package enum Side: String, Hashable, Sendable, Codable, CaseIterable {
    /// 地方: the prefecture of Kashgar.
    case local
    /// 兵团: the Third Division, Tumxuk.
    case corps

    package var other: Side {
        switch self {
        case .local: .corps
        case .corps: .local
        }
    }

    /// Whether a number begins with this side's name: `local-yarkand-001`. What one side gives such a number, the other never gives the same,
    /// also while the link is down.
    package func gives(_ number: String) -> Bool { number.hasPrefix("\(rawValue)-") && number.utf8.count > rawValue.utf8.count + 1 }
}
