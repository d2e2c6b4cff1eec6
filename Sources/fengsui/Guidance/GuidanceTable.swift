import Chronology
import Events
import Foundation
import Guidance
import Wording

/// A run as a table for people: a block for each point, a line for each variable, a column for each day.
struct GuidanceTable {
    private let run: GuidanceRun
    private let language: OutputLanguage

    /// Days beside each other; of a longer analysis the last ones.
    private static let columns = 10
    private static let width = 9

    init(_ run: GuidanceRun, language: OutputLanguage) {
        (self.run, self.language) = (run, language)
    }

    func text(title: String) -> String {
        ([heading(title)] + run.points.indices.map(block) + notes).joined(separator: "\n") + "\n"
    }

    /// The data of the event that it would become.
    static func json(_ run: GuidanceRun, file: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(GuidanceReceived(run, file: file, digest: ""))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    private func heading(_ title: String) -> String {
        let estimated = run.runIsEstimated ? Bilingual(zh: "（估计）", en: " (estimated)") : Bilingual(zh: "", en: "")
        let kind = run.isAnalysis ? Bilingual(zh: "分析资料", en: "analysis") : Bilingual(zh: "预报", en: "forecast")
        let (first, last) = (run.days.first.map { "\($0)" } ?? "", run.days.last.map { "\($0)" } ?? "")
        let text = Bilingual(
            zh: "\(kind.zh) · 起报 \(run.run)\(estimated.zh) · 取得 \(run.known) · \(first) 至 \(last) · 成员 \(run.members)",
            en: "\(kind.en) · run \(run.run)\(estimated.en) · known \(run.known) · \(first) to \(last) · members \(run.members)")
        return Terminal.styled("\(title): \(run.source)", .bold) + "\n" + language.choose(from: text, between: "\n")
    }

    private func block(_ point: Int) -> String {
        let place = run.points[point]
        let height = place.elevation.map { " · \(Int($0.rounded())) m" } ?? ""
        let days = run.days.indices.suffix(Self.columns)
        let top = days.map { Self.right(String("\(run.days[$0])".suffix(5))) }.joined()
        let lines = run.variables.map { variable in
            let cells = days.map { Self.right(run.mean(variable, point: point, day: $0).map { Self.number(Double($0)) } ?? "–") }.joined()
            return "  " + Self.left("\(variable.rawValue) \(variable.unit)") + cells
        }
        return (["\n  " + Self.left("\(place.latitude) \(place.longitude)\(height)") + top] + lines).joined(separator: "\n")
    }

    private var notes: [String] {
        guard !run.shortfalls.isEmpty else { return [] }
        let title = language.choose(from: Bilingual(zh: "缺项：", en: "What it lacks:"))
        return ["", "  " + title] + run.shortfalls.map { "  - " + language.choose(from: $0.text) }
    }

    private static func number(_ value: Double) -> String {
        let decimals = abs(value) >= 100 ? 1.0 : abs(value) >= 10 ? 10.0 : 100.0
        let rounded = (value * decimals).rounded() / decimals
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    private static func right(_ text: String) -> String { String(repeating: " ", count: max(1, width - text.count)) + text }
    private static func left(_ text: String) -> String { text + String(repeating: " ", count: max(1, 28 - text.count)) }
}
