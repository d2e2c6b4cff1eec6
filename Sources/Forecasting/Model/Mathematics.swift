import Foundation

/// The functions that need the platform's mathematics, in one place.
enum NaturalLogarithm {
    static func of(_ value: Double) -> Double { log(value) }
    static func inverse(_ value: Double) -> Double { exp(value) }
}

enum ErrorFunction {
    static func complement(_ value: Double) -> Double { erfc(value) }
}

enum Wave {
    static func sine(_ angle: Double) -> Double { sin(angle) }
    static func cosine(_ angle: Double) -> Double { cos(angle) }
}
