import ArgumentParser
import Chronology
import Events
import Foundation
import Processing
import Rivers
import Runtime
import Wording

/// Where a release goes: the forecast that the service would give, without a node.
struct SpillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spill", abstract: "When a release arrives at every target, how strong, and when intakes close and reopen. 泄漏推算",
        discussion: """
            Mass, place and time are enough; flow is fetched from the playbook's season unless measured. Samples correct the forecast.

              fengsui river spill --river yarkand --km 60 --substance ammonia-nitrogen --mass 20000 --begin '2026-07-15 08:00'
            """)

    @OptionGroup var options: RiverOptions

    @Option(
        name: [.customLong("km"), .long], parsing: .unconditional, help: ArgumentHelp("Where, along the watercourse. 里程", valueName: "km"))
    var kilometre: Double

    @Option(help: ArgumentHelp("On which watercourse; default: the main stem. 河道", valueName: "id"))
    var watercourse: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Kilograms; leave it out when nobody knows. 泄漏量", valueName: "kg"))
    var mass: Double?

    @Option(parsing: .unconditional, help: ArgumentHelp("How long the release lasts, minutes. 持续时间", valueName: "minutes"))
    var duration = 0.0

    @Option(help: ArgumentHelp("When it began: '2026-07-15 08:00' in Beijing; default: now. 开始时间", valueName: "time"))
    var begin: TimeOption?

    @Option(parsing: .unconditional, help: ArgumentHelp("The flow measured there, m³/s. 实测流量", valueName: "m³/s"))
    var flow: Double?

    @Option(help: "The bank, looking downstream: left or right. 岸别")
    var bank: Bank?

    @Option(help: ArgumentHelp("A sample, as often as needed: \(SampleOption.form). 样品", valueName: "sample"))
    var sample: [SampleOption] = []

    @Flag(help: "How each number came about: formula, inputs, sources. 公式与依据")
    var explain = false

    @Flag(help: "Also compute the whole network numerically for ten days, beside the immediate answer. 全网数值计算")
    var full = false

    @Option(
        name: .customLong("flow-from"),
        help: ArgumentHelp(
            "With --full: the flow at the release from a time on, time=m³/s, as often as needed; springs change alike. 流量变化",
            valueName: "change"))
    var flowChanges: [FlowChangeOption] = []

    @Flag(help: "Also the plan: which works can be operated in time, in which combinations, and what each is worth. 拦截方案")
    var plan = false

    @Flag(help: "The event's data as JSON. 输出 JSON")
    var json = false

    func validate() throws {
        guard full || flowChanges.isEmpty else { throw ValidationError("--flow-from needs --full. 流量变化须与 --full 同用") }
    }

    func run() async throws {
        let (rivers, river, substance) = try options.load()
        let now = NodeClock.system()
        let report = IncidentReported(
            incident: "command", river: river.id, kilometre: kilometre, substance: substance.id, massKilograms: mass,
            released: begin?.time ?? now, durationSeconds: duration * 60, dischargeCubicMetresPerSecond: flow, reporter: "command",
            description: "asked from the command line", watercourse: watercourse, bank: bank?.rawValue)
        // A drill may ask about any time that has been; only the future is nonsense.
        let problems = IncidentReport.check(report, against: rivers, at: min(now, report.released))
        guard problems.isEmpty else { throw Complaint(problems.map { options.language.choose(from: $0.text) }.joined(separator: "\n")) }
        let samples = try checkedSamples(rivers, now)
        let forecast = PlumeModel(river: river, substance: substance).forecast(report, samples: samples, issued: now)
        print(try json ? Self.json(forecast) : SpillText(forecast, report, river, substance, options.language).text(explaining: explain))
        if plan {
            print(interception(InterceptionPlanner(river: river, substance: substance, measures: rivers.treatments), report, samples))
        }
        if full { print(FullText(report, river, substance, flowChanges.map(\.change), options.language).text()) }
    }

    /// - Throws: `Complaint` for one that cannot be.
    private func checkedSamples(_ rivers: RiverPlaybook, _ now: Timestamp) throws -> [SampleRecorded] {
        let samples = sample.enumerated().map { $1.event($0 + 1, river: options.river, substance: options.substance) }
        let problems = samples.flatMap { SampleReport.check($0, against: rivers, at: now) }
        guard problems.isEmpty else { throw Complaint(problems.map { options.language.choose(from: $0.text) }.joined(separator: "\n")) }
        return samples
    }

    private func interception(_ planner: InterceptionPlanner, _ report: IncidentReported, _ samples: [SampleRecorded]) -> String {
        let plan = planner.plan(report, samples: samples, issued: max(report.released, samples.map(\.sampled).max() ?? report.released))
        let languages: [Language] = options.language == .both ? [.zh, .en] : [options.language == .zh ? .zh : .en]
        return languages.map { PlanText(plan, in: $0).lines.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    static func json(_ payload: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(payload), as: UTF8.self)
    }
}

extension Bank: ExpressibleByArgument {}
