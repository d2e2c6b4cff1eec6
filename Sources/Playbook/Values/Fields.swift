package import Wording

/// One mapping of a document. Ask it for every key, then call `rejectUnknownKeys()`; what is wrong is recorded on the way.
package struct Fields {
    let entry: Entry
    private let index: [String: (key: Outline, value: Outline)]
    private let usage: Usage
    private var isOptional = false

    /// The keys in the order of the file.
    package let keys: [String]

    /// What was asked for. Shared by the copies of one mapping's fields.
    private final class Usage {
        var asked: Set<String> = []
        var missing: [String: Finding] = [:]
    }

    init(entry: Entry, pairs: [Outline.Pair]) {
        self.entry = entry
        usage = Usage()
        var keys: [String] = []
        var index: [String: (key: Outline, value: Outline)] = [:]
        for pair in pairs {
            switch pair.key.kind {
            case .scalar(let key, _):
                keys.append(key)
                index[key] = (pair.key, pair.value)
            case .mapping, .sequence:
                entry.log.record(line: pair.key.line, column: pair.key.column, .keyIsNoText)
            case .broken:
                continue
            }
        }
        (self.keys, self.index) = (keys, index)
    }

    /// The same fields, with getters that take an absent key, or one without a value, for nil.
    package var optional: Fields {
        var fields = self
        fields.isOptional = true
        return fields
    }

    var required: Fields {
        var fields = self
        fields.isOptional = false
        return fields
    }

    package func has(_ key: String) -> Bool { index[key] != nil }

    /// Where the mapping begins.
    package var mark: Mark { entry.mark }

    /// Where the value of a key begins; where the mapping begins, if the key is absent.
    package func mark(of key: String) -> Mark {
        let node = index[key]?.value ?? entry.node
        return Mark(file: entry.log.file, line: node.line, column: node.column, path: path(to: key))
    }

    /// Records a finding of the caller's own, at the value of a key or at the mapping.
    package func report(_ severity: Finding.Severity = .error, at key: String? = nil, problem: Bilingual, remedy: Bilingual) {
        entry.log.record(Finding(severity, at: key.map(mark(of:)) ?? mark, problem: problem, remedy: remedy))
    }

    /// Reports every key that was never asked for, with what was probably meant. Call it after the getters.
    package func rejectUnknownKeys() {
        for key in keys where !usage.asked.contains(key) {
            let candidates = usage.asked.filter { index[$0] == nil }.sorted()
            let meant = Spelling.nearest(to: key, among: candidates)
            // One slip of the pen is one finding: the key that is missing because of it is not reported as well.
            if let meant, let missing = usage.missing[meant] { entry.log.withdraw(missing) }
            let advice = Advice.unknownKey(key, meant: meant, known: candidates)
            entry.log.record(Finding(at: keyMark(key), advice))
        }
    }

    func keyMark(_ key: String) -> Mark {
        let node = index[key]?.key ?? entry.node
        return Mark(file: entry.log.file, line: node.line, column: node.column, path: path(to: key))
    }

    private func path(to key: String) -> String {
        entry.path.isEmpty ? key : "\(entry.path).\(key)"
    }
}

// MARK: - Finding an entry

extension Fields {
    /// The value of a key, whatever it is; nil, with a finding unless `optional`, when the key is absent.
    package func entry(_ key: String) -> Entry? {
        entry(key, example: "…")
    }

    func entry(_ key: String, example: String) -> Entry? {
        usage.asked.insert(key)
        guard let value = anyEntry(key) else {
            if !isOptional { recordMissing(key, example: example) }
            return nil
        }
        if isOptional, case .scalar(let text, true) = value.node.kind, Outline.isNothing(text) { return nil }
        return value
    }

    /// The value of a key without taking note that it was asked for.
    func anyEntry(_ key: String) -> Entry? {
        index[key].map { Entry(node: $0.value, path: path(to: key), log: entry.log) }
    }

    private func recordMissing(_ key: String, example: String) {
        let finding = Finding(at: mark(of: key), .missing(key, example: Bilingual(zh: example, en: example)))
        usage.missing[key] = finding
        entry.log.record(finding)
    }
}
