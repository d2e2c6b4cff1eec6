package import Chronology

/// The hours of one station or place from the begin to the end of dust by the rule, with what the rule saw.
package struct DustSpell: Hashable, Sendable, Codable {
    /// The first hour of dust.
    package let begin: Timestamp
    /// The first hour after it; nil when it still ran in the last hour of the series.
    package internal(set) var end: Timestamp?
    package let onset: DustOnset
    package internal(set) var peakPM10: Concentration
}

/// What the rule saw in the hour in which dust began. Ratios are PM2.5/PM10 in thousandths, cut.
package struct DustOnset: Hashable, Sendable, Codable {
    /// PM10 had at least doubled and was above the threshold.
    package let isJumpOfPM10: Bool
    /// PM2.5/PM10 had at least halved.
    package let isFallOfRatio: Bool
    package let pm10: Concentration
    /// The mean of the hours before.
    package let pm10Before: Concentration
    /// How many of the hours before had PM10.
    package let hoursBefore: Int
    package let ratioPerMille: Int?
    package let ratioBeforePerMille: Int?
}

extension HourlySeries {
    /// The spells of dust by the rule, in order. Reads the hourly PM10 and PM2.5 and alters nothing.
    ///
    /// "Before" is the mean over the hours before; for the ratio, PM2.5 over PM10 in the hours that have both. A spell
    /// goes on through hours without PM10, and also ends when PM10 falls below its mean before.
    package func dustSpells(by rule: DustRule = .of2016) -> [DustSpell] {
        var watch = DustWatch(rule: rule)
        for position in readings.indices {
            guard let pm10 = readings[position].pm10 else { continue }
            watch.take(pm10, at: position, of: self)
        }
        return watch.spells
    }
}

/// Walks along the hours; the last spell runs while `before` is there.
private struct DustWatch {
    let rule: DustRule
    var spells: [DustSpell] = []
    private var before: DustBackground?

    init(rule: DustRule) { self.rule = rule }

    mutating func take(_ pm10: Concentration, at position: Int, of series: HourlySeries) {
        if let before, let last = spells.indices.last {
            spells[last].peakPM10 = max(spells[last].peakPM10, pm10)
            guard before.isReached(by: pm10, rule) else { return }
            spells[last].end = series.instant(at: position)
            self.before = nil
        } else {
            let hoursBefore = min(max(0, rule.hoursBefore), position)
            let background = DustBackground(series.readings[position - hoursBefore..<position])
            guard let onset = background.onset(series.readings[position], pm10, rule) else { return }
            spells.append(DustSpell(begin: series.instant(at: position), end: nil, onset: onset, peakPM10: pm10))
            before = background
        }
    }
}

/// PM in the hours before an hour, as sums of thousandths of µg/m³.
private struct DustBackground {
    private var hours = 0
    private var pm10 = 0
    private var pm10OfPairs = 0
    private var pm25OfPairs = 0

    init(_ readings: ArraySlice<Reading>) {
        for reading in readings {
            guard let coarse = reading.pm10 else { continue }
            hours += 1
            pm10 += coarse.thousandths
            guard let fine = reading.pm25 else { continue }
            pm10OfPairs += coarse.thousandths
            pm25OfPairs += fine.thousandths
        }
    }

    /// Nil when dust does not begin here, or when too little is known of the hours before.
    func onset(_ reading: Reading, _ now: Concentration, _ rule: DustRule) -> DustOnset? {
        guard hours >= rule.minimumHoursBefore, let mean = Concentration.mean(sumInThousandths: pm10, count: hours) else { return nil }
        let jump = isJumpOfPM10(now, rule)
        let fall = isFallOfRatio(reading, now, rule)
        guard jump || fall else { return nil }
        return DustOnset(
            isJumpOfPM10: jump, isFallOfRatio: fall, pm10: now, pm10Before: mean, hoursBefore: hours,
            ratioPerMille: reading.pm25.flatMap { perMille($0.thousandths, of: now.thousandths) },
            ratioBeforePerMille: perMille(pm25OfPairs, of: pm10OfPairs))
    }

    // Products of sums, and of figures that people set, can pass 64 bits.

    private func isJumpOfPM10(_ now: Concentration, _ rule: DustRule) -> Bool {
        Int128(now.thousandths) * Int128(hours) * 100 >= Int128(pm10) * Int128(rule.onsetPercentOfBefore)
            && Int128(now.thousandths) > Int128(rule.onsetAbove) * 1000
    }

    private func isFallOfRatio(_ reading: Reading, _ now: Concentration, _ rule: DustRule) -> Bool {
        guard let fine = reading.pm25, now > .zero, pm25OfPairs > 0 else { return false }
        let left = Int128(fine.thousandths) * Int128(pm10OfPairs) * 100
        return left <= Int128(pm25OfPairs) * Int128(now.thousandths) * Int128(rule.ratioPercentOfBefore)
    }

    func isReached(by now: Concentration, _ rule: DustRule) -> Bool {
        Int128(now.thousandths) * Int128(hours) * 100 <= Int128(pm10) * (100 + Int128(rule.endPercentAboveBefore))
    }
}

/// `part` in thousandths of `whole`, cut; nil when the whole is nothing.
func perMille(_ part: Int, of whole: Int) -> Int? { whole > 0 ? part * 1000 / whole : nil }
