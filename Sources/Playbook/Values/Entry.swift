package import Wording

/// One value of a document, with the way to it. Its getters record what is wrong, return nil and let the caller go on.
package struct Entry {
    let node: Outline
    let path: String
    let log: FindingLog

    /// Where the value begins.
    package var mark: Mark { Mark(file: log.file, line: node.line, column: node.column, path: path) }

    /// What findings call this value.
    var label: String { path.isEmpty ? log.file : mark.label }

    /// Records a finding of the caller's own at this value.
    package func report(_ severity: Finding.Severity = .error, problem: Bilingual, remedy: Bilingual) {
        log.record(Finding(severity, at: mark, problem: problem, remedy: remedy))
    }

    func report(_ advice: Advice) {
        log.record(Finding(at: mark, advice))
    }

    /// Reads the text by a rule of the caller's.
    ///
    /// - Parameters:
    ///   - noun: what the text should be, with its article in English: “a day”.
    ///   - example: what to write, shown when the text is missing or wrong.
    package func parsed<Value>(as noun: Bilingual, example: String, _ parse: (String) -> Value?) -> Value? {
        let example = Bilingual(zh: example, en: example)
        guard let text = scalar(example: example) else { return nil }
        if let value = parse(text) { return value }
        report(.wrong(label, text, is: noun, write: Bilingual(zh: "如 \(example.zh)", en: "one like \(example.en)")))
        return nil
    }

    /// The text of a single value, as it is written; nil, with a finding, for a list, a mapping or nothing.
    func scalar(example: Bilingual) -> String? {
        switch node.kind {
        case .scalar(let text, let isPlain):
            if isPlain, Outline.isNothing(text) {
                report(.noValue(label, example: example))
                return nil
            }
            return text
        case .mapping, .sequence:
            report(.notOneValue(label, found: node.noun, example: example))
            return nil
        case .broken:
            return nil
        }
    }
}
