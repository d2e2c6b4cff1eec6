import ArgumentParser
import Events
import Processing
import Rivers
import Runtime
import Wording

/// Where a release may have come from.
struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Rank the places upstream from which a release may have come, by samples. 溯源",
        discussion: """
            At least one sample in which the substance was found; samples in which it was not tell as much.

              fengsui river trace --substance cyanide --sample '178@2026-07-16 02:00=0.9' --sample '119@2026-07-16 02:00=<0.004'
            """)

    @OptionGroup var options: RiverOptions

    @Option(help: ArgumentHelp("A sample, as often as needed: \(SampleOption.form). 样品", valueName: "sample"))
    var sample: [SampleOption]

    @Flag(help: "The event's data as JSON. 输出 JSON")
    var json = false

    func run() async throws {
        let (rivers, river, substance) = try options.load()
        let samples = sample.enumerated().map { $1.event($0 + 1, river: river.id, substance: substance.id) }
        let problems = samples.flatMap { SampleReport.check($0, against: rivers, at: NodeClock.system()) }
        guard problems.isEmpty else { throw Complaint(problems.map { options.language.choose(from: $0.text) }.joined(separator: "\n")) }
        guard let traced = SourceTracer(river: river, substance: substance).trace("command", samples) else {
            throw Complaint(
                say(
                    "没有样品检出高于限值五分之一的\(substance.name.zh)，无从溯源；请加入检出的样品",
                    "no sample found \(substance.name.en) above a fifth of its limit, so there is nothing to trace; add one that did"))
        }
        print(try json ? SpillCommand.json(traced) : text(traced))
    }

    private func say(_ zh: String, _ en: String) -> String { options.language.choose(from: Bilingual(zh: zh, en: en)) }

    private func text(_ traced: SourceTraced) -> String {
        let lines = traced.candidates.prefix(10).enumerated().map { index, candidate in
            let mass = candidate.massKilograms
            let figures = [mass.low, mass.median, mass.high].map(SpillText.number).joined(separator: "–")
            return "\(index + 1). \(Terminal.styled(SpillText.percent(candidate.probability), .bold))  "
                + "\(options.language.choose(from: candidate.name)) (\(candidate.watercourse.map { "\($0) " } ?? "")km "
                + "\(SpillText.number(candidate.kilometre)))\n     " + say("开始 ", "began ") + SpillText.band(candidate.released)
                + "   \(figures) kg"
        }
        return (lines + traced.assumptions.map { "- " + options.language.choose(from: $0) }).joined(separator: "\n") + "\n"
    }
}
