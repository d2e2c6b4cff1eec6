// A mapping as a list of its single values, each under the way to it: what an event can carry and change, and what reads again as a mapping.

extension Fields {
    /// Every single value below, by the way to it within this mapping: `name.zh`, `stocks[2].amount`. Keys without a value are left out.
    package var flat: [String: String] {
        var texts: [String: String] = [:]
        FlatText.collect(entry.node, at: "", into: &texts)
        return texts
    }
}

extension Reader {
    /// Reads a mapping from its single values, as `Fields.flat` gives them. What is wrong is marked by its way, on line 1.
    package static func read<Value>(
        flat: [String: String], file: String, _ decode: (Fields) -> Value?
    ) -> (value: Value?, findings: [Finding]) {
        let log = FindingLog(file: file)
        let parts = flat.map { (way: FlatText.parts(of: $0.key)[...], text: $0.value) }
        let value = Entry(node: FlatText.outline(parts), path: "", log: log).fields().flatMap(decode)
        let findings = log.findings
        return (findings.hasErrors ? nil : value, findings)
    }
}

/// Ways through a mapping as text.
enum FlatText {
    enum Part: Hashable {
        case key(String)
        /// From 1.
        case item(Int)
    }

    static func collect(_ node: Outline, at way: String, into texts: inout [String: String]) {
        switch node.kind {
        case .scalar(let text, let isPlain):
            if !(isPlain && Outline.isNothing(text)) { texts[way] = text }
        case .mapping(let pairs):
            for pair in pairs {
                guard case .scalar(let key, _) = pair.key.kind else { continue }
                collect(pair.value, at: way.isEmpty ? key : "\(way).\(key)", into: &texts)
            }
        case .sequence(let items):
            for (index, item) in items.enumerated() { collect(item, at: "\(way)[\(index + 1)]", into: &texts) }
        case .broken: break
        }
    }

    static func parts(of way: String) -> [Part] {
        way.split(separator: ".", omittingEmptySubsequences: false).flatMap { piece -> [Part] in
            let halves = piece.split(separator: "[", omittingEmptySubsequences: false)
            let items = halves.dropFirst().map { half in Int(half.dropLast(half.hasSuffix("]") ? 1 : 0)).map(Part.item) }
            return [.key(String(halves.first ?? ""))] + items.map { $0 ?? .key("?") }
        }
    }

    /// The tree of these values; where one way leads on through another's value, the value is kept and its reader complains.
    static func outline(_ texts: [(way: ArraySlice<Part>, text: String)]) -> Outline {
        if let own = texts.first(where: \.way.isEmpty) { return node(.scalar(own.text, isPlain: false)) }
        let groups = Dictionary(grouping: texts) { $0.way.first ?? .key("") }.mapValues { group in
            outline(group.map { ($0.way.dropFirst(), $0.text) })
        }
        let items = groups.compactMap { part, node -> (Int, Outline)? in
            if case .item(let number) = part { (number, node) } else { nil }
        }
        if !groups.isEmpty, items.count == groups.count { return node(.sequence(items.sorted { $0.0 < $1.0 }.map(\.1))) }
        let pairs = groups.map { part, value -> (String, Outline) in
            switch part {
            case .key(let key): (key, value)
            case .item(let number): ("[\(number)]", value)
            }
        }
        return node(.mapping(pairs.sorted { $0.0 < $1.0 }.map { (node(.scalar($0.0, isPlain: true)), $0.1) }))
    }

    private static func node(_ kind: Outline.Kind) -> Outline { Outline(kind: kind, line: 1, column: 1) }
}
