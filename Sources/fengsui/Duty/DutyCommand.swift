import ArgumentParser

/// Rotas, swaps and absences.
struct DutyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duty",
        abstract: "Who is on which duty post, and until when. 值班",
        subcommands: [DutyShowCommand.self])
}
