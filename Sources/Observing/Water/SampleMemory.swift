import Chronology
import Events

/// Which samples of monitors were recorded, so that a row that comes again in another file is not recorded again. Bounded.
package struct SampleMemory: Hashable, Sendable, Codable {
    /// What a row means beside what is known.
    enum Verdict: Hashable {
        case new, unchanged, correction, tooOld
    }

    /// By monitor and parameter: minutes since 1970 and the fingerprint of what was said, in the order of time.
    private var series: [String: [Word]] = [:]

    struct Word: Hashable, Sendable, Codable {
        let minute: Int
        let content: UInt64
    }

    /// Of one monitor and parameter: eight days of hours. An older row is kept aside.
    static let maximumWords = 200
    /// Monitors times parameters.
    static let maximumSeries = 500

    func verdict(on sample: SampleRecorded) -> Verdict {
        let (words, word) = (series[Self.key(sample)] ?? [], Self.word(sample))
        if words.contains(word) { return .unchanged }
        if words.contains(where: { $0.minute == word.minute }) { return .correction }
        guard words.count >= Self.maximumWords, let oldest = words.first, word.minute < oldest.minute else { return .new }
        return .tooOld
    }

    mutating func take(_ sample: SampleRecorded) {
        let (key, word) = (Self.key(sample), Self.word(sample))
        guard series[key] != nil || series.count < Self.maximumSeries, series[key]?.contains(word) != true else { return }
        var words = series[key] ?? []
        let place = words.lastIndex { $0.minute <= word.minute }.map { $0 + 1 } ?? 0
        words.insert(word, at: place)
        if words.count > Self.maximumWords { words.removeFirst() }
        series[key] = words
    }

    private static func key(_ sample: SampleRecorded) -> String { "\(sample.section ?? "") \(sample.substance)" }

    private static func word(_ sample: SampleRecorded) -> Word {
        var print = Fingerprint()
        for number in [sample.milligramsPerLitre, sample.detectionLimit, sample.dischargeCubicMetresPerSecond] {
            for byte in (number.map { "\($0)" } ?? "-").utf8 { print.add(byte) }
            print.add(0)
        }
        return Word(minute: Int(sample.sampled.milliseconds / 60_000), content: print.value)
    }
}
