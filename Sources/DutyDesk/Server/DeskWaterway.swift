package import Events
package import Wording

/// A river as far as the desk has to know it: to take down a planned release, and to tell whose an entry of its register was at first.
package struct DeskWaterway: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let name: Bilingual
        /// Only this side decides about it, until a change gives it to the other.
        package let side: Side

        package init(name: Bilingual, side: Side) { (self.name, self.side) = (name, side) }
    }

    package let id: String
    package let name: Bilingual
    /// Of the main stem, along which a release's kilometre counts.
    package let lengthKilometres: Double
    /// The register's, by id, as the playbook has them.
    package let entries: [String: Entry]

    package init(id: String, name: Bilingual, lengthKilometres: Double, entries: [String: Entry] = [:]) {
        (self.id, self.name, self.lengthKilometres, self.entries) = (id, name, lengthKilometres, entries)
    }
}

extension DeskRules {
    func river(_ id: String) -> DeskWaterway? { rivers.first { $0.id == id } }
}

extension [DeskWaterway] {
    /// As the playbook has it.
    func entry(_ id: String, of river: String) -> DeskWaterway.Entry? { first { $0.id == river }?.entries[id] }
}

/// A river as the page gets it.
struct WaterwayRow: Encodable, Hashable {
    let id: String
    let name: Bilingual
    let lengthKilometres: Double

    init(_ river: DeskWaterway) { (id, name, lengthKilometres) = (river.id, river.name, river.lengthKilometres) }
}
