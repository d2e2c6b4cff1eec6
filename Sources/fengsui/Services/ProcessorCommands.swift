import Alerting
import ArgumentParser
import Forecasting
import Responding
import Rivers
import Runtime
import WaterIncidents

/// Issues the ten-day forecast.
struct ForecastServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Issue the ten-day forecast for this side's places; meant by `forecast --node FILE`. 十天预报")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.forecast) { node, playbooks in
            let processor = ForecastProcessor(side: node.configuration.side, policy: playbooks.forecast, tables: playbooks.tables)
            try await ProcessorShell(processor, on: node).run()
        }
    }
}

/// Issues, raises, lowers and lifts warnings.
struct AlertServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Apply the warning criteria to the forecasts; meant by `alert --node FILE`. 预警")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.alert) { node, playbooks in
            let processor = AlertProcessor(
                side: node.configuration.side, criteria: playbooks.criteria, procedure: playbooks.procedure,
                region: playbooks.region)
            try await ProcessorShell(processor, on: node).run()
        }
    }
}

/// Turns warnings and incidents into tasks.
struct RespondCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "respond", abstract: "Turn warnings and incidents into tasks for this side's units. 应急响应")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.respond) { node, playbooks in
            let processor = RespondProcessor(side: node.configuration.side, playbooks: playbooks.responses, region: playbooks.region)
            try await ProcessorShell(processor, on: node).run()
        }
    }
}

/// Forecasts the plume of a reported release, plans against it, keeps the register, and draws the maps when it changes.
struct RiversCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rivers", abstract: "Forecast when a release arrives downstream, and what can be done. 河流污染团预报与一策")
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.rivers) { node, playbooks in
            let processor = RiversProcessor(side: node.configuration.side, rivers: playbooks.rivers, region: playbooks.region)
            let maps = MapKeeper(processor.keeper, playbooks, on: node)
            let shell = ProcessorShell(processor, on: node) { state, _, _ in maps.see(state.book) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await maps.run() }
                group.addTask { try await shell.run() }
                // Whichever ends first ends both: the drawing goes on until the service stops.
                try await group.next()
                group.cancelAll()
            }
        }
    }
}

/// Watches the rivers' monitors; grades and reports incidents, and tells those downstream.
struct IncidentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incidents",
        abstract: "Watch the rivers' monitors; grade and report incidents, and tell those downstream. 水污染事件处置",
        discussion: """
            Readings that look like a release nobody has reported open a suspicion. A reported incident gets a grade with its reasons, the
            legal clocks of its reports with drafts of them, and alarms for everybody downstream as texts for the telephone, each with a
            time by which it has to be read back.
            """)
    @OptionGroup var options: ServiceOptions

    func run() async throws {
        try await options.run(.incidents) { node, playbooks in
            let processor = IncidentsProcessor(
                side: node.configuration.side, playbook: playbooks.incidents, rivers: playbooks.rivers, region: playbooks.region)
            try await ProcessorShell(processor, on: node).run()
        }
    }
}
