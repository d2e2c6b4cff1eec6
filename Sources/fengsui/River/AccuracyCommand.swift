import ArgumentParser
import SoluteTransport
import Wording

/// Expected beside computed.
struct AccuracyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy", abstract: "Run the check cases of the transport: expected beside computed. 精度核查",
        discussion: """
            A: the analytic plume; B: dispersion formulae on two measured rivers; C: Jobson's regression; E: the immediate answer over Péclet
            numbers. Ends with 1 when a case is outside its tolerance.
            """)

    @Option(help: "Language: zh, en or both; default: the system's. 语言")
    var language = OutputLanguage.system

    func run() async throws {
        let cases = AccuracyCases.all
        for group in AccuracyCases.groups(cases) {
            print(Terminal.styled(language.choose(from: group.title), .bold))
            for line in group.cases { print("  " + line.text) }
        }
        guard cases.allSatisfy(\.isWithin) else { throw ExitCode.failure }
    }
}
