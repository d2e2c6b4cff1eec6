import ArgumentParser

/// What people do by hand about the air, without a node.
struct AirCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "air",
        abstract: "Recompute the published AQI of a network file. 空气",
        subcommands: [AQICommand.self])
}
