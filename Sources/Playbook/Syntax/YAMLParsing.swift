import Yams

/// The only place that calls Yams.
struct YAMLParsing {
    private let log: FindingLog
    /// Anchored nodes that were copied once; a second copy is an alias that the scan of the text did not see.
    private var copiedAnchors: Set<Int> = []

    init(log: FindingLog) {
        self.log = log
    }

    /// Nil for a text without a document. Resolves no tags: scalars stay text.
    mutating func outline(of text: String) throws(SyntaxMistake) -> Outline? {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let root = try parser.singleRoot()
            // Nodes hold their anchors weakly; the parser holds them for good.
            return withExtendedLifetime(parser) { root.map { copy($0, depth: 0) } }
        } catch let error as YamlError {
            throw SyntaxMistake(error)
        } catch {
            throw .other("\(error)")
        }
    }

    private mutating func copy(_ node: Node, depth: Int) -> Outline {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        let refused = Outline(kind: .broken, line: line, column: column)
        guard mayDescend(node, line: line, column: column) else { return refused }
        guard depth <= Limits.depth else {
            log.record(line: line, column: column, .tooDeep)
            return refused
        }
        return Outline(kind: kind(of: node, line: line, column: column, depth: depth), line: line, column: column)
    }

    private mutating func kind(of node: Node, line: Int, column: Int, depth: Int) -> Outline.Kind {
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            return isPlain && Placeholder.begins(scalar.string) ? .broken : .scalar(scalar.string, isPlain: isPlain)
        case .sequence(let items):
            guard items.count <= Limits.items else { break }
            return .sequence(items.map { copy($0, depth: depth + 1) })
        case .mapping(let pairs):
            guard pairs.count <= Limits.items else { break }
            return .mapping(pairs.map { (copy($0.key, depth: depth + 1), copy($0.value, depth: depth + 1)) })
        case .alias:
            return .broken
        }
        log.record(line: line, column: column, .tooManyItems)
        return .broken
    }

    /// Reports an anchor. An anchored node is copied once at most, so that the copy grows no larger than the text.
    private mutating func mayDescend(_ node: Node, line: Int, column: Int) -> Bool {
        guard let anchor = node.anchor else { return true }
        log.record(line: line, column: column, .anchor(anchor.rawValue))
        return copiedAnchors.insert(line << 24 | column).inserted
    }
}

extension SyntaxMistake {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .duplicatedKeysInMapping(let keys, let context):
            self = .duplicateKeys(keys, line: context.mark.line, column: context.mark.column)
        case .composer(let context, _, let mark, _):
            self =
                context == nil
                ? .undefinedAlias(line: mark.line, column: mark.column) : .secondDocument(line: mark.line, column: mark.column)
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let begin = context.map { (line: $0.mark.line, column: $0.mark.column) }
            self = .syntax(problem: problem, context: context?.text ?? "", line: mark.line, column: mark.column, begin: begin)
        case .memory:
            self = .other("too deeply nested")
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
            self = .other(problem)
        case .no, .dataCouldNotBeDecoded:
            self = .other("\(error)")
        }
    }
}
