/// The files of a playbook folder as a value: relative path, with `/`, to text.
package struct PlaybookFiles: Hashable, Sendable {
    private let texts: [String: String]

    package init(_ texts: [String: String]) {
        self.texts = texts
    }

    package subscript(path: String) -> String? { texts[path] }

    /// The same files without one of them.
    package func without(_ path: String) -> PlaybookFiles { PlaybookFiles(texts.filter { $0.key != path }) }

    /// All paths, sorted.
    package var paths: [String] { texts.keys.sorted() }

    /// The paths below a folder, sorted: `paths(under: "rivers", ending: ".yaml")`.
    package func paths(under folder: String, ending: String = "") -> [String] {
        let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        return paths.filter { $0.hasPrefix(prefix) && $0.hasSuffix(ending) }
    }

    /// Reads one file; that it is missing is a finding.
    package func read<Value>(_ path: String, _ decode: (Fields) -> Value?) -> (value: Value?, findings: [Finding]) {
        guard let text = texts[path] else {
            let meant = Spelling.nearest(to: path, among: paths)
            return (nil, [Finding(at: Mark(file: path, line: 1, column: 1), .noFile(meant: meant))])
        }
        return Reader.read(text, file: path, decode)
    }

    /// Reads every file below a folder but one of another kind; files with an error give no value.
    package func readAll<Value>(
        under folder: String, ending: String = ".yaml", except other: String? = nil, _ decode: (Fields) -> Value?
    ) -> (values: [Value], findings: [Finding]) {
        var (values, findings): ([Value], [Finding]) = ([], [])
        for path in paths(under: folder, ending: ending) where path != other {
            let (value, found) = read(path, decode)
            findings += found
            if let value { values.append(value) }
        }
        return (values, findings)
    }
}
