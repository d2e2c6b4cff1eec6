import Accord
import Alerting
import Calling
import Drills
import Duty
import Foundation
import Playbook
import Region
import Responding
import Rivers
import Testing
import WaterIncidents

/// The shipped playbooks.
enum Shipped {
    static let files = PlaybookFolder.load(
        root: URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../Playbooks").standardized
    ).files

    private static let read: DrillGround? = {
        guard let region = Region.read(files).value, let criteria = WarningCriteria.read(files, region: region).value,
            let procedure = WarningProcedure.read(files, region: region, criteria: criteria).value,
            let rivers = RiverPlaybook.read(files, region: region).value,
            let incidents = IncidentsPlaybook.read(files, region: region).value,
            let responses = ResponsePlaybooks.read(files, region: region, rivers: nil).value,
            let duty = DutyPlan.read(files, region: region).value,
            let calling = CallingPlan.read(files, region: region, duty: duty).value
        else { return nil }
        return DrillGround(
            region: region, criteria: criteria, procedure: procedure, rivers: rivers, incidents: incidents, responses: responses,
            duty: duty, calling: calling)
    }()

    static func ground() throws -> DrillGround { try #require(read) }
}
