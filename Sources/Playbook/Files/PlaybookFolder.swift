package import Foundation

/// Loads a playbook folder from disk. The only code of this module that does I/O; for the command and for tests.
package enum PlaybookFolder {
    /// What is loaded; anything else in the folder is none of our business.
    static let endings = [".yaml", ".yml", ".json", ".geojson", ".csv"]

    /// Every file below `root`, hidden ones left out, symbolic links not followed.
    package static func load(root: URL) -> (files: PlaybookFiles, findings: [Finding]) {
        var loading = Loading(root: root)
        loading.load()
        return (PlaybookFiles(loading.texts), loading.findings.sorted { $0.mark < $1.mark })
    }

    /// The text of a file, or where it stops being UTF-8 (RFC 3629).
    package static func text(of bytes: Data, file: String) -> (text: String?, findings: [Finding]) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
        let mark = firstInvalidByte(in: bytes, file: file)
        return (nil, [Finding(at: mark, .notUTF8)])
    }

    private static func firstInvalidByte(in bytes: Data, file: String) -> Mark {
        var (line, column) = (1, 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        return Mark(file: file, line: line, column: column)
    }
}

private struct Loading {
    let root: URL
    var texts: [String: String] = [:]
    var findings: [Finding] = []
    private var bytesLeft = Limits.folderBytes

    init(root: URL) {
        self.root = root.standardizedFileURL
    }

    mutating func load() {
        var isDirectory: ObjCBool = false
        // The one call that hands out a pointer; it is Foundation's own.
        guard unsafe FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory), isDirectory.boolValue,
            let walk = FileManager.default.enumerator(atPath: root.path)
        else { return record(root.path, .unreadable("no folder")) }
        while let path = walk.nextObject() as? String {
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }), isOurs(path) else { continue }
            guard texts.count < Limits.files, bytesLeft > 0 else { return record(path, .tooManyFiles) }
            loadFile(path)
        }
    }

    private func isOurs(_ path: String) -> Bool {
        PlaybookFolder.endings.contains { path.hasSuffix($0) }
    }

    private mutating func loadFile(_ path: String) {
        let url = root.appending(path: path)
        do {
            let values = try url.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey, .fileSizeKey])
            guard values.isSymbolicLink != true else { return record(path, .symbolicLink) }
            guard values.isRegularFile == true else { return }
            let isYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
            let limit = isYAML ? Limits.yamlBytes : Limits.fileBytes
            guard let size = values.fileSize, size <= limit else {
                return record(path, .tooLarge(bytes: values.fileSize ?? 0, limit: limit))
            }
            bytesLeft -= size
            let (text, found) = PlaybookFolder.text(of: try Data(contentsOf: url), file: path)
            texts[path] = text
            findings += found
        } catch {
            record(path, .unreadable(error.localizedDescription))
        }
    }

    private mutating func record(_ path: String, _ advice: Advice) {
        findings.append(Finding(at: Mark(file: path, line: 1, column: 1), advice))
    }
}
