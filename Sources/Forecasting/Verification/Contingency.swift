/// A yes or no that was forecast, beside what happened: the four counts (Wilks 2011, Statistical Methods in the Atmospheric Sciences, §8.2).
package struct Contingency: Hashable, Sendable {
    package private(set) var hits = 0
    package private(set) var falseAlarms = 0
    package private(set) var misses = 0
    package private(set) var correctRejections = 0

    package init() {}

    package mutating func take(said: Bool, happened: Bool) {
        switch (said, happened) {
        case (true, true): hits += 1
        case (true, false): falseAlarms += 1
        case (false, true): misses += 1
        case (false, false): correctRejections += 1
        }
    }

    package mutating func merge(_ other: Contingency) {
        hits += other.hits
        falseAlarms += other.falseAlarms
        misses += other.misses
        correctRejections += other.correctRejections
    }

    package var count: Int { hits + falseAlarms + misses + correctRejections }
    /// 命中率: the share of events that were said; nil when there was none.
    package var hitRate: Double? { share(of: hits + misses) }
    /// 空报率: the share of what was said that did not happen; nil when nothing was said.
    package var falseAlarmRatio: Double? { share(of: hits + falseAlarms).map { 1 - $0 } }
    /// TS 评分: hits among all that was said or happened; nil when that is nothing.
    package var threatScore: Double? { share(of: hits + falseAlarms + misses) }

    private func share(of total: Int) -> Double? { total > 0 ? Double(hits) / Double(total) : nil }
}
