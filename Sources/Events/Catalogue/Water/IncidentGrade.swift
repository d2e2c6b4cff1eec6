/// The grade of a sudden environmental incident (突发环境事件分级), compared by how grave it is.
package enum IncidentGrade: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Ⅳ 一般
    case general = "IV"
    /// Ⅲ 较大
    case larger = "III"
    /// Ⅱ 重大
    case major = "II"
    /// Ⅰ 特别重大
    case extraordinary = "I"

    package static func < (left: IncidentGrade, right: IncidentGrade) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .general: 0
        case .larger: 1
        case .major: 2
        case .extraordinary: 3
        }
    }
}
