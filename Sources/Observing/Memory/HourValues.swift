package import AirQuality

/// The values of one hour at one station, exact; a missing value stays missing.
package struct HourValues: Hashable, Sendable {
    package var reading = Reading()
    /// The mean of the last eight hours, as the network printed it.
    package var ozoneEightHours: Concentration?
    /// The real-time index that the network printed, 1–500.
    package var publishedAQI: Int?
    package var publishedPrimary: PollutantSet = []

    package init() {}

    /// The code of 8-hour ozone in events.
    package static let ozoneEightHoursCode = "o3_8h"
}

// MARK: - On the wire

extension HourValues {
    /// By pollutant code, in the pollutants' units; a missing value has no key.
    package var byCode: [String: Double] {
        var values: [String: Double] = [:]
        for pollutant in Pollutant.allCases { values[pollutant.rawValue] = reading[pollutant]?.units }
        values[Self.ozoneEightHoursCode] = ozoneEightHours?.units
        return values
    }

    /// Takes a value by its code. False for a code that is not known, or a value that is no concentration.
    mutating func take(_ value: Concentration?, code: some StringProtocol) -> Bool {
        guard let value else { return false }
        guard code != Self.ozoneEightHoursCode else {
            ozoneEightHours = value
            return true
        }
        guard let pollutant = Pollutant(rawValue: String(code)) else { return false }
        reading[pollutant] = value
        return true
    }
}

// MARK: - Comparing

extension HourValues {
    /// The values as whole numbers in a fixed order, nil where missing; what the fingerprint and the snapshot are made of.
    var numbers: [Int?] {
        Pollutant.allCases.map { reading[$0]?.thousandths } + [ozoneEightHours?.thousandths, publishedAQI, Int(publishedPrimary.rawValue)]
    }

    init?(numbers: [Int?]) {
        guard numbers.count == Pollutant.allCases.count + 3, let primary = numbers[8].flatMap(UInt8.init(exactly:)) else { return nil }
        for (pollutant, number) in zip(Pollutant.allCases, numbers) {
            reading[pollutant] = number.flatMap { Concentration(thousandths: $0) }
        }
        ozoneEightHours = numbers[6].flatMap { Concentration(thousandths: $0) }
        publishedAQI = numbers[7]
        publishedPrimary = PollutantSet(rawValue: primary)
    }

    /// Equal values have equal fingerprints; different ones differ but for one case in 2⁶⁴.
    var fingerprint: UInt64 {
        var hash = Fingerprint()
        for pollutant in Pollutant.allCases { hash.add(reading[pollutant]?.thousandths) }
        hash.add(ozoneEightHours?.thousandths)
        hash.add(publishedAQI)
        hash.add(Int(publishedPrimary.rawValue))
        return hash.value
    }
}
