package import Chronology

/// The name of an edition of HJ 633, as its table file gives it. A later edition is one more file, not more code.
package struct Edition: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let hj2012 = Edition(rawValue: "hj633_2012")
    package static let hj2026 = Edition(rawValue: "hj633_2026")

    /// The built-in edition by which a day is judged.
    package static func inForce(on date: CalendarDate) -> Edition { IndexTables.builtIn.inForce(on: date).edition }
}

/// The breakpoints of one edition of HJ 633, with what it says about concentrations above a scale.
package struct IndexTable: Hashable, Sendable {
    package let edition: Edition
    /// The standard, its table, and where the figures were read.
    package let citation: String
    /// The first day of force; nil for the oldest known edition, by which all earlier days are judged as well.
    package let inForceFrom: CalendarDate?
    /// The first day of a further step of the standard, whose figures are not in this table; nil when none is announced.
    package let nextStep: CalendarDate?
    /// The index values of the rows, 0 to 500.
    let indices: [Int]
    /// One column for each `IndexScale`, in its order.
    let columns: [Column]

    /// The concentrations of one scale, in rounding steps, as many as the scale has rows.
    struct Column: Hashable, Sendable {
        let steps: [Int]
        let above: Above
    }

    /// What holds above the last concentration of a scale.
    enum Above: Hashable, Sendable {
        /// The index stays at this value.
        case index(Int)
        /// No index on this scale; the pollutant is reported by this one.
        case see(IndexScale)
    }

    /// True when the figures are those of the day as far as we know: the edition is in force and no announced further step has come.
    package func isKnownToApply(on date: CalendarDate) -> Bool {
        inForceFrom.map { date >= $0 } ?? true && nextStep.map { date < $0 } ?? true
    }
}

extension IndexTable: CustomStringConvertible {
    /// What to name as the source of an index.
    package var description: String { citation }
}

// MARK: - The index of one pollutant

extension IndexTable {
    /// The individual air quality index (IAQI), 0–500, always rounded up (HJ 633, equation for IAQI).
    ///
    /// The concentration is first rounded half-to-even to whole µg/m³ (CO: 0.1 mg/m³). Nil where the edition has no index:
    /// no such scale, or above a scale that refers to another one (2012: SO2 1 h and O3 8 h above 800 µg/m³).
    package func iaqi(of concentration: Concentration, _ pollutant: Pollutant, _ averaging: Averaging) -> Int? {
        IndexScale(pollutant, averaging).flatMap { iaqi(of: concentration, on: $0) }
    }

    /// The same, by the column of the table.
    package func iaqi(of concentration: Concentration, on scale: IndexScale) -> Int? {
        switch finding(concentration.steps(of: scale.pollutant), on: scale) {
        case .index(let index): index
        case .see: nil
        }
    }

    /// The index on a scale or, above one that refers to another, the index of `other` on that other scale.
    func iaqi(of concentration: Concentration, on scale: IndexScale, referringTo other: Concentration?) -> Int? {
        switch finding(concentration.steps(of: scale.pollutant), on: scale) {
        case .index(let index): index
        case .see(let next): other.flatMap { iaqi(of: $0, on: next) }
        }
    }

    private func finding(_ steps: Int, on scale: IndexScale) -> Above {
        let column = columns[scale.ordinal]
        guard let upper = column.steps.firstIndex(where: { steps <= $0 }) else { return column.above }
        guard upper > 0 else { return .index(indices[0]) }
        let low = column.steps[upper - 1]
        let width = column.steps[upper] - low
        let rise = (indices[upper] - indices[upper - 1]) * (steps - low)
        return .index(indices[upper - 1] + (rise + width - 1) / width)
    }

    /// The concentration at which a scale reaches an index, as the table prints it: at 100 it is the grade II limit of GB 3095.
    package func concentration(at index: Int, on scale: IndexScale) -> Concentration? {
        guard let row = indices.firstIndex(of: index), columns[scale.ordinal].steps.indices.contains(row) else { return nil }
        return Concentration(thousandths: columns[scale.ordinal].steps[row] * scale.pollutant.roundingStepInThousandths)
    }
}
