import Foundation

/// What a person calls themselves, without the accidents of typing: blanks, capitals, full-width letters, and what nobody sees. Two spellings
/// that people would read as one name are one.
package struct PersonName: Hashable, Sendable {
    private let text: String

    package init(_ written: String) {
        let plain = written.precomposedStringWithCompatibilityMapping.lowercased()
        text = String(String.UnicodeScalarView(plain.unicodeScalars.filter(Self.isSeen)))
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint && properties.generalCategory != .control
            && properties.generalCategory != .format
    }
}
