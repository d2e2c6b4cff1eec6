import Chronology
import Events
import Playbook
import Region
import Wording

/// A small region and the events of one bad evening, made up for these tests.
struct Sample {
    let realm: Realm

    init(_ realm: Realm = .exercise("spring")) { self.realm = realm }

    static let day = CalendarDate(dayNumber: 18_347)  // 2020-03-26
    static let evening = Timestamp(day, hour: 18)

    static let region = Region(
        places: [
            Place(
                code: "653101", name: Bilingual(zh: "喀什市", en: "Kashgar city"), side: .local, latitude: 39.5, longitude: 76,
                provenance: .illustrative),
            Place(
                code: "653121", name: Bilingual(zh: "疏附县", en: "Shufu"), side: .local, latitude: 39.4, longitude: 75.9,
                provenance: .illustrative),
            Place(
                code: "659003", name: Bilingual(zh: "图木舒克市", en: "Tumxuk"), side: .corps, latitude: 39.9, longitude: 79.1,
                provenance: .illustrative),
        ],
        stations: [
            Station(
                code: "2698A", name: Bilingual(zh: "巡警大队", en: "Patrol Police Brigade"), place: "653101", latitude: 39.5, longitude: 76,
                provenance: .illustrative)
        ],
        organisations: [
            Organisation(
                id: "kashgar-command", name: Bilingual(zh: "喀什指挥部", en: "Kashgar command"), side: .local, provenance: .illustrative),
            Organisation(
                id: "kashgar-construction", name: Bilingual(zh: "住建局", en: "housing bureau"), side: .local, provenance: .illustrative),
            Organisation(
                id: "tumxuk-water", name: Bilingual(zh: "第三师水利局", en: "Tumxuk water bureau"), side: .corps, provenance: .illustrative),
        ],
        posts: [
            DutyPost(
                id: "kashgar-command-duty", name: Bilingual(zh: "喀什指挥部值班室", en: "Kashgar command duty desk"),
                organisation: "kashgar-command", side: .local),
            DutyPost(
                id: "kashgar-command-chief", name: Bilingual(zh: "喀什指挥部带班领导", en: "Kashgar command chief on duty"),
                organisation: "kashgar-command", side: .local),
            DutyPost(
                id: "tumxuk-water-duty", name: Bilingual(zh: "图木舒克水利值班员", en: "Tumxuk water duty officer"), organisation: "tumxuk-water",
                side: .corps),
        ],
        areas: [
            WarningArea(
                id: "kashgar-urban", name: Bilingual(zh: "喀什城区", en: "Kashgar urban area"), side: .local, places: ["653101", "653121"])
        ])

    /// An event of this realm, with an id that says what it is.
    func event(
        _ payload: some EventPayload, id: String, subject: String = "subject", side: Side = .local, time: Timestamp = evening,
        correlation: String? = nil
    ) throws(EventError) -> Event {
        try Event(
            payload, id: id, source: "/\(side.rawValue)/test", subject: subject, time: time, side: side, realm: realm,
            correlationID: correlation)
    }
}

// MARK: - Air

extension Sample {
    static func forecast(
        place: String = "653101", issued: Timestamp = evening, medians: [Double] = [140, 210, 320, 240, 180, 150, 140, 130, 120, 110]
    )
        -> ForecastIssued
    {
        ForecastIssued(
            place: place, issued: issued, dataCutoff: issued - .hours(1), edition: "HJ 633-2026", method: "season 1",
            basis: [
                ForecastBasis(
                    place: "653101", substitute: place != "653101", days: 763, newest: day.advanced(by: -1),
                    note: Bilingual(zh: "2014–2016年日均值", en: "daily means of 2014–2016"))
            ],
            days: medians.enumerated().map { index, median in forecastDay(index + 1, median, issued) }, scenarios: [],
            explanation: Bilingual(zh: "季节气候态加衰减持续性。", en: "Seasonal climatology with damped persistence."))
    }

