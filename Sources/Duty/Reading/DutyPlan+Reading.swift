package import Playbook
package import Region
import Wording

extension DutyPlan {
    /// The file that holds it.
    package static let path = "duty/rotas.yaml"

    /// Reads `duty/rotas.yaml`. The value is nil when a finding is an error; all mistakes are found in one run.
    package static func read(_ files: PlaybookFiles, region: Region) -> (value: DutyPlan?, findings: [Finding]) {
        let read = files.read(path, DutyRecords.sheet)
        guard let sheet = read.value else { return (nil, read.findings) }
        let checks = DutyChecks(sheet: sheet, region: region)
        let findings = read.findings + checks.findings()
        return (findings.hasErrors ? nil : checks.plan, findings)
    }
}
