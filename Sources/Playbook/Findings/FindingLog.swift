/// Collects the findings of one reading. A class, because every cursor into the document writes to the same one.
final class FindingLog {
    let file: String
    private var collected: [Finding] = []
    private var isFull = false

    init(file: String) {
        self.file = file
    }

    /// The first `Limits.findings` of them, in the order of the file.
    var findings: [Finding] {
        let sorted = collected.enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }.map(\.element)
        guard isFull, let last = sorted.last else { return sorted }
        return sorted + [Finding(at: last.mark, .tooManyFindings)]
    }

    func record(_ finding: Finding) {
        guard !collected.contains(finding) else { return }
        guard collected.count < Limits.findings else {
            isFull = true
            return
        }
        collected.append(finding)
    }

    func record(line: Int, column: Int, _ advice: Advice) {
        record(Finding(at: Mark(file: file, line: line, column: column), advice))
    }

    /// Takes back a finding that a better one explains.
    func withdraw(_ finding: Finding) {
        collected.removeAll { $0 == finding }
    }
}
