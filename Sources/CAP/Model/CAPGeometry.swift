/// A point in WGS 84, degrees.
package struct CAPPosition: Hashable, Sendable {
    package let latitude: Double
    package let longitude: Double

    package init(latitude: Double, longitude: Double) { (self.latitude, self.longitude) = (latitude, longitude) }

    /// Reads `39.47,75.99`, latitude first. Nil where it is not two plain numbers; whether they can be is not asked.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = Self.number(parts[0]), let longitude = Self.number(parts[1]) else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }

    /// A decimal number without exponent, `inf` or `nan`.
    static func number(_ text: some StringProtocol) -> Double? {
        guard text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D }), text.utf8.contains(where: \.isDigit) else {
            return nil
        }
        return Double(String(text))
    }

    package var isOnEarth: Bool { abs(latitude) <= 90 && abs(longitude) <= 180 }

    var swapped: CAPPosition { CAPPosition(latitude: longitude, longitude: latitude) }
}

extension CAPPosition: CustomStringConvertible {
    package var description: String { "\(latitude),\(longitude)" }
}

/// A closed line of positions, as written.
package struct CAPPolygon: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// Closes the line where it is open.
    package init(_ positions: [CAPPosition]) {
        let closing = positions.first.map { positions.last == $0 ? [] : [$0] } ?? []
        text = (positions + closing).map(\.description).joined(separator: " ")
    }

    /// Nil where one of them is no position.
    package var positions: [CAPPosition]? {
        let positions = text.xmlWords.map { CAPPosition($0) }
        return positions.contains(nil) ? nil : positions.compactMap(\.self)
    }
}

/// A position and a radius in kilometres, as written: `39.47,75.99 25`.
package struct CAPCircle: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(_ centre: CAPPosition, radiusKilometres: Double) { text = "\(centre) \(radiusKilometres)" }

    package var parts: (centre: CAPPosition, radiusKilometres: Double)? {
        let words = text.xmlWords
        guard words.count == 2, let centre = CAPPosition(words[0]), let radius = CAPPosition.number(words[1]) else { return nil }
        return (centre, radius)
    }
}
