/// The levels of a warning, from the least to the most severe. A level is always shown with its word, never by colour alone (ISO 22324).
package enum WarningLevel: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// 蓝色, Ⅳ级: light and moderate pollution, and what calls for care before it calls for a response.
    case blue
    /// 黄色, Ⅲ级
    case yellow
    /// 橙色, Ⅱ级
    case orange
    /// 红色, Ⅰ级
    case red

    /// 0 for blue, 3 for red.
    package var rank: Int {
        switch self {
        case .blue: 0
        case .yellow: 1
        case .orange: 2
        case .red: 3
        }
    }

    package static func < (left: WarningLevel, right: WarningLevel) -> Bool { left.rank < right.rank }
}
