import ArgumentParser

/// What people ask about the rivers from the command line.
struct RiverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "river",
        abstract: "Spills, sources, the register and the map of the rivers. 河流：泄漏推算、溯源、登记册、地图",
        discussion: "The service that answers reported incidents is started by `up`; these commands ask the same models by hand.",
        subcommands: [SpillCommand.self, TraceCommand.self, RiverMapCommand.self, AccuracyCommand.self, RiverCheckCommand.self])
}
