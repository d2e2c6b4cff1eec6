import Events
import Playbook
import Wording

extension CallingRecords {
    /// The watches, and where each of those that name something stands.
    struct Watches {
        let plan: WatchPlan
        let listened: [Located<ListenedWatch>]
    }

    static func watches(_ fields: Fields) -> Watches? {
        let heartbeat = fields.duration("heartbeat", in: .seconds(30) ... .seconds(3600))
        let side = fields.duration("sideGrace", in: .seconds(30) ... .seconds(86_400))
        let link = fields.duration("linkGrace", in: .seconds(30) ... .seconds(7 * 86_400))
        _ = fields.provenance()
        let sources = fields.list("sources", count: 0...CallingPlan.maximumRecords) { source($0, .source) }
        let forecasts = fields.list("forecasts", count: 0...CallingPlan.maximumRecords) { forecast($0) }
        let services = fields.list("services", count: 0...CallingPlan.maximumRecords) { service($0) }
        fields.rejectUnknownKeys()
        guard let heartbeat, let side, let link, let sources, let forecasts, let services else { return nil }
        let listened = (sources + forecasts + services).flatMap { $0 }
        let plan = WatchPlan(heartbeat: heartbeat, sideGrace: side, linkGrace: link, listened: listened.map(\.value))
        return Watches(plan: plan, listened: listened)
    }

    private static func source(_ fields: Fields, _ kind: WatchKind) -> [Located<ListenedWatch>]? {
        let side = fields.choice("side", of: Side.self)
        let subjects = texts(fields, "subjects", 1...200)
        let events = texts(fields, "events", 1...20)
        let name = fields.bilingual("name")
        let every = fields.duration("every", in: .seconds(60) ... .seconds(7 * 86_400))
        let grace = fields.duration("grace", in: .seconds(0) ... .seconds(7 * 86_400))
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let side, let subjects, let events, let name, let every, let grace, let provenance else { return nil }
        return subjects.map { subject in
            let watch = ListenedWatch(
                kind: kind, side: side, name: name.named(subject), events: Set(events), subject: subject, rhythm: .every(every),
                grace: grace, provenance: provenance)
            return Located(watch, at: fields.mark(of: "subjects"))
        }
    }

    private static func forecast(_ fields: Fields) -> [Located<ListenedWatch>]? {
        let side = fields.choice("side", of: Side.self)
        let places = texts(fields, "places", 1...200)
        let name = fields.bilingual("name")
        let noun = Bilingual(zh: "一天中的时刻（北京时间）", en: "a time of day in Beijing")
        let minute = fields.parsed("by", as: noun, example: "\"20:00\"", minuteOfDay)
        let grace = fields.duration("grace", in: .seconds(0) ... .seconds(12 * 3600))
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let side, let places, let name, let minute, let grace, let provenance else { return nil }
        return places.map { place in
            let watch = ListenedWatch(
                kind: .forecast, side: side, name: name.named(place), events: [ForecastIssued.type], subject: place,
                rhythm: .daily(minute: minute), grace: grace, provenance: provenance)
            return Located(watch, at: fields.mark(of: "places"))
        }
    }

    private static func service(_ fields: Fields) -> [Located<ListenedWatch>]? {
        let services = texts(fields, "services", 1...20)
        let name = fields.bilingual("name")
        let every = fields.duration("every", in: .seconds(60) ... .seconds(14 * 86_400))
        let grace = fields.duration("grace", in: .seconds(0) ... .seconds(7 * 86_400))
        let provenance = fields.provenance()
        fields.rejectUnknownKeys()
        guard let services, let name, let every, let grace, let provenance else { return nil }
        return services.flatMap { service in
            Side.allCases.map { side in
                let watch = ListenedWatch(
                    kind: .service, side: side, name: name.named(service), events: [], subject: service, rhythm: .every(every),
                    grace: grace, provenance: provenance)
                return Located(watch, at: fields.mark(of: "services"))
            }
        }
    }

    private static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

extension Bilingual {
    fileprivate func named(_ subject: String) -> Bilingual { Bilingual(zh: "\(zh) \(subject)", en: "\(en) \(subject)") }
}
