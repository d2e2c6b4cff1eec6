import Events
import Hummingbird

// What a person says about planned releases and the rivers' registers.

extension DeskRoutes {
    func addRivers(to router: Router<DeskContext>) {
        router.post("/api/releases") { request, _ in
            let form: PlannedReleaseForm = try await self.read(request)
            let number = form.number(self.label.side)
            return try await self.say(number, { _ in form.eventID }, { _, around throws(DeskRefusal) in try form.payload(around) })
        }
        router.post("/api/register/visits/:entry") { request, context in
            let form: VisitForm = try await self.read(request)
            return try await self.say(try context.parameters.require("entry"), form.eventID, form.payload)
        }
        router.post("/api/register/changes/:id/approve") { request, context in
            let form: RegisterDecisionForm = try await self.read(request)
            let id = try context.parameters.require("id")
            return try await self.say(id, { form.eventID("approve", of: $0) }, form.approval)
        }
        router.post("/api/register/changes/:id/refuse") { request, context in
            let form: RegisterDecisionForm = try await self.read(request)
            let id = try context.parameters.require("id")
            return try await self.say(id, { form.eventID("refuse", of: $0) }, form.refusal)
        }
    }
}
