/// One value for each pollutant, or none: a missing value stays missing. Stored inline, so that a row costs no allocation.
package struct PerPollutant<Value> {
    package var so2: Value?
    package var no2: Value?
    package var co: Value?
    package var o3: Value?
    package var pm10: Value?
    package var pm25: Value?

    private enum CodingKeys: String, CodingKey {
        case so2, no2, co, o3, pm10
        case pm25 = "pm2_5"
    }

    package init(
        so2: Value? = nil, no2: Value? = nil, co: Value? = nil, o3: Value? = nil, pm10: Value? = nil, pm25: Value? = nil
    ) {
        self.so2 = so2
        self.no2 = no2
        self.co = co
        self.o3 = o3
        self.pm10 = pm10
        self.pm25 = pm25
    }

    /// The value that `value` gives for each pollutant.
    package init(each value: (Pollutant) throws -> Value?) rethrows {
        so2 = try value(.so2)
        no2 = try value(.no2)
        co = try value(.co)
        o3 = try value(.o3)
        pm10 = try value(.pm10)
        pm25 = try value(.pm25)
    }

    package subscript(pollutant: Pollutant) -> Value? {
        get {
            switch pollutant {
            case .so2: so2
            case .no2: no2
            case .co: co
            case .o3: o3
            case .pm10: pm10
            case .pm25: pm25
            }
        }
        set {
            switch pollutant {
            case .so2: so2 = newValue
            case .no2: no2 = newValue
            case .co: co = newValue
            case .o3: o3 = newValue
            case .pm10: pm10 = newValue
            case .pm25: pm25 = newValue
            }
        }
    }

    /// The pollutants that have no value.
    package var missing: PollutantSet {
        var missing = PollutantSet()
        for pollutant in Pollutant.allCases where self[pollutant] == nil { missing.insert(pollutant) }
        return missing
    }
}

/// The concentrations of one hour at one station or place: hourly means, ozone's as well.
package typealias Reading = PerPollutant<Concentration>

extension PerPollutant: Sendable where Value: Sendable {}
extension PerPollutant: Equatable where Value: Equatable {}
extension PerPollutant: Hashable where Value: Hashable {}
/// On the wire an object with the pollutants' names as keys; a missing value has no key.
extension PerPollutant: Encodable where Value: Encodable {}
extension PerPollutant: Decodable where Value: Decodable {}
