package import Chronology
package import Events
package import Wording

/// What is known of an incident as far as warnings go: its grade, and where the newest forecast of its plume arrives. Bounded.
package struct WaterIncident: Hashable, Sendable, Codable {
    /// The incident's number.
    package let number: String
    /// Whose it is: the side that spoke of it first. Only that side's words count.
    package let side: Side
    /// Nil before the first report or forecast.
    package private(set) var river: String?
    package private(set) var grade: IncidentGrade?
    /// Whether the grade may still change by itself.
    package private(set) var isProvisional = true
    /// Of both sides, in order downstream; nil before the first forecast.
    package private(set) var arrivals: [WaterArrival]?
    /// When the newest forecast was computed.
    package private(set) var issued: Timestamp?
    /// Ids of the events behind the grade and the arrivals.
    package private(set) var gradedBy: String?
    package private(set) var forecastBy: String?

    /// Targets kept of one forecast; the ones furthest upstream.
    package static let maximumTargets = 500

    /// - Parameter river: where it is known beforehand.
    package init(_ number: String, of side: Side, on river: String? = nil) {
        (self.number, self.side, self.river) = (number, side, river)
    }

    /// Takes the grade of this incident; of another, nothing.
    package mutating func take(_ graded: IncidentGraded, id: String) {
        guard graded.incident == number else { return }
        (grade, isProvisional, gradedBy) = (graded.grade, graded.provisional, id)
    }

    /// Takes a forecast of this incident's plume, unless a newer one is known.
    package mutating func take(_ plume: PlumeForecast, id: String) {
        guard plume.incident == number, plume.issued >= issued ?? .distantPast else { return }
        (river, issued, forecastBy) = (plume.river, plume.issued, id)
        arrivals = plume.arrivals.prefix(Self.maximumTargets).map(WaterArrival.init)
    }

    /// Takes the river that a report names.
    package mutating func take(_ report: IncidentReported) {
        guard report.incident == number else { return }
        river = report.river
    }

    /// What a proof supposes.
    mutating func assume(_ grade: IncidentGrade?, _ arrivals: [WaterArrival]?) { (self.grade, self.arrivals) = (grade, arrivals) }

    /// The events that a judgement rests on.
    package var causes: [String] { [gradedBy, forecastBy].compactMap { $0 } }
}

/// One target in the way of a plume, as far as warnings go.
package struct WaterArrival: Hashable, Sendable, Codable {
    package let target: String
    package let name: Bilingual
    package let side: Side
    package let kind: String
    /// The early arrival; nil when the limit is hardly exceeded at all.
    package let arrives: Timestamp?
    /// The late departure; nil when it is not known.
    package let departs: Timestamp?
    /// That the limit is exceeded; nil when the mass is unknown.
    package let probability: Double?

    init(_ arrival: PlumeArrival) {
        (target, name, side, kind) = (arrival.target, arrival.name, arrival.side, arrival.kind)
        (arrives, departs) = (arrival.arrival?.early, arrival.departure?.late)
        probability = arrival.exceedanceProbability
    }

    /// A target of a kind that is reached just so.
    init(mildest kind: TargetKind, probability: Double, arrives: Timestamp) {
        (target, name, side) = (kind.rawValue, Bilingual(zh: kind.rawValue, en: kind.rawValue), .local)
        (self.kind, self.arrives, departs, self.probability) = (kind.rawValue, arrives, nil, probability)
    }
}
