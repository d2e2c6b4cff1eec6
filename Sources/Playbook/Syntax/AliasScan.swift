/// Finds YAML anchors (`&name`) and the aliases (`*name`) that repeat them.
///
/// A few nested aliases can stand for more values than a machine has memory, so they are cut out of the text before it is
/// composed. The scan does not know quotes; a `*word` in a text is left alone, because no `&word` exists that it could repeat.
enum AliasScan {
    struct Token: Hashable {
        let sign: Unicode.Scalar
        let name: String
        let line: Int
        let column: Int
        var width: Int { name.unicodeScalars.count + 1 }
    }

    /// The aliases whose anchor is in the text as well.
    static func aliases(in lines: [[Unicode.Scalar]]) -> [Token] {
        let found = lines.enumerated().flatMap { tokens(in: $1, line: $0 + 1) }
        let anchors = Set(found.filter { $0.sign == "&" }.map(\.name))
        return found.filter { $0.sign == "*" && anchors.contains($0.name) }
    }

    private static func tokens(in line: [Unicode.Scalar], line number: Int) -> [Token] {
        let isComment = line.first { $0 != " " && $0 != "\t" } == "#"
        guard !isComment else { return [] }
        return line.indices.compactMap { index in
            guard line[index] == "&" || line[index] == "*", index == 0 || mayPrecede(line[index - 1]) else { return nil }
            let name = line[(index + 1)...].prefix(while: isNamePart)
            guard !name.isEmpty else { return nil }
            return Token(sign: line[index], name: String(String.UnicodeScalarView(name)), line: number, column: index + 1)
        }
    }

    private static func mayPrecede(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "[", "{", ",", ":", "?", "-": true
        default: false
        }
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}
