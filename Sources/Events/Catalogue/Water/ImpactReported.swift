package import Chronology

/// Somebody says what an incident has done. Subject: the incident. What is left out stays as it was said before.
package struct ImpactReported: EventPayload {
    package static let type = "water.impact.reported"
    package static let version = 1

    /// The incident's number.
    package let incident: String
    /// People dead because of it.
    package let deaths: Int?
    /// People poisoned or badly hurt.
    package let injured: Int?
    /// People evacuated or moved.
    package let evacuated: Int?
    /// Direct economic loss, 10⁴ yuan.
    package let lossTenThousandYuan: Double?
    /// The largest town whose central drinking-water intake is cut off.
    package let intakeCutOff: IntakeCutOff?
    /// The highest boundary that the pollution crosses.
    package let crosses: BoundaryCrossed?
    /// Whether dwellings, schools or hospitals are touched.
    package let touchesDwellings: Bool?
    /// The post that says so.
    package let reporter: String
    /// The name that the person gave.
    package let person: String
    /// When it was so.
    package let at: Timestamp
    /// From whom or what it is known.
    package let source: String

    package init(
        incident: String, deaths: Int? = nil, injured: Int? = nil, evacuated: Int? = nil, lossTenThousandYuan: Double? = nil,
        intakeCutOff: IntakeCutOff? = nil, crosses: BoundaryCrossed? = nil, touchesDwellings: Bool? = nil, reporter: String,
        person: String, at: Timestamp, source: String
    ) {
        self.incident = incident
        self.deaths = deaths
        self.injured = injured
        self.evacuated = evacuated
        self.lossTenThousandYuan = lossTenThousandYuan
        self.intakeCutOff = intakeCutOff
        self.crosses = crosses
        self.touchesDwellings = touchesDwellings
        self.reporter = reporter
        self.person = person
        self.at = at
        self.source = source
    }
}

/// Whose central drinking-water intake is cut off (国家突发环境事件应急预案, 2014).
package enum IntakeCutOff: String, Hashable, Sendable, Codable, CaseIterable {
    case none, township
    /// A county-level city or county.
    case county
    /// A city with districts.
    case city
}

/// Which boundary is crossed.
package enum BoundaryCrossed: String, Hashable, Sendable, Codable, CaseIterable {
    case none, county, prefecture, province, nation
}
