import Chronology
import Events

/// One reading of an automatic monitor, ready to be judged.
struct WaterReading: Hashable, Sendable {
    let time: Timestamp
    /// In the standard's unit; nil below the detection limit.
    let value: Double?
    /// In the same unit; nil when it was not said.
    let detectionLimit: Double?
    /// m³/s; nil when it was not measured.
    let flow: Double?

    init(time: Timestamp, value: Double?, detectionLimit: Double? = nil, flow: Double? = nil) {
        self.time = time
        self.value = value
        self.detectionLimit = detectionLimit
        self.flow = flow.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    }

    init(_ sample: SampleRecorded) {
        self.init(
            time: sample.sampled, value: sample.milligramsPerLitre, detectionLimit: sample.detectionLimit,
            flow: sample.dischargeCubicMetresPerSecond)
    }

    /// What it counts as: half the detection limit where nothing was found; nil where nobody said what that would be.
    var counted: Double? { value ?? detectionLimit.map { $0 / 2 } }
}

/// What a monitor's readings of one parameter are held against.
struct Yardstick: Hashable, Sendable {
    let rules: WatchingRules
    let parameter: QualityParameter?
    let quality: QualityClass
    /// Only at a source of drinking water.
    let drinkingLimit: DrinkingLimit?
    let gauge: Gauge
    /// The standard, in both languages one name.
    let citation: String

    init(_ rules: WatchingRules, _ standard: WaterQuality, monitor: Watchpoint?, substance: String) {
        self.rules = rules
        parameter = standard.parameter(substance)
        quality = monitor?.quality ?? rules.quality
        drinkingLimit = monitor?.isDrinkingSource == true ? standard.drinkingLimit(substance) : nil
        gauge = Gauge(parameter)
        citation = "GB 3838-2002"
    }

    /// Of the class that is to be kept; nil for pH and for what table 1 does not know.
    var classLimit: Double? { parameter?.limit(of: quality) }

    /// Beyond what the method can measure; nil where nothing is known of it.
    var absurd: ClosedRange<Double>? {
        switch gauge {
        case .acidity: return 0...14
        // Saturation is 14.6 mg/l at 0 °C; algae make some more.
        case .oxygen: return 0...30
        case .concentration:
            let limit = parameter?.limit(of: .fifth) ?? drinkingLimit?.limit
            return limit.map { 0...($0 * rules.instrument.absurdMultiple) }
        }
    }
}

/// A monitor or section of the register, and what its water has to keep.
package struct Watchpoint: Hashable, Sendable {
    package let id: String
    package let quality: QualityClass
    /// Whether tables 2 and 3 apply as well.
    package let isDrinkingSource: Bool

    package init(id: String, quality: QualityClass, isDrinkingSource: Bool) {
        (self.id, self.quality, self.isDrinkingSource) = (id, quality, isDrinkingSource)
    }
}
