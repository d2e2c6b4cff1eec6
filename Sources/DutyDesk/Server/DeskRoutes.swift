import Chronology
import Events
import Foundation
import HTTPTypes
import Hummingbird
import Region
import ServiceLifecycle
import Wording

/// What the desk answers, address by address.
struct DeskRoutes: Sendable {
    let board: DeskBoard
    let recorder: Recorder
    let pages: PageFiles
    let region: Region
    let label: NodeLabel
    let rules: DeskRules
    let names: NameTable
    let hosts: Set<String>?
    /// Nil where this node says no CAP messages.
    var cap: CAPShelf?
    let now: @Sendable () -> Timestamp
    /// Makes an event in the desk's name.
    let event:
        @Sendable (_ payload: any EventPayload, _ subject: String, _ id: String, _ correlation: String?, _ causation: String?)
            throws(EventError) -> Event

    private let pictures = PictureCache()

    /// Bytes of a form, at most.
    static let maximumBody = 16 * 1024
    /// Wake-ups after which a stream ends and the page opens a new one, so that none is held for ever.
    static let maximumWakes = 5000

    func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self)
        router.add(middleware: Safeguards(hosts: hosts))
        for (path, file) in pages.files {
            router.get(RouterPath(path)) { _, _ in Response.bytes(file.bytes, type: file.type) }
        }
        router.get("/api/state") { request, _ in self.state(request) }
        router.get("/api/stream") { _, _ in try self.stream() }
        router.post("/api/acknowledge") { request, _ in try await self.acknowledge(request) }
        router.post("/api/tasks/:task/complete") { request, context in
            try await self.complete(try context.parameters.require("task"), request)
        }
        addWater(to: router)
        addRivers(to: router)
        addPeople(to: router)
        addCAP(to: router)
        return router
    }
}

// MARK: - Showing

extension DeskRoutes {
    /// The whole picture, or 304 when the page has it already.
    private func state(_ request: Request) -> Response {
        let glance = board.glance
        let tag = "\"\(glance.revision)\""
        var headers: HTTPFields = [.eTag: tag]
        // Where many pages are open, none keeps a connection that the duty officer's next page needs.
        if board.isCrowded { headers[.connection] = "close" }
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        let now = now()
        let bytes = pictures.bytes(of: glance.revision, at: now) { Response.encode(picture(glance, now)) ?? [] }
        guard !bytes.isEmpty else { return Response(status: .internalServerError) }
        var response = Response.bytes(bytes, type: Response.jsonType)
        response.headers.append(contentsOf: headers)
        return response
    }

    private func picture(_ glance: DeskBoard.Glance, _ now: Timestamp) -> DeskPicture {
        let duty = DutyBoard(rules, glance.state.duty, side: label.side, now: now)
        return DeskPicture(glance, node: label, status: DeskStatus(glance, now: now), names: names, duty: duty, rules: rules)
    }

    /// Server-sent events: `changed` when the page has something to fetch, `alive` when it has not.
    private func stream() throws(DeskRefusal) -> Response {
        guard let wakes = board.listen() else { throw .tooManyListeners }
        let body = ResponseBody { [board, now] writer in
            var told: String?
            var count = 0
            for await _ in wakes.cancelOnGracefulShutdown() {
                let status = DeskStatus(board.glance, now: now())
                try await writer.write(ByteBuffer(bytes: Self.message(status, changed: status.revision != told)))
                told = status.revision
                count += 1
                if count == Self.maximumWakes { break }
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }

    static func message(_ status: DeskStatus, changed: Bool) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(status)) ?? Data("{}".utf8)
        return Array("event: \(changed ? "changed" : "alive")\ndata: ".utf8) + Array(data) + Array("\n\n".utf8)
    }
}

// MARK: - Taking down

extension DeskRoutes {
    private func acknowledge(_ request: Request) async throws -> Response {
        let form: AcknowledgementForm = try await read(request)
        let around = try surroundings()
        if let known = around.state.acknowledgements[form.aggregate]?.first(where: { $0.id == form.eventID }) {
            return .json(Recorder.Receipt(sequence: known.id, again: true))
        }
        let payload = try form.payload(around)
        let receipt = try await recorder.record(id: form.eventID, words: "") { () throws(EventError) in
            try event(payload, form.aggregate, form.eventID, correlation(of: form.aggregate, around.state), form.of)
        }
        return .json(receipt)
    }

    private func complete(_ task: String, _ request: Request) async throws -> Response {
        let form: CompletionForm = try await read(request)
        let around = try surroundings()
        if let done = around.state.tasks[task]?.completion, form.says(done) {
            return .json(Recorder.Receipt(sequence: "", again: true))
        }
        let payload = try form.payload(for: task, around)
        let receipt = try await recorder.record(id: CompletionForm.eventID(for: task), words: form.words) { () throws(EventError) in
            try event(
                payload, task, CompletionForm.eventID(for: task), around.state.tasks[task]?.task.trigger, around.state.tasks[task]?.event)
        }
        return .json(receipt)
    }

    func surroundings() throws(DeskRefusal) -> FormSurroundings {
        let now = now()
        guard now != .distantPast else { throw .noTime }
        return FormSurroundings(state: board.glance.state, region: region, side: label.side, now: now, rules: rules)
    }

    /// The warning or incident that something belongs to.
    private func correlation(of aggregate: String, _ state: DeskState) -> String? {
        state.tasks[aggregate]?.task.trigger ?? aggregate
    }

    func read<Form: Decodable>(_ request: Request) async throws -> Form {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.maximumBody)
        } catch {
            throw DeskRefusal.tooLarge
        }
        do {
            return try JSONDecoder().decode(Form.self, from: Data(body.readableBytesView))
        } catch {
            throw DeskRefusal.unreadable("the form's fields are not complete")
        }
    }
}

extension CompletionForm {
    /// Whether this is what was recorded already.
    func says(_ done: DeskTask.Completion) -> Bool {
        done.by == post && done.person == (try? FormText.person(person)) && done.evidence == (try? FormText.evidence(evidence))
    }
}
