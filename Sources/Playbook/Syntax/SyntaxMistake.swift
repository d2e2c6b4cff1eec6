/// What the YAML parser stumbled over, without the parser's own types.
enum SyntaxMistake: Error {
    case duplicateKeys([String], line: Int, column: Int)
    /// `begin` is where the thing began that could not be finished.
    case syntax(problem: String, context: String, line: Int, column: Int, begin: (line: Int, column: Int)?)
    case secondDocument(line: Int, column: Int)
    case undefinedAlias(line: Int, column: Int)
    case other(String)
}

extension SyntaxMistake {
    /// The advice for a problem by the words of libyaml (scanner.c and parser.c of 0.2.5), and where to point.
    static func advice(problem: String, context: String, lines: SourceLines, line: Int, column: Int, begin: (line: Int, column: Int)?)
        -> (advice: Advice, line: Int, column: Int)
    {
        let here = (line: line, column: column)
        let start = begin ?? here
        let (advice, place): (Advice, (line: Int, column: Int)) =
            switch problem {
            case let text where text.contains("mapping values are not allowed"): (.misaligned, here)
            case let text where text.contains("could not find expected ':'"): (.noKey, start)
            case let text where text.contains("unexpected end of stream") || text.contains("unexpected document indicator"):
                (.openQuote, start)
            case let text where text.contains("escape"): (.escape, here)
            case let text where text.contains("expected ',' or"): (.openBracket, start.line == here.line ? here : start)
            case let text where text.contains("cannot start any token"): (.reservedCharacter, here)
            case let text where text.contains("expected key") || text.contains("'-' indicator"): (.misaligned, here)
            case let text where text.contains("not allowed in this context"): (.misaligned, here)
            case let text where text.contains("document start"): (.misaligned, here)
            case let text where text.contains("expected node content"): (.openBracket, here)
            case let text where text.contains("nesting level"): (.tooDeep, here)
            default: (.other(context.isEmpty ? problem : "\(context): \(problem)"), here)
            }
        return (advice, place.line, place.column)
    }
}
