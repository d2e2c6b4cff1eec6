import Chronology
import Events
import Region
import Rivers
import Wording

/// An incident on a river as it becomes known: reported, forecast, worse than thought, decided about, closed.
struct Spill {
    let side: Side
    let news: [(at: Timestamp, news: News)]

    init?(_ chance: inout Chance, number: Int, from begin: Timestamp, _ length: DrillLength, ground: DrillGround) {
        guard !ground.rivers.rivers.isEmpty, !ground.rivers.substances.isEmpty else { return nil }
        let side: Side = chance.happens(0.6) ? .local : .corps
        let river = chance.one(of: ground.rivers.rivers)
        let substance = chance.one(of: ground.rivers.substances)
        let post = ground.region.posts(of: side).first?.id ?? "\(side.rawValue)-desk"
        let incident = "\(side.rawValue)-\(river.id)-\(number)"
        let start = begin + chance.span(length.quiet...length.trouble)
        var news: [(at: Timestamp, news: News)] = []
        func add(_ payload: some EventPayload, by service: String, at time: Timestamp) {
            let id = EventIdentity.derived(from: ["spill", incident, type(of: payload).type, time.rfc3339])
            news.append((time, News(payload: payload, subject: incident, service: service, id: id)))
        }
        let report = IncidentReported(
            incident: incident, river: river.id, kilometre: chance.real(10...60).rounded(), substance: substance.id,
            massKilograms: chance.happens(0.5) ? chance.real(100...20_000).rounded() : nil, released: start - .minutes(40),
            durationSeconds: 0, reporter: post, description: "simulated 模拟")
        add(report, by: "desk", at: start)
        add(Self.plume(incident, river, substance.id, at: start + .minutes(2), &chance), by: "rivers", at: start + .minutes(2))
        if chance.happens(0.7) {
            let time = start + chance.span(.minutes(30) ... .hours(6))
            let impact = ImpactReported(
                incident: incident, injured: chance.whole(0...12), evacuated: chance.whole(0...600),
                intakeCutOff: chance.one(of: [IntakeCutOff.none, .township, .county]), reporter: post, person: "simulated", at: time,
                source: "simulated 模拟")
            add(impact, by: "desk", at: time)
        }
        if chance.happens(0.3) {
            let decided = GradeDecided(
                incident: incident, grade: chance.one(of: IncidentGrade.allCases), post: post, person: "simulated", reason: "simulated 模拟")
            add(decided, by: "desk", at: start + chance.span(.hours(1) ... .hours(8)))
        }
        if chance.happens(0.6) {
            let closed = IncidentClosed(incident: incident, post: post, person: "simulated", outcome: "simulated 模拟")
            add(closed, by: "desk", at: start + chance.span(.hours(6) ... .hours(40)))
        }
        (self.side, self.news) = (side, news)
    }

    /// The simulated river does not compute; it says when the water is where.
    private static func plume(
        _ incident: String, _ river: River, _ substance: String, at time: Timestamp, _ chance: inout Chance
    ) -> PlumeForecast {
        let targets = river.targets.prefix(4)
        var reach = time + chance.span(.hours(2) ... .hours(6))
        let arrivals = targets.map { target -> PlumeArrival in
            reach = reach + chance.span(.hours(1) ... .hours(9))
            let band = TimeBand(early: reach - .minutes(30), median: reach, late: reach + .hours(1))
            return PlumeArrival(
                target: target.id, name: target.name, side: target.side, kilometre: target.location.kilometre, kind: target.kind.rawValue,
                limit: 1, limitCitation: "simulated", arrival: band, peak: band, departure: nil, exceedanceProbability: 0.6)
        }
        return PlumeForecast(
            incident: incident, river: river.id, issued: time, substance: substance, arrivals: arrivals, assumptions: [],
            method: "simulated")
    }
}
