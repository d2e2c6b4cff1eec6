/// A set with a bound: of more values than fit it keeps the greatest. Which ones it holds therefore depends on what came, not on the order.
struct LatestFirst<Value: Comparable & Hashable & Sendable & Codable>: Hashable, Sendable {
    /// In descending order.
    private(set) var values: [Value] = []

    mutating func insert(_ value: Value, limit: Int) {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] > value { low = middle + 1 } else { high = middle }
        }
        guard low == values.count || values[low] != value, low < limit else { return }
        values.insert(value, at: low)
        if values.count > limit { values.removeLast() }
    }
}

extension LatestFirst: Codable {
    init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([Value].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}
