package import Playbook
package import Wording

/// The middle of a watercourse, and the kilometre of each of its corners.
package struct CentreLine: Hashable, Sendable {
    /// The watercourse's id; `stem` is the main stem.
    package let watercourse: String
    package let name: Bilingual
    /// Downstream, at least two.
    package let positions: [Position]
    /// One for each position, growing; where it is not written, the length along the line.
    package let kilometres: [Double]
    package let provenance: Provenance

    /// From the first corner to the last.
    package var range: ClosedRange<Double> { (kilometres.first ?? 0)...(kilometres.last ?? 0) }

    /// - Parameter kilometre: of the first position; the others follow by length along the line.
    package init(watercourse: String, name: Bilingual, positions: [Position], from kilometre: Double, provenance: Provenance) {
        var kilometres = [kilometre]
        for (one, next) in zip(positions, positions.dropFirst()) { kilometres.append((kilometres.last ?? 0) + one.kilometres(to: next)) }
        self.init(watercourse: watercourse, name: name, positions: positions, kilometres: kilometres, provenance: provenance)
    }

    /// - Parameter kilometres: one for each position, growing: for schematic lines, whose length means nothing.
    package init(watercourse: String, name: Bilingual, positions: [Position], kilometres: [Double], provenance: Provenance) {
        self.watercourse = watercourse
        self.name = name
        self.positions = positions
        self.kilometres = kilometres
        self.provenance = provenance
    }
}

extension CentreLine {
    /// How far beyond its ends a line still answers, km: for kilometres that were rounded.
    static let tolerance = 1.0

    /// The place of a kilometre; nil off the line.
    package func position(at kilometre: Double) -> Position? {
        guard kilometre >= range.lowerBound - Self.tolerance, kilometre <= range.upperBound + Self.tolerance else { return nil }
        guard let next = kilometres.firstIndex(where: { $0 > kilometre }) else { return positions.last }
        guard next > 0 else { return positions.first }
        let share = (kilometre - kilometres[next - 1]) / (kilometres[next] - kilometres[next - 1])
        return positions[next - 1].towards(positions[next], share: share)
    }

    /// The line between two kilometres, with their exact places at its ends; empty off the line.
    package func piece(_ part: ClosedRange<Double>) -> [Position] {
        let (start, end) = (max(part.lowerBound, range.lowerBound), min(part.upperBound, range.upperBound))
        guard end > start, let first = position(at: start), let last = position(at: end) else { return [] }
        let between = zip(positions, kilometres).filter { $0.1 > start && $0.1 < end }.map(\.0)
        return [first] + between + [last]
    }
}