    private static func forecastDay(_ lead: Int, _ median: Double, _ issued: Timestamp) -> ForecastDay {
        let spread = lead > 5 ? 0.55 : 0.2 + 0.04 * Double(lead)
        let quantiles = (1...19).map { max(20, min(500, median * (1 + spread * (Double($0) / 10 - 1) * 1.3))) }
        let heavy = Double(quantiles.filter { $0 > 200 }.count) / 19
        return ForecastDay(
            date: issued.beijingDate.advanced(by: lead), lead: lead, tendency: lead > 5, aqi: quantiles, pollutants: ["pm10": quantiles],
            exceedance: ["100": 0.9, "150": 0.6, "200": heavy, "300": heavy / 3], dustProbability: min(0.95, heavy * 0.9), primary: "pm10",
            level: [50, 100, 150, 200, 300].firstIndex { median <= $0 }.map { $0 + 1 } ?? 6)
    }

    static let reading = ObservationRecorded(
        station: "2698A", place: "653101", hour: evening - .hours(1), values: ["pm10": 812, "pm2_5": 210], revision: 0, file: "a.csv",
        line: 2)
    static let dayRecorded = DayRecorded(
        place: "653101", date: day.advanced(by: -1), values: ["pm10": 300], revision: 0, file: "b.csv", line: 9)
    static let quarantined = ObservationQuarantined(
        file: "a.csv", line: 7, reason: Bilingual(zh: "小时不是 0–23", en: "the hour is not 0–23"), content: "20200326,25,PM10")
    static let fileRead = FileRead(
        file: "a.csv", digest: "00", layout: "national", recorded: 213, unchanged: 0, corrected: 2, quarantined: 1)
    static let guidance = GuidanceReceived(
        source: "open-meteo.forecast", model: "gfs_seamless", run: evening, runIsEstimated: true, known: evening, isAnalysis: false,
        points: [.init(latitude: 39.5, longitude: 76)], firstDay: day, days: 3, members: 1, variables: ["u10"], values: [[1, nil, 2]],
        shortfalls: [], file: "a.json", digest: "00")
    static let dayAssessed = DayAssessed(
        place: "653101", date: day.advanced(by: -1), edition: "HJ 633-2026", means: ["pm10": 412], validHours: ["pm10": 24], aqi: 289,
        level: 5,
        primary: ["pm10"], dustRatio: 0.26)
}

// MARK: - Warnings and people

extension Sample {
    static func warning(_ id: String = "local-2020-dust-0001", level: WarningLevel = .orange) -> WarningIssued {
        WarningIssued(
            warning: id, hazard: "dust", area: "kashgar-urban", places: ["653101", "653121"], level: level, onset: day.advanced(by: 1),
            ends: day.advanced(by: 3), criterion: "dust-orange", citation: "illustrative criterion", probability: 0.72, threshold: 0.6,
            causes: ["forecast-1"],
            reason: Bilingual(
                zh: "喀什城区3月27日至29日预计重度至严重污染（AQI 210–320），首要污染物PM10，浮尘。",
                en: "Kashgar urban area, 27–29 March: heavily to severely polluted (AQI 210–320), primary pollutant PM10; dust."
            ))
    }

    static func update(_ change: WarningChange, from: WarningLevel, to: WarningLevel, id: String = "local-2020-dust-0001") -> WarningUpdated
    {
        WarningUpdated(
            warning: id, hazard: "dust", area: "kashgar-urban", places: ["653101"], change: change, from: from, level: to,
            onset: day.advanced(by: 1), ends: day.advanced(by: 4), criterion: "dust-\(to.rawValue)", citation: "illustrative criterion",
            probability: 0.81, threshold: 0.6, causes: ["forecast-2"],
            reason: Bilingual(zh: "由橙色升为红色。预计沙尘持续。", en: "Raised from orange to red. The dust is expected to stay."))
    }

    static let lifted = WarningLifted(
        warning: "local-2020-dust-0001", hazard: "dust", area: "kashgar-urban", level: .red, criterion: "below 150 for 36 h",
        citation: "notices",
        causes: [], reason: Bilingual(zh: "预计36小时以上低于150。", en: "Below 150 for 36 h or more."))

    static func acknowledgement(
        of event: String, _ aggregate: String = "local-2020-dust-0001", post: String = "kashgar-command-duty", note: String? = nil
    ) -> AcknowledgementRecorded {
        AcknowledgementRecorded(of: event, aggregate: aggregate, post: post, person: "甲", at: evening, note: note)
    }
}
