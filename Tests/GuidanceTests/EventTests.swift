import Chronology
import Events
import Testing
import Wording

@testable import Guidance

@Suite("Guidance in the journal")
struct EventTests {
    private let intake = GuidanceIntake(points: []) { (_, _) throws(GuidanceError) in throw .message(1, "no decoder here") }

    private func items(_ name: String, at now: Timestamp = Sample.known) throws -> [GuidanceItem] {
        let taking = intake.taking(of: GuidanceFile(name: name, bytes: try Sample.bytes(name)), digest: "d1", at: now)
        return taking.runs + taking.faults + [taking.closing(unchanged: 0)]
    }

    private func event(_ item: GuidanceItem) throws -> Event {
        try Event(
            item.payload, id: item.id, source: "/local/observe", subject: item.subject, time: Sample.known, side: .local, realm: .actual)
    }

    @Test("a run goes into an event and comes back the same", arguments: [Sample.forecast, Sample.ensemble, Sample.airQuality, Sample.csv])
    func roundTrip(name: String) throws {
        for run in try Sample.runs(name) {
            let payload = GuidanceReceived(run, file: name, digest: "d1")
            let event = try Event(
                payload, id: "1", source: "/local/observe", subject: payload.subject, time: Sample.known, side: .local, realm: .actual)
            let back = try GuidanceRun(try Event(json: event.json).payload(GuidanceReceived.self))
            #expect(back.points == run.points && back.days == run.days && back.variables == run.variables)
            #expect(back.shortfalls == run.shortfalls && back.source == run.source && back.known == run.known)
            for (value, original) in zip(back.values, run.values) {
                #expect(value.isNaN == original.isNaN)
                if !original.isNaN { #expect(abs(value - original) <= abs(original) * 5.1e-4 + 1e-6) }
            }
            // Rounded once, nothing changes any more.
            #expect(GuidanceReceived(back, file: name, digest: "d1") == payload)
        }
    }

    @Test("a file becomes one event a run, and is closed")
    func items() throws {
        let items = try items(Sample.airQuality)
        let types = try items.map { try event($0).type }
        #expect(types == ["air.guidance.received", "air.guidance.received", "air.file.read"])
        #expect(items.map(\.subject) == ["open-meteo.air-quality/cams_global", "open-meteo.air-quality/cams_global", Sample.airQuality])
        #expect(Set(items.map(\.id)).count == 3)
        #expect((items.last?.payload as? FileRead)?.layout == "guidance-json")
    }

    @Test("read a second time, a file says the same under the same ids, whenever that is within its run")
    func again() throws {
        #expect(try items(Sample.csv).map(\.id) == items(Sample.csv, at: Sample.known + .days(3)).map(\.id))
        #expect(try items(Sample.forecast).map(\.id) == items(Sample.forecast, at: Sample.known + .minutes(5)).map(\.id))
    }

    @Test("runs that the journal has already are counted as such, and close the file under another id")
    func known() throws {
        let taking = intake.taking(of: GuidanceFile(name: "b.csv", bytes: try Sample.bytes(Sample.csv)), digest: "d1", at: Sample.known)
        let closing = try #require(taking.closing(unchanged: 2).payload as? FileRead)
        #expect((closing.recorded, closing.unchanged) == (0, 2))
        #expect(taking.closing(unchanged: 2).id != taking.closing(unchanged: 0).id)
    }

    @Test("an unreadable file is kept aside with its reason in both languages")
    func quarantined() throws {
        let items = try items(Sample.refusal)
        let row = try #require(items.first?.payload as? ObservationQuarantined)
        #expect(row.file == Sample.refusal && row.reason.zh.contains("服务方拒绝") && row.reason.en.contains("refused"))
        #expect((items.last?.payload as? FileRead)?.quarantined == 1)
        _ = try items.map { try event($0).json }
    }

    @Test("a run too large for one event is split by points, each part within the bound and nothing lost")
    func split() throws {
        let (points, days, members) = (24, 16, 51)
        let variables = Array(GuidanceVariable.allCases.prefix(14))
        let count = points * days * members * variables.count
        let run = try GuidanceRun(
            source: .openMeteoEnsemble, run: Sample.known - .hours(9), runIsEstimated: true, known: Sample.known, isAnalysis: false,
            points: (0..<points).map { GuidancePoint(latitude: 39, longitude: Double($0)) }, firstDay: try Sample.day("2026-03-26"),
            dayCount: days, members: members, variables: variables, values: (0..<count).map { Float($0 % 9973) / 7 }, shortfalls: [])
        let parts = try run.parts(file: "f", digest: "d")
        #expect(parts.count > 1)
        #expect(parts.flatMap(\.points).map(\.longitude) == (0..<points).map(Double.init))
        #expect(Set(parts.map { GuidanceItem($0).id }).count == parts.count)
        var seen = 0
        for part in parts {
            let event = try Event(
                part, id: "1", source: "/local/observe", subject: part.subject, time: Sample.known, side: .local, realm: .actual)
            #expect(event.json.count <= Event.maximumBytes)
            let back = try GuidanceRun(part)
            for point in back.points.indices {
                #expect(isClose(back[.v10, point, 15, 50], Double(run[.v10, seen + point, 15, 50] ?? .nan), within: 1e-3))
            }
            seen += back.points.count
        }
        #expect(seen == points)
    }

    @Test("a single point that does not fit is refused with what to ask for")
    func tooLarge() throws {
        let days = 20_000
        let variables = Array(GuidanceVariable.allCases.prefix(20))
        let run = try GuidanceRun(
            source: .windAnalysis, run: Timestamp(milliseconds: 0), runIsEstimated: false, known: .distantFuture, isAnalysis: true,
            points: [GuidancePoint(latitude: 39, longitude: 76)], firstDay: CalendarDate(dayNumber: 0), dayCount: days, members: 1,
            variables: variables, values: [Float](repeating: 1.234, count: days * variables.count), shortfalls: [])
        #expect(throws: GuidanceError.self) { try run.parts(file: "f", digest: "d") }
    }

    @Test("an event whose numbers do not fit together is refused, and one with variables of a later program is read without them")
    func strange() throws {
        let run = try #require(try Sample.runs(Sample.csv).first)
        let good = GuidanceReceived(run, file: "f", digest: "d")
        #expect(throws: GuidanceError.shape) { try GuidanceRun(changed(good, variables: good.variables, values: [good.values[0]])) }
        let shifted = [good.values[0] + [1], Array(good.values[1].dropLast())] + good.values.dropFirst(2)
        #expect(throws: GuidanceError.shape) { try GuidanceRun(changed(good, values: shifted)) }
        #expect(throws: GuidanceError.tooMany(.days, have: Int.max, most: 16)) { try GuidanceRun(changed(good, days: .max)) }
        let later = changed(good, variables: ["w10"] + good.variables, values: [good.values[0]] + good.values)
        #expect(try GuidanceRun(later) == GuidanceRun(good))
    }

    private func changed(
        _ event: GuidanceReceived, days: Int? = nil, variables: [String]? = nil, values: [[Double?]]? = nil
    ) -> GuidanceReceived {
        GuidanceReceived(
            source: event.source, model: event.model, run: event.run, runIsEstimated: event.runIsEstimated, known: event.known,
            isAnalysis: event.isAnalysis, points: event.points, firstDay: event.firstDay, days: days ?? event.days, members: event.members,
            variables: variables ?? event.variables, values: values ?? event.values, shortfalls: event.shortfalls, file: event.file,
            digest: event.digest)
    }
}
