package import Accord
package import Alerting
package import Calling
import Chronology
package import Duty
package import Events
package import Region
package import Responding
package import Rivers
package import WaterIncidents

/// What the staff maintain, as a simulation needs it.
package struct DrillGround: Sendable {
    package let region: Region
    package let criteria: WarningCriteria
    package let procedure: WarningProcedure
    package let rivers: RiverPlaybook
    package let incidents: IncidentsPlaybook
    package let responses: ResponsePlaybooks
    package let duty: DutyPlan
    package let calling: CallingPlan
    package let crossing: CrossingPolicy

    /// - Parameter calling: as the staff wrote it; of its watches a simulation keeps those for which it has something to listen to, and its
    ///   heart beats once an hour, so that most of what happens is not heartbeats.
    package init(
        region: Region, criteria: WarningCriteria, procedure: WarningProcedure, rivers: RiverPlaybook, incidents: IncidentsPlaybook,
        responses: ResponsePlaybooks, duty: DutyPlan, calling: CallingPlan, crossing: CrossingPolicy = .standard
    ) {
        (self.region, self.criteria, self.procedure, self.rivers) = (region, criteria, procedure, rivers)
        (self.incidents, self.responses, self.duty, self.crossing) = (incidents, responses, duty, crossing)
        self.calling = CallingPlan(rules: calling.rules, ladders: calling.ladders, watches: .simulated, limits: calling.limits)
    }
}

/// Who plays: the production services, or in a test of the checker copies with a fault.
package struct DrillCast: Sendable {
    /// The services of one side, in the order in which they start.
    package var services: @Sendable (Side) -> [any Processor]
    /// What is kept of an event that the intake took: the event itself.
    package var kept: @Sendable (Event) -> Event = { $0 }
    /// Whether a side changes its signing key in the middle. What a service says after that because of something before it has the time of
    /// its cause, which lies before the key's: such words count by their place in the journal.
    package var rotatesKeys = true
    /// Whether what is not signed is taken where everything is signed. Production never does when its policy says so.
    package var signatures = CrossingPolicy.Signatures.required
    /// Whether the end of the link moves on before what it took is in its own journal. Production never does.
    package var savesBeforeKeeping = false
    /// Whether the sender forgets what it has sent when it starts again. Production never does.
    package var sendsAgain = false

    package init(services: @escaping @Sendable (Side) -> [any Processor]) { self.services = services }

    /// The services of production.
    package static func production(on ground: DrillGround) -> DrillCast {
        DrillCast { side in
            [
                AlertProcessor(side: side, criteria: ground.criteria, procedure: ground.procedure, region: ground.region),
                RespondProcessor(side: side, playbooks: ground.responses, region: ground.region),
                IncidentsProcessor(side: side, playbook: ground.incidents, rivers: ground.rivers, region: ground.region),
                NotifyProcessor(side: side, plan: ground.calling, duty: ground.duty, region: ground.region),
            ]
        }
    }
}
