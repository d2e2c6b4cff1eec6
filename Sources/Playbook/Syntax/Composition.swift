/// Makes the outline of a text. A mistake that can be bridged is reported and bridged, and the text is parsed again,
/// so that the mistakes behind it are found in the same run.
struct Composition {
    private var source: SourceLines
    private let byteCount: Int
    private let log: FindingLog

    init(_ text: String, log: FindingLog) {
        byteCount = text.utf8.count
        source = SourceLines(byteCount <= Limits.yamlBytes ? text : "")
        self.log = log
    }

    /// Nil, with a finding, when nothing behind a mistake can be read.
    mutating func outline() -> Outline? {
        guard isWithinSize(), replaceInvisibleCharacters(), cutAliases() else { return nil }
        for _ in 0...Limits.bridges {
            do {
                var parsing = YAMLParsing(log: log)
                if let outline = try parsing.outline(of: source.text) { return outline }
                log.record(line: 1, column: 1, .emptyFile)
                return nil
            } catch {
                guard bridge(error) else { return nil }
            }
        }
        return nil
    }

    private func isWithinSize() -> Bool {
        guard byteCount > Limits.yamlBytes else { return true }
        log.record(line: 1, column: 1, .tooLarge(bytes: byteCount, limit: Limits.yamlBytes))
        return false
    }

    /// Takes out the characters that YAML does not allow. False when the text contains what placeholders are made of.
    private mutating func replaceInvisibleCharacters() -> Bool {
        var isReadable = true
        for (line, scalars) in source.lines.enumerated() {
            for (column, scalar) in scalars.enumerated().reversed() where !Self.isAllowed(scalar) {
                log.record(line: line + 1, column: column + 1, .character(scalar))
                source.replace(line: line + 1, column: column + 1, width: 1, with: [])
                isReadable = isReadable && !Placeholder.characters.contains(scalar)
            }
        }
        return isReadable
    }

    /// YAML 1.2 §5.1, without the byte order mark and the plane that placeholders use.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0xEFFFF, 0x100000...0x10FFFF: true
        default: false
        }
    }

    private mutating func cutAliases() -> Bool {
        for alias in AliasScan.aliases(in: source.lines) {
            log.record(line: alias.line, column: alias.column, .alias(alias.name))
            guard source.cut(line: alias.line, column: alias.column, width: alias.width) else { return false }
        }
        return true
    }
}

// MARK: - Bridges

extension Composition {
    /// Reports a mistake; true when the text was changed so that parsing it again gets past it.
    private mutating func bridge(_ mistake: SyntaxMistake) -> Bool {
        switch mistake {
        case .duplicateKeys(let keys, let line, let column):
            return bridgeDuplicate(keys, line: line, column: column)
        case .undefinedAlias(let line, let column):
            let name = source[line].dropFirst(column).prefix {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
            }
            log.record(line: line, column: column, .alias(String(String.UnicodeScalarView(name))))
            return source.cut(line: line, column: column, width: name.count + 1)
        case .secondDocument(let line, let column):
            log.record(line: line, column: column, .secondDocument)
            return false
        case .syntax(let problem, let context, let line, let column, let begin):
            if reportIndentation() { return false }
            if bridgeFullWidthColons() || bridgeMissingSpace(lines: [begin?.line ?? line, line, line - 1]) { return true }
            if problem.contains("mapping values"), bridgeUnquotedColon(line: line, column: column) { return true }
            let place = SyntaxMistake.advice(problem: problem, context: context, lines: source, line: line, column: column, begin: begin)
            log.record(line: place.line, column: place.column, place.advice)
            return false
        case .other(let problem):
            log.record(line: 1, column: 1, .other(problem))
            return false
        }
    }

    /// The parser names the first of the keys that are equal; the others are the lines that begin with it in the same column.
    private mutating func bridgeDuplicate(_ keys: [String], line: Int, column: Int) -> Bool {
        guard let name = keys.first else { return false }
        var isBridged = false
        for other in line..<source.lines.count {
            let scalars = source[other + 1]
            guard let indentation = scalars.firstIndex(where: { $0 != " " }), scalars[indentation] != "#" else { continue }
            if indentation < column - 1 { break }
            guard indentation == column - 1, let key = LineKey(scalars), key.start == indentation, key.name == name else { continue }
            log.record(line: other + 1, column: column, .duplicateKey(name, firstLine: line))
            isBridged = source.cut(line: other + 1, column: column, width: name.unicodeScalars.count) || isBridged
        }
        if !isBridged { log.record(line: line, column: column, .duplicateKey(name, firstLine: line)) }
        return isBridged
    }

    /// Which level was meant cannot be told, so nothing after it is read.
    private func reportIndentation() -> Bool {
        var isFound = false
        for (index, line) in source.lines.enumerated() {
            let blanks = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}" }
            let isEntry = LineKey(line) != nil || line.dropFirst(blanks.count).first == "-"
            guard isEntry, let column = blanks.firstIndex(where: { $0 != " " }) else { continue }
            log.record(line: index + 1, column: column + 1, .badIndentation)
            isFound = true
        }
        return isFound
    }

    private mutating func bridgeFullWidthColons() -> Bool {
        var isBridged = false
        for (index, line) in source.lines.enumerated() {
            guard let key = LineKey(line), line[key.colon] == "：" else { continue }
            log.record(line: index + 1, column: key.colon + 1, .fullWidthColon(key.name))
            source.replace(line: index + 1, column: key.colon + 1, width: 1, with: [":", " "])
            isBridged = true
        }
        return isBridged
    }

    private mutating func bridgeMissingSpace(lines: [Int]) -> Bool {
        for number in lines {
            let line = source[number]
            guard let key = LineKey(line), key.colon + 1 < line.count, line[key.colon + 1] != " ", line[key.colon + 1] != "/" else {
                continue
            }
            log.record(line: number, column: key.colon + 1, .noSpace(key.name))
            source.replace(line: number, column: key.colon + 1, width: 1, with: [":", " "])
            return true
        }
        return false
    }

    /// `note: first: second` – the value is cut out, the key stays.
    private mutating func bridgeUnquotedColon(line: Int, column: Int) -> Bool {
        let scalars = source[line]
        guard let key = LineKey(scalars), key.colon + 1 < column - 1 else { return false }
        let value = key.colon + 3
        log.record(line: line, column: value, .unquotedColon)
        return source.cut(line: line, column: value, width: scalars.count - value + 1)
    }
}
