import Foundation

/// Travel time and dilution by regression on basin and discharge, where nobody knows the channel.
///
/// Jobson 1996, USGS Water-Resources Investigations Report 96-4013. Fitted on rivers of the United States: on a glacier-fed
/// basin it is an extrapolation, good for a second opinion.
package struct JobsonTravel: Hashable, Sendable {
    /// Which line through the scatter.
    package enum Line: CaseIterable, Sendable {
        /// The regression.
        case probable
        /// The envelope, for the earliest arrival that has to be reckoned with.
        case maximumProbable
    }

    /// What the regression knows a basin by.
    package struct Basin: Hashable, Sendable {
        /// Drainage area, km².
        package let areaSquareKilometres: Double
        /// m³/s.
        package let meanAnnualDischarge: Double

        package init(areaSquareKilometres: Double, meanAnnualDischarge: Double) {
            self.areaSquareKilometres = areaSquareKilometres
            self.meanAnnualDischarge = meanAnnualDischarge
        }
    }

    /// At the section, m³/s.
    package let discharge: Double
    package let basin: Basin
    /// m/m; nil when unknown.
    package let slope: Double?

    package init(discharge: Double, basin: Basin, slope: Double? = nil) {
        self.discharge = discharge
        self.basin = basin
        self.slope = slope
    }

    /// Of the peak, m/s (equations 12–15).
    package func velocity(_ line: Line) -> Double {
        let area = basin.areaSquareKilometres * 1e6
        let relativeArea = pow(area, 1.25) * Channel.gravity.squareRoot() / basin.meanAnnualDischarge
        guard let slope else {
            let term = pow(relativeArea, 0.821) * pow(relativeDischarge, -0.465) * discharge / area
            return line == .probable ? 0.020 + 0.051 * term : 0.2 + 0.093 * term
        }
        let term = pow(relativeArea, 0.919) * pow(relativeDischarge, -0.469) * pow(slope, 0.159) * discharge / area
        return line == .probable ? 0.094 + 0.0143 * term : 0.25 + 0.02 * term
    }

    private var relativeDischarge: Double { discharge / basin.meanAnnualDischarge }
}

extension JobsonTravel {
    /// How a release passes a place.
    package struct Passing: Hashable, Sendable {
        /// Of the peak, h.
        package let peakHours: Double
        /// Of the leading edge, h.
        package let leadingEdgeHours: Double
        /// Until a tenth of the peak, h.
        package let tailHours: Double
        /// Unit-peak concentration: 10⁶ times discharge times peak over mass, 1/s.
        package let unitPeak: Double

        /// mg/l for a conservative mass, with the discharge at the place in m³/s.
        package func peakConcentration(massKilograms: Double, discharge: Double) -> Double {
            unitPeak * massKilograms / (1000 * discharge)
        }
    }

    /// A release `distance` metres upstream.
    package func passing(distance: Double, _ line: Line) -> Passing {
        let peak = distance / velocity(line) / 3600
        let leading = 0.890 * peak
        let unitPeak = unitPeak(afterHours: peak)
        return Passing(peakHours: peak, leadingEdgeHours: leading, tailHours: leading + 2e6 / unitPeak / 3600, unitPeak: unitPeak)
    }

    private func unitPeak(afterHours hours: Double) -> Double { 857 * pow(hours, -0.760 * pow(relativeDischarge, -0.079)) }

    /// The dispersion coefficient of the Gaussian cloud that has the unit peak after a day, m²/s.
    ///
    /// The regression's spread grows with a power of time. Taking it at one fixed age keeps legs additive, so that cutting a reach in
    /// two changes nothing.
    package var dispersion: Double {
        let deviation = 1e6 / ((2 * Double.pi).squareRoot() * unitPeak(afterHours: 24))
        let velocity = velocity(.probable)
        return deviation * deviation * velocity * velocity / (2 * 86_400)
    }
}
