import Alerting
import ArgumentParser
import Foundation
import Playbook
import Region
import Responding
import Rivers
import Wording

/// Validates what the staff maintain.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate the folder Playbooks; every mistake with file, line and what to write. 校验预案目录",
        discussion: """
            The warning criteria are proved: for every edition all courses of days up to a length are tried on the code that warns.

            Ends with 0 when nothing is wrong, 1 when there are errors; warnings alone do not fail it.
            """)

    @Argument(help: ArgumentHelp("The folder to check. 要校验的目录", valueName: "folder"))
    var folder = "Playbooks"

    @Option(help: "Language of the findings: zh, en or both; default: the system's. 结果语言")
    var language = OutputLanguage.system

    func run() throws {
        let (playbooks, findings) = Playbooks.read(folder)
        let proof = ExhaustiveProof(of: PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath()).files)
        for finding in findings + proof.findings {
            print(language.choose(from: Bilingual(zh: finding.text(in: .zh), en: finding.text(in: .en)), between: "\n"))
        }
        guard let playbooks, !proof.findings.hasErrors else { throw ExitCode.failure }
        print(Terminal.styled(summary(playbooks), .green))
        print(language.choose(from: proved(playbooks, proof)))
    }

    private func summary(_ playbooks: Playbooks) -> String {
        let counts = (
            playbooks.region.places.count, playbooks.region.stations.count, playbooks.region.organisations.count,
            playbooks.rivers.rivers.count, playbooks.responses.playbooks.count
        )
        return language.choose(
            from: Bilingual(
                zh: "\(folder)：通过。地点 \(counts.0)，站点 \(counts.1)，单位 \(counts.2)，河流 \(counts.3)，预案 \(counts.4)",
                en:
                    "\(folder): good. Places \(counts.0), stations \(counts.1), organisations \(counts.2), rivers \(counts.3), playbooks \(counts.4)"
            ))
    }

    private func proved(_ playbooks: Playbooks, _ proof: ExhaustiveProof) -> Bilingual {
        let editions = playbooks.criteria.editions.count
        return Bilingual(
            zh: "预警条件：\(editions) 个空气版本，试遍 \(proof.courses) 个逐日过程，无矛盾",
            en: "Warning criteria: \(editions) editions about the air, all \(proof.courses) courses of days tried, no contradiction")
    }
}
