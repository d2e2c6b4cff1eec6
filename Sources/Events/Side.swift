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
}
