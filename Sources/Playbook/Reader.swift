/// Reads YAML text into a value of the caller's, and finds all the mistakes of the text in one run. Pure.
package enum Reader {
    /// Reads a text whose top is a mapping. The value is nil when a finding is an error.
    ///
    /// - Parameters:
    ///   - file: how findings name the text: the path below the playbook folder.
    ///   - decode: asks the fields for everything it needs, then returns nil if something was missing.
    package static func read<Value>(
        _ text: String, file: String, _ decode: (Fields) -> Value?
    ) -> (value: Value?, findings: [Finding]) {
        reading(text, file: file) { root in root.fields().flatMap(decode) }
    }

    /// Reads a text whose top is a list of mappings.
    package static func readList<Value>(
        _ text: String, file: String, count: ClosedRange<Int> = 0...Limits.items, unique: String? = nil,
        _ decode: (Fields) -> Value?
    ) -> (value: [Value]?, findings: [Finding]) {
        reading(text, file: file) { root in root.list(count: count, unique: unique, decode) }
    }

    private static func reading<Value>(
        _ text: String, file: String, _ decode: (Entry) -> Value?
    ) -> (value: Value?, findings: [Finding]) {
        let log = FindingLog(file: file)
        var composition = Composition(text, log: log)
        let value = composition.outline().flatMap { decode(Entry(node: $0, path: "", log: log)) }
        let findings = log.findings
        return (findings.hasErrors ? nil : value, findings)
    }
}
