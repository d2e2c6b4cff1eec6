package import Playbook
package import Region
import Wording

/// Everything that the service `incidents` is told by the playbooks.
package struct IncidentsPlaybook: Hashable, Sendable {
    package let quality: WaterQuality
    let watching: WatchingRules
    let grading: GradingRules
    let reporting: ReportingRules
    let alarms: AlarmRules

    /// Reads `rivers/standards.yaml`, `watching.yaml`, `grading.yaml`, `reporting.yaml` and `alarms.yaml`.
    /// - Returns: nil with findings when one of them is wrong.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: IncidentsPlaybook?, findings: [Finding]) {
        let (quality, standardFindings) = files.read(WaterQuality.file, WaterQuality.init)
        let (watching, watchingFindings) = files.read(WatchingRules.file, WatchingRules.init)
        let (grading, gradingFindings) = files.read(GradingRules.file, GradingRules.init)
        let (reporting, reportingFindings) = files.read(ReportingRules.file, ReportingRules.init)
        let (alarms, alarmFindings) = files.read(AlarmRules.file) { AlarmRules($0, region) }
        let findings = standardFindings + watchingFindings + gradingFindings + reportingFindings + alarmFindings
        guard let quality, let watching, let grading, let reporting, let alarms, !findings.hasErrors else { return (nil, findings) }
        let value = IncidentsPlaybook(quality: quality, watching: watching, grading: grading, reporting: reporting, alarms: alarms)
        return (value, findings)
    }
}
