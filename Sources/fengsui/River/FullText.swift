import ArgumentParser
import Chronology
import Events
import Rivers
import SoluteTransport
import Wording

/// `TIME=m³/s` on the command line.
struct FlowChangeOption: ExpressibleByArgument {
    let change: FullForecast.FlowChange

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "="), let time = TimeOption(argument: String(argument[..<equals])),
            let discharge = Double(argument[argument.index(after: equals)...]), discharge > 0, discharge <= IncidentReport.largestDischarge
        else { return nil }
        change = FullForecast.FlowChange(from: time.time, discharge: discharge)
    }
}

/// The full numerical forecast beside the immediate answer of the same member, for people at a terminal.
struct FullText {
    private let report: IncidentReported
    private let river: River
    private let substance: Substance
    private let changes: [FullForecast.FlowChange]
    private let language: OutputLanguage

    init(
        _ report: IncidentReported, _ river: River, _ substance: Substance, _ changes: [FullForecast.FlowChange], _ language: OutputLanguage
    ) {
        (self.report, self.river, self.substance) = (report, river, substance)
        (self.changes, self.language) = (changes.sorted { $0.from < $1.from }, language)
    }

    func text() -> String {
        guard changes.isEmpty || FullForecast.canCompute(changes, of: report, river: river) else {
            return say(
                "流量变化须在原流量的 1/20 至 20 倍之间，否则无法数值计算。",
                "A flow can change to between a twentieth and twenty times the flow at the release; beyond that it cannot be computed.")
        }
        let clock = ContinuousClock()
        let begin = clock.now
        guard let full = FullForecast(of: report, river: river, substance: substance, changes: changes) else {
            return say("河床干涸，无法数值计算。", "The bed is dry; there is nothing to compute.")
        }
        let seconds = (clock.now - begin) / .seconds(1)
        let figures = Bilingual(
            zh: "数值计算十天：\(full.cells) 单元，\(full.steps) 步，\(SpillText.number(seconds)) s，\(full.memoryBytes / 1_048_576) MiB，"
                + "质量误差 \(SpillText.number(full.balance.relativeError))",
            en: "Ten days computed numerically: \(full.cells) cells, \(full.steps) steps, \(SpillText.number(seconds)) s, "
                + "\(full.memoryBytes / 1_048_576) MiB, mass is out by \(SpillText.number(full.balance.relativeError))")
        let title = Terminal.styled(language.choose(from: figures), .bold)
        return ([title] + full.courses.map(line)).joined(separator: "\n  ") + "\n"
    }

    private func say(_ zh: String, _ en: String) -> String { language.choose(from: Bilingual(zh: zh, en: en)) }

    private func line(_ course: FullForecast.Course) -> String {
        let name = language.choose(from: course.target.name)
        // The highest at the very end is a rise that goes on.
        guard course.peak.concentration > 0,
            course.peak.time < Double(course.hydrograph.concentrations.count - 2) * course.hydrograph.interval
        else { return name + ": " + say("十天内未出现峰值", "no peak within ten days") }
        let time = report.released + .seconds(Int64(course.peak.time))
        let computed = "\(SpillText.time(time))  \(SpillText.number(course.peak.concentration)) mg/l"
        let immediate = course.immediate.map { peak in
            let time = report.released + .seconds(Int64(peak.time))
            return " [" + say("预案中值的即时解 ", "immediate answer for the playbook's middle: ")
                + "\(SpillText.time(time))  \(SpillText.number(peak.concentration)) mg/l]"
        }
        return "\(name): \(computed)\(immediate ?? "")"
    }
}
