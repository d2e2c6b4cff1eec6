/// The values of one day by `Quantity.all`, each with the share of the day that it stands for: 1 for a valid mean.
struct DayValues: Hashable, Sendable {
    private(set) var values: [Double?] = Array(repeating: nil, count: Quantity.all.count)
    private(set) var shares: [Double] = Array(repeating: 0, count: Quantity.all.count)

    init() {}

    /// Valid means.
    init(whole values: [Double?]) {
        self.values = values
        shares = values.map { $0 == nil ? 0 : 1 }
    }

    mutating func set(_ value: Double, share: Double, at index: Int) {
        values[index] = value
        shares[index] = share
    }

    var isEmpty: Bool { values.allSatisfy { $0 == nil } }
}
