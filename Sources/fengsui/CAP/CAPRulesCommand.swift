import ArgumentParser
import CAP

/// The list of the rules.
struct CAPRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List every rule of `cap lint` as a Markdown table. 规则一览")

    func run() { print(CAPRule.table, terminator: "") }
}
