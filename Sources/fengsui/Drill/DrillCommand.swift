import ArgumentParser

/// Exercises of the whole system.
struct DrillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Exercises of both sides without anybody's telephone ringing. 双方演练与模拟",
        subcommands: [SimulateCommand.self])
}
