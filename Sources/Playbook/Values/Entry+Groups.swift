extension Entry {
    /// The mapping that this value is.
    package func fields() -> Fields? {
        switch node.kind {
        case .mapping(let pairs):
            return Fields(entry: self, pairs: pairs)
        case .scalar(let text, _):
            report(.notMapping(label, found: node.noun, hasFullWidthColon: text.contains("：")))
        case .sequence:
            report(.notMapping(label, found: node.noun, hasFullWidthColon: false))
        case .broken:
            break
        }
        return nil
    }

    /// The items of the list that this value is.
    package func entries(count: ClosedRange<Int> = 0...Limits.items) -> [Entry]? {
        guard let nodes = listedNodes() else { return nil }
        guard count.contains(nodes.count) else {
            report(.count(label, nodes.count, allowed: count))
            return nil
        }
        return nodes.enumerated().map { Entry(node: $1, path: "\(path)[\($0 + 1)]", log: log) }
    }

    /// The mappings of the list that this value is; items in which something is wrong are left out.
    ///
    /// - Parameter unique: a key whose text must differ from item to item.
    package func list<Value>(
        count: ClosedRange<Int> = 0...Limits.items, unique: String? = nil, _ decode: (Fields) -> Value?
    ) -> [Value]? {
        guard let items = entries(count: count)?.compactMap({ $0.fields() }) else { return nil }
        if let unique { requireUnique(unique, in: items) }
        return items.compactMap(decode)
    }

    /// A mapping with keys of the writer's own choice, in their order.
    package func pairs() -> [(key: Located<String>, value: Entry)]? {
        guard let fields = fields() else { return nil }
        return fields.keys.compactMap { key in fields.anyEntry(key).map { (Located(key, at: fields.keyMark(key)), $0) } }
    }

    private func listedNodes() -> [Outline]? {
        switch node.kind {
        case .sequence(let nodes):
            return nodes
        case .mapping:
            report(.notList(label, found: node.noun))
        case .scalar(let text, let isPlain):
            // `criteria:` with nothing below it is how people write an empty list.
            if isPlain, Outline.isNothing(text) { return [] }
            report(.notList(label, found: node.noun))
        case .broken:
            break
        }
        return nil
    }

    private func requireUnique(_ key: String, in items: [Fields]) {
        var firstLines: [String: Int] = [:]
        for item in items {
            guard let entry = item.anyEntry(key), case .scalar(let text, _) = entry.node.kind else { continue }
            if let line = firstLines[text] {
                entry.report(.repeated(text, key: key, firstLine: line))
            } else {
                firstLines[text] = entry.node.line
            }
        }
    }
}
