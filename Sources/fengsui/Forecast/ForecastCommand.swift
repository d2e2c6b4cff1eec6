import ArgumentParser

/// The ten-day forecast: as a service, and over the past.
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Issue the ten-day forecast for this side's places, or those of past days to see how good it is. 十天预报与回算",
        subcommands: [ForecastServeCommand.self, HindcastCommand.self, ExperienceCommand.self],
        defaultSubcommand: ForecastServeCommand.self)
}
