import Chronology
import Events
import Hummingbird

// What a person says about an incident on the water.

extension DeskRoutes {
    func addWater(to router: Router<DeskContext>) {
        router.post("/api/alarms/:alarm/received") { request, context in
            try await self.receive(try context.parameters.require("alarm"), request)
        }
        router.post("/api/reports/:report/submitted") { request, context in
            try await self.submit(try context.parameters.require("report"), request)
        }
        router.post("/api/incidents/:incident/grade") { request, context in
            try await self.grade(try context.parameters.require("incident"), request)
        }
        router.post("/api/incidents/:incident/impact") { request, context in
            try await self.impact(try context.parameters.require("incident"), request)
        }
        router.post("/api/incidents/:incident/samples") { request, context in
            try await self.sample(try context.parameters.require("incident"), request)
        }
        router.post("/api/incidents/:incident/close") { request, context in
            try await self.close(try context.parameters.require("incident"), request)
        }
    }

    private func receive(_ alarm: String, _ request: Request) async throws -> Response {
        let form: ReceiptForm = try await read(request)
        let around = try surroundings()
        let (id, known) = (form.eventID(for: alarm), around.state.alarm(alarm)?.alarm)
        if known?.receipts.contains(where: { $0.id == id }) == true { return .json(Self.again) }
        let payload = try form.payload(for: alarm, around)
        return try await record(payload, about: alarm, of: payload.incident, id: id, because: known?.event)
    }

    private func submit(_ report: String, _ request: Request) async throws -> Response {
        let form: SubmissionForm = try await read(request)
        let around = try surroundings()
        let known = around.state.report(report)?.report
        if let done = known?.submitted, form.says(done) { return .json(Self.again) }
        let payload = try form.payload(for: report, around)
        let id = SubmissionForm.eventID(for: report)
        return try await record(payload, about: report, of: payload.incident, id: id, words: form.words, because: known?.event)
    }

    private func grade(_ incident: String, _ request: Request) async throws -> Response {
        let form: GradeForm = try await read(request)
        let around = try surroundings()
        if around.state.incidents[incident]?.decision?.event == form.eventID(for: incident) { return .json(Self.again) }
        let payload = try form.payload(for: incident, around)
        return try await record(payload, about: incident, of: incident, id: form.eventID(for: incident))
    }

    private func impact(_ incident: String, _ request: Request) async throws -> Response {
        let form: ImpactForm = try await read(request)
        let around = try surroundings()
        if around.state.incidents[incident]?.impact?.event == form.eventID(for: incident) { return .json(Self.again) }
        let payload = try form.payload(for: incident, around)
        return try await record(payload, about: incident, of: incident, id: form.eventID(for: incident))
    }

    private func sample(_ incident: String, _ request: Request) async throws -> Response {
        let form: SampleForm = try await read(request)
        let around = try surroundings()
        let known = around.state.incidents[incident]?.samples ?? []
        if known.contains(where: { $0.id == form.number(incident) }) { return .json(Self.again) }
        let payload = try form.payload(for: incident, around)
        return try await record(payload, about: payload.sample, of: incident, id: form.eventID(for: incident))
    }

    private func close(_ incident: String, _ request: Request) async throws -> Response {
        let form: ClosingForm = try await read(request)
        let around = try surroundings()
        if let done = around.state.incidents[incident]?.closed, form.says(done) {
            return .json(Self.again)
        }
        let payload = try form.payload(for: incident, around)
        return try await record(payload, about: incident, of: incident, id: ClosingForm.eventID(for: incident), words: form.words)
    }

    /// What the page shows already is not sent again: a restart of the desk has forgotten the event, and the time is another one.
    private static let again = Recorder.Receipt(sequence: "", again: true)

    private func record(
        _ payload: any EventPayload, about subject: String, of incident: String, id: String, words: String = "",
        because cause: String? = nil
    ) async throws -> Response {
        let receipt = try await recorder.record(id: id, words: words) { () throws(EventError) in
            try event(payload, subject, id, incident, cause)
        }
        return .json(receipt)
    }
}
