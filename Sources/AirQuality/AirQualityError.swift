/// Why a text is no index table, and what to do about it.
package enum AirQualityError: Error, Hashable, Sendable {
    /// A header line that every table needs is not there, or is there twice.
    case header(key: String, problem: String)
    /// A line of the table that does not hold what it must.
    case line(Int, problem: String)
    /// The table as a whole.
    case table(problem: String)
    /// Several tables that do not fit together.
    case editions(String)
}

extension AirQualityError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .header(let key, let problem): "header ‘\(key)’ \(problem); write one line ‘#! \(key): …’ above the table"
        case .line(let number, let problem): "line \(number): \(problem)"
        case .table(let problem): "\(problem); compare the file with Playbooks/air/hj633-2026.csv"
        case .editions(let problem): "\(problem); give exactly one table ‘in-force-from: -’ and every other one its own first day"
        }
    }
}
