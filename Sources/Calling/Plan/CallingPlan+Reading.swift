package import Duty
import Events
package import Playbook
package import Region
import Wording

extension CallingPlan {
    /// The file below the playbook folder.
    package static let path = "duty/calling.yaml"

    /// Reads `duty/calling.yaml`. The value is nil when a finding is an error; all mistakes are found in one run.
    package static func read(_ files: PlaybookFiles, region: Region, duty: DutyPlan) -> (value: CallingPlan?, findings: [Finding]) {
        let (written, read) = files.read(path, CallingFile.init)
        guard let written else { return (nil, read) }
        let findings = read + CallingChecks(file: written, region: region, duty: duty).findings()
        return (findings.hasErrors ? nil : written.plan, findings)
    }

    /// Rules, ladders or watches in one file.
    static let maximumRecords = 500
    package static let maximumSteps = 8
    package static let maximumPosts = 8
}

/// The file as it is written, with the place of everything that has to fit.
struct CallingFile {
    let limits: CallingLimits
    let ladders: [Located<Ladder>]
    let rules: [Located<CallRule>]
    let watches: WatchPlan
    let listened: [Located<ListenedWatch>]

    init?(_ fields: Fields) {
        let limits = fields.mapping("limits", CallingRecords.limits)
        let ladders = fields.list("ladders", count: 1...CallingPlan.maximumRecords, unique: "id", CallingRecords.ladder)
        let rules = fields.list("rules", count: 1...CallingPlan.maximumRecords, unique: "id", CallingRecords.rule)
        let watches = fields.mapping("watches", CallingRecords.watches)
        fields.rejectUnknownKeys()
        guard let limits, let ladders, let rules, let watches else { return nil }
        (self.limits, self.ladders, self.rules) = (limits, ladders, rules)
        (self.watches, listened) = (watches.plan, watches.listened)
    }

    var plan: CallingPlan { CallingPlan(rules: rules.map(\.value), ladders: ladders.map(\.value), watches: watches, limits: limits) }
}
