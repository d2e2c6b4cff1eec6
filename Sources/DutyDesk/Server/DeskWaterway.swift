package import Wording

/// A river as far as the desk has to know it to take down a planned release.
package struct DeskWaterway: Hashable, Sendable {
    package let id: String
    package let name: Bilingual
    /// Of the main stem, along which a release's kilometre counts.
    package let lengthKilometres: Double

    package init(id: String, name: Bilingual, lengthKilometres: Double) {
        (self.id, self.name, self.lengthKilometres) = (id, name, lengthKilometres)
    }
}

extension DeskRules {
    func river(_ id: String) -> DeskWaterway? { rivers.first { $0.id == id } }
}

/// A river as the page gets it.
struct WaterwayRow: Encodable, Hashable {
    let id: String
    let name: Bilingual
    let lengthKilometres: Double

    init(_ river: DeskWaterway) { (id, name, lengthKilometres) = (river.id, river.name, river.lengthKilometres) }
}
