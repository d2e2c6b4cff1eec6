import Chronology
import Events
import Region

/// `POST /api/incidents/{id}/impact`: what the incident has done. What is left out stays as it was said before.
struct ImpactForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    let deaths: Int?
    let injured: Int?
    let evacuated: Int?
    let lossTenThousandYuan: Double?
    let intakeCutOff: String?
    let crosses: String?
    let touchesDwellings: Bool?
    let source: String

    /// A count or a loss, at most: more is a slip of the finger.
    static let maximumCount = 1_000_000

    /// What to record; anybody of either side may say it.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> ImpactReported {
        try FormText.check(request: request)
        guard let incident = around.state.incidents[id] else { throw .unknown(String(id.prefix(80))) }
        guard incident.isOpen else { throw .incidentOver(id) }
        try check()
        return ImpactReported(
            incident: id, deaths: deaths, injured: injured, evacuated: evacuated, lossTenThousandYuan: lossTenThousandYuan,
            intakeCutOff: intakeCutOff.flatMap(IntakeCutOff.init), crosses: crosses.flatMap(BoundaryCrossed.init),
            touchesDwellings: touchesDwellings, reporter: try FormText.post(post, around), person: try FormText.person(person),
            at: around.now, source: try FormText.reason(source))
    }

    private func check() throws(DeskRefusal) {
        let counts = [deaths, injured, evacuated].compactMap { $0 }
        guard counts.allSatisfy((0...Self.maximumCount).contains), (0...Double(Self.maximumCount)).contains(lossTenThousandYuan ?? 0) else {
            throw .field("counts", zh: "人数和损失写 0–1000000 的数", en: "write counts and the loss as numbers from 0 to 1,000,000")
        }
        let isKnown =
            intakeCutOff.map { IntakeCutOff(rawValue: $0) != nil } ?? true && crosses.map { BoundaryCrossed(rawValue: $0) != nil } ?? true
        guard isKnown else { throw .unreadable("‘intakeCutOff’ or ‘crosses’ is no word of theirs") }
        let isEmpty = counts.isEmpty && lossTenThousandYuan == nil && intakeCutOff == nil && crosses == nil && touchesDwellings == nil
        if isEmpty { throw .field("impact", zh: "至少填一项影响", en: "give at least one thing that it has done") }
    }

    func eventID(for incident: String) -> String {
        let parts: [String?] = [
            deaths?.description, injured?.description, evacuated?.description, lossTenThousandYuan?.description, intakeCutOff, crosses,
            touchesDwellings?.description,
        ]
        return EventIdentity.derived(from: ["impact", request, incident, post, person, source] + parts.map { $0 ?? "" })
    }
}

/// `POST /api/incidents/{id}/samples`: what was found in the water, of the incident's substance.
struct SampleForm: Decodable, Hashable {
    let request: String
    let post: String
    let person: String
    /// A target of the forecast; nil anywhere else, which needs a kilometre.
    let section: String?
    let kilometre: Double?
    let sampled: Timestamp
    /// mg/l; nil when nothing was found, which needs the detection limit.
    let milligramsPerLitre: Double?
    let detectionLimit: Double?
    let remark: String?

    static let maximumKilometre = 5000.0
    static let maximumConcentration = 1_000_000.0
    /// An older sample is no news.
    static let oldest = Duration.days(60)
    /// A bottle's clock may be ahead of ours by this.
    static let tolerance = Duration.minutes(10)

    /// What to record; anybody of either side may say it.
    func payload(for id: String, _ around: FormSurroundings) throws(DeskRefusal) -> SampleRecorded {
        try FormText.check(request: request)
        guard let incident = around.state.incidents[id] else { throw .unknown(String(id.prefix(80))) }
        guard incident.isOpen else { throw .incidentOver(id) }
        try check(at: around.now)
        let (target, person) = (try place(incident), try FormText.person(person))
        let note = try FormText.note(remark ?? "")
        return SampleRecorded(
            sample: number(id), river: incident.river, watercourse: target.map(\.watercourse) ?? incident.watercourse,
            kilometre: target?.kilometre ?? kilometre ?? 0, section: target?.target, substance: incident.substance, sampled: sampled,
            milligramsPerLitre: milligramsPerLitre, detectionLimit: detectionLimit, incident: id, post: try FormText.post(post, around),
            remark: note.map { "\($0)〔\(person)〕" } ?? "〔\(person)〕")
    }

    private func place(_ incident: DeskIncident) throws(DeskRefusal) -> PlumeArrival? {
        if let section {
            guard let target = incident.plume?.arrivals.first(where: { $0.target == section }) else {
                throw .field("section", zh: "请选择断面，或填写公里数", en: "choose a place, or give the kilometre")
            }
            return target
        }
        guard let kilometre, (0...Self.maximumKilometre).contains(kilometre) else {
            throw .field("section", zh: "请选择断面，或填写公里数", en: "choose a place, or give the kilometre")
        }
        return nil
    }

    private func check(at now: Timestamp) throws(DeskRefusal) {
        let figures = [milligramsPerLitre, detectionLimit].compactMap { $0 }
        guard !figures.isEmpty, figures.allSatisfy((0...Self.maximumConcentration).contains) else {
            throw .field(
                "concentration", zh: "填写浓度（mg/l）；未检出则填写检出限",
                en: "give the concentration in mg/l or, where nothing was found, the detection limit")
        }
        guard (now - Self.oldest...now + Self.tolerance).contains(sampled) else {
            throw .field("sampled", zh: "采样时间太早或太晚（北京时间）", en: "the time of the sample is too early or too late (Beijing time)")
        }
    }

    /// The sample's number, which follows from what was said.
    func number(_ incident: String) -> String { "\(incident.prefix(60))-desk-\(eventID(for: incident).prefix(10))" }

    func eventID(for incident: String) -> String {
        let parts: [String?] = [
            section, kilometre?.description, milligramsPerLitre?.description, detectionLimit?.description, remark,
        ]
        return EventIdentity.derived(
            from: ["sample", request, incident, post, person, sampled.rfc3339] + parts.map { $0 ?? "" })
    }
}
