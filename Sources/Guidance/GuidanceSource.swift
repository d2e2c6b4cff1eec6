/// Who made the guidance: the service or layout it came by, and the model behind it.
package struct GuidanceSource: Hashable, Sendable {
    /// `open-meteo.ensemble`
    package let name: String
    /// `ecmwf_ifs025`; `unnamed` where nobody said.
    package let model: String

    /// Nil unless both are 1–48 of a–z, 0–9, `.`, `_` and `-`.
    package init?(name: String, model: String) {
        guard Self.isWord(name), Self.isWord(model) else { return nil }
        (self.name, self.model) = (name, model)
    }

    private init(_ name: String) {
        (self.name, model) = (name, Self.unnamed)
    }

    package static let unnamed = "unnamed"
    package static let maximumWordBytes = 48

    package static let openMeteoForecast = GuidanceSource("open-meteo.forecast")
    package static let openMeteoEnsemble = GuidanceSource("open-meteo.ensemble")
    package static let openMeteoAirQuality = GuidanceSource("open-meteo.air-quality")
    package static let grib = GuidanceSource("grib")
    package static let windAnalysis = GuidanceSource("wind-analysis")

    /// The same way in, with another model behind it; nil when the model is no word.
    package func with(model: String) -> GuidanceSource? { GuidanceSource(name: name, model: model) }

    static func isWord(_ text: String) -> Bool {
        (1...maximumWordBytes).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            }
    }
}

extension GuidanceSource: CustomStringConvertible {
    /// `open-meteo.ensemble/ecmwf_ifs025`: the subject of its events.
    package var description: String { "\(name)/\(model)" }
}
