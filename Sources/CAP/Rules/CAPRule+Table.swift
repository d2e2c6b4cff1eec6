internal import Wording

extension CAPRule {
    /// Every rule as a Markdown table, as the documentation has it.
    package static var table: String {
        let head = ["| rule | | 中文 | what is wrong | where it is written |", "|---|---|---|---|---|"]
        return (head + all.map(\.row)).joined(separator: "\n") + "\n"
    }

    private var row: String { "| `\(id)` | \(severity.rawValue) | \(text.zh) | \(text.en) | \(citation) |" }
}
