import Foundation

/// The two functions that need the platform's mathematics, in one place.
enum NaturalLogarithm {
    static func of(_ value: Double) -> Double { log(value) }
    static func inverse(_ value: Double) -> Double { exp(value) }
}
