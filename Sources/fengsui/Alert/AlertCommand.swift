import ArgumentParser

/// Warnings: as a service, over the past, and whom they call.
struct AlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Apply the warning criteria to the forecasts, or to past days to see how they would have served. 预警与回测",
        subcommands: [AlertServeCommand.self, BacktestCommand.self, PreflightCommand.self, WhyCommand.self],
        defaultSubcommand: AlertServeCommand.self)
}
