/// How many of so many were right.
package struct Accuracy: Hashable, Sendable {
    package private(set) var count = 0
    package private(set) var right = 0

    package init() {}

    package mutating func take(_ isRight: Bool) {
        count += 1
        if isRight { right += 1 }
    }

    package mutating func merge(_ other: Accuracy) {
        count += other.count
        right += other.right
    }

    /// 0 to 1; nil when there is nothing to judge.
    package var share: Double? { count > 0 ? Double(right) / Double(count) : nil }
}
