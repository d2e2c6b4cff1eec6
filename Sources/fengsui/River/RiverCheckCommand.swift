import ArgumentParser
import Chronology
import Foundation
import Playbook
import Rivers
import Wording

/// Finds what contradicts itself in the rivers' registers and plans, although every file can be read.
struct RiverCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find contradictions in the registers and plans of the rivers. 查找河流清单与方案中的矛盾",
        discussion: """
            Checks steps whose facility is not there or too small, gates slower than the water, intakes without backup, entries on dry beds or on \
            the other side's ground, entries that stand twice, and those that nobody verified. Ends with 0 when no plan is impossible, 1 when \
            one is or a file has errors; warnings alone do not fail it.
            """)

    @Option(help: ArgumentHelp("The playbook folder. 预案目录", valueName: "folder"))
    var playbooks = "Playbooks"

    @Option(help: "Only this river, by its id. 只查一条河")
    var river: String?

    @Option(help: ArgumentHelp("The day for which overdue entries are counted; default: today. 逾期按此日计", valueName: "yyyy-mm-dd"))
    var day: String?

    @Option(help: "Language of the findings: zh, en or both; default: the system's. 结果语言")
    var language = OutputLanguage.system

    func run() throws {
        let (read, mistakes) = Playbooks.read(playbooks)
        show(mistakes)
        guard let read else { throw ExitCode.failure }
        let (rivers, day) = (try chosen(from: read.rivers), try date())
        let findings = rivers.flatMap { river in
            RegisterContradictions(river: river, day: day).findings()
                + PlanContradictions(river: river, substances: read.rivers.substances, treatments: read.rivers.treatments).findings()
        }
        show(findings)
        print(Terminal.styled(summary(rivers, findings), findings.hasErrors ? .red : .green))
        guard !findings.hasErrors else { throw ExitCode.failure }
    }

    private func chosen(from playbook: RiverPlaybook) throws -> [River] {
        guard let river else { return playbook.rivers }
        guard let found = playbook.river(river) else {
            let known = playbook.rivers.map(\.id).joined(separator: ", ")
            throw ValidationError("there is no river ‘\(river)’; write one of \(known)")
        }
        return [found]
    }

    private func date() throws -> CalendarDate {
        guard let day else { return Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).beijingDate }
        guard let date = CalendarDate(day) else { throw ValidationError("‘\(day)’ is no day; write one like 2026-07-01") }
        return date
    }

    private func show(_ findings: [Finding]) {
        for finding in findings {
            print(language.choose(from: Bilingual(zh: finding.text(in: .zh), en: finding.text(in: .en)), between: "\n"))
        }
    }

    private func summary(_ rivers: [River], _ findings: [Finding]) -> String {
        let (entries, steps) = (rivers.reduce(0) { $0 + $1.entries.count }, rivers.reduce(0) { $0 + $1.register.plan.count })
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        return language.choose(
            from: Bilingual(
                zh: "河流 \(rivers.count)，清单条目 \(entries)，方案步骤 \(steps)：矛盾 \(errors)，待核实 \(warnings)",
                en: "rivers \(rivers.count), entries \(entries), steps \(steps): contradictions \(errors), to be looked at \(warnings)"))
    }
}
