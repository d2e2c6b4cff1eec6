/// Persistence as the forecast's rival: the last known value, times the changes over as many days that have been seen so far, all alike.
///
/// A change is the difference of two logarithms. When the last day is missing, the last value up to three days before stands in and the
/// changes are over those more days; there is no persistence beyond that, nor with fewer than 20 changes.
struct PersistenceReference: Sendable {
    private let leads: Int
    /// Logarithms by day from the first; nil where missing.
    private var logarithms: [Double?] = []
    /// By days apart, from 1, in order.
    private var changes: [[Double]]

    static let oldest = 3
    static let fewest = 20

    init(leads: Int) {
        self.leads = leads
        changes = Array(repeating: [], count: leads + Self.oldest)
    }

    mutating func pass(_ logarithm: Double?) {
        let day = logarithms.count
        logarithms.append(logarithm)
        guard let logarithm else { return }
        for apart in 1...changes.count where day >= apart {
            guard let before = logarithms[day - apart] else { continue }
            let change = logarithm - before
            changes[apart - 1].insert(change, at: changes[apart - 1].insertionPoint(of: change))
        }
    }

    /// 19 quantiles for the day that lies `lead` days after the last one passed, in the unit; nil when there is too little to go by.
    func quantiles(lead: Int) -> [Double]? {
        let recent = (0...Self.oldest).lazy.map { (age: $0, day: logarithms.count - 1 - $0) }.filter { $0.day >= 0 }
        guard let last = recent.first(where: { logarithms[$0.day] != nil }), let logarithm = logarithms[last.day] else { return nil }
        let seen = changes[lead + last.age - 1]
        guard seen.count >= Self.fewest else { return nil }
        return Quantiles.ofSorted(seen).map { NaturalLogarithm.inverse(logarithm + $0) }
    }
}
