import Events
import Hummingbird

// What a person says about warnings, calls and rotas.

extension DeskRoutes {
    func addPeople(to router: Router<DeskContext>) {
        router.post("/api/proposals/:id/release") { request, context in
            let form: EndorsementForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/proposals/:id/refuse") { request, context in
            let form: DeclineForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/warnings/:id/recall") { request, context in
            let form: RecallForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/consultations/:id/answer") { request, context in
            let form: OpinionForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/consultations") { request, _ in
            let form: ConsultationForm = try await self.read(request)
            return try await self.say(form.area, { _ in form.eventID }, { _, around throws(DeskRefusal) in try form.payload(around) })
        }
        router.post("/api/calls/:id/shown") { request, context in try await self.shown(try context.parameters.require("id"), request) }
        addSilencesAndRotas(to: router)
    }

    private func addSilencesAndRotas(to router: Router<DeskContext>) {
        router.post("/api/silences") { request, _ in
            let form: SilenceForm = try await self.read(request)
            let number = form.number(self.label.side)
            return try await self.say(number, { _ in form.eventID }, { _, around throws(DeskRefusal) in try form.payload(around) })
        }
        router.post("/api/silences/:id/end") { request, context in
            let form: SilenceEndForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/duty/posts/:id/take") { request, context in
            let form: TakeOverForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
        router.post("/api/duty/swaps") { request, _ in
            let form: SwapForm = try await self.read(request)
            return try await self.say(form.rota, { _ in form.eventID }, { _, around throws(DeskRefusal) in try form.payload(around) })
        }
        router.post("/api/duty/absences") { request, _ in
            let form: AbsenceForm = try await self.read(request)
            return try await self.say(form.away, { _ in form.eventID }, { _, around throws(DeskRefusal) in try form.payload(around) })
        }
        router.post("/api/duty/changes/:id/withdraw") { request, context in
            let form: ChangeWithdrawalForm = try await self.read(request)
            return try await self.say(try context.parameters.require("id"), form.eventID, form.payload)
        }
    }

    /// Records what a form says under its subject, once: a form that the page already shows is not judged again, since what it said may
    /// have changed what may be said.
    func say(
        _ subject: String, _ eventID: (String) -> String,
        _ payload: (String, FormSurroundings) throws(DeskRefusal) -> some EventPayload
    ) async throws -> Response {
        let (id, around) = (eventID(subject), try surroundings())
        if around.state.said.contains(id) { return .json(Recorder.Receipt(sequence: "", again: true)) }
        let payload = try payload(subject, around)
        let receipt = try await recorder.record(id: id, words: "") { () throws(EventError) in
            let matter = Self.matter(of: payload, subject, around.state)
            return try event(payload, Self.subject(of: payload) ?? subject, id, matter, Self.cause(of: payload, around.state))
        }
        return .json(receipt)
    }

    private func shown(_ call: String, _ request: Request) async throws -> Response {
        let form: ShownForm = try await read(request)
        let around = try surroundings()
        guard let payload = try form.payload(for: call, around) else { return .json(Recorder.Receipt(sequence: "", again: true)) }
        let about = around.state.calls[call]
        let receipt = try await recorder.record(id: form.eventID(for: call), words: "") { () throws(EventError) in
            try event(payload, call, form.eventID(for: call), about?.about, about?.opener)
        }
        return .json(receipt)
    }

    /// Where the subject is not what the address names.
    private static func subject(of payload: any EventPayload) -> String? {
        switch payload {
        case let said as WarningEndorsed: said.warning
        case let said as WarningDeclined: said.warning
        case let said as RegisterApproved: said.entry
        case let said as RegisterRefused: said.entry
        default: nil
        }
    }

    /// The warning that it belongs to.
    private static func matter(of payload: any EventPayload, _ subject: String, _ state: DeskState) -> String? {
        switch payload {
        case let said as WarningEndorsed: said.warning
        case let said as WarningDeclined: said.warning
        case let said as ConsultationAnswered: state.consultations[said.consultation]?.subject.warning ?? subject
        default: subject
        }
    }

    private static func cause(of payload: any EventPayload, _ state: DeskState) -> String? {
        switch payload {
        case let said as WarningEndorsed: state.proposals[said.proposal]?.event
        case let said as WarningDeclined: state.proposals[said.proposal]?.event
        case let said as WarningRecalled: state.warnings[said.warning]?.event
        case let said as ConsultationAnswered: state.consultations[said.consultation]?.event
        case let said as RegisterApproved: state.proposing[said.proposal]
        case let said as RegisterRefused: state.proposing[said.proposal]
        default: nil
        }
    }
}
