import Accord
import Alerting
import Calling
import Duty
package import Playbook
import Region
import Responding
import Rivers
import WaterIncidents

extension DrillGround {
    /// Reads what a simulation needs of the playbooks.
    package static func read(_ files: PlaybookFiles) -> (value: DrillGround?, findings: [Finding]) {
        let (region, regionFindings) = Region.read(files)
        guard let region else { return (nil, regionFindings) }
        let (criteria, criteriaFindings) = WarningCriteria.read(files, region: region)
        let (procedure, procedureFindings) = criteria.map { WarningProcedure.read(files, region: region, criteria: $0) } ?? (nil, [])
        let (rivers, riverFindings) = RiverPlaybook.read(files, region: region)
        let (incidents, incidentFindings) = IncidentsPlaybook.read(files, region: region)
        let (responses, responseFindings) = ResponsePlaybooks.read(files, region: region, rivers: nil)
        let (duty, dutyFindings) = DutyPlan.read(files, region: region)
        let (calling, callingFindings) = duty.map { CallingPlan.read(files, region: region, duty: $0) } ?? (nil, [])
        let (crossing, crossingFindings) = CrossingPolicy.read(files)
        let findings =
            regionFindings + criteriaFindings + procedureFindings + riverFindings + incidentFindings + responseFindings + dutyFindings
            + callingFindings + crossingFindings
        guard let criteria, let procedure, let rivers, let incidents, let responses, let duty, let calling, let crossing else {
            return (nil, findings)
        }
        let value = DrillGround(
            region: region, criteria: criteria, procedure: procedure, rivers: rivers, incidents: incidents, responses: responses,
            duty: duty, calling: calling, crossing: crossing)
        return (value, findings)
    }
}
