package import Wording

/// A number with what it was made from.
package struct Derivation: Hashable, Sendable, Codable {
    /// What the number is, of which stretch or place.
    package let quantity: Bilingual
    /// The formula, in the usual letters.
    package let formula: String
    /// Where the formula is from.
    package let citation: String
    package let inputs: [Input]
    package let value: Double
    package let unit: String

    package init(quantity: Bilingual, formula: String, citation: String, inputs: [Input], value: Double, unit: String) {
        self.quantity = quantity
        self.formula = formula
        self.citation = citation
        self.inputs = inputs
        self.value = value
        self.unit = unit
    }

    /// One figure that went in.
    package struct Input: Hashable, Sendable, Codable {
        /// The letter in the formula.
        package let letter: String
        package let value: Double
        package let unit: String
        /// `named-source`, `estimate`, `illustrative`, `measured` or `computed`.
        package let provenance: String
        /// Where the figure is from; nil for one that was computed before.
        package let source: String?

        package init(_ letter: String, _ value: Double, _ unit: String, provenance: String, source: String? = nil) {
            self.letter = letter
            self.value = value
            self.unit = unit
            self.provenance = provenance
            self.source = source
        }
    }
}
