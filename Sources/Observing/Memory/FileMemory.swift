/// Which files were read to their end: the digest of the last content under each name.
package struct FileMemory: Hashable, Sendable, Codable {
    private var digests: [String: String] = [:]
    /// Names in the order in which they were last read.
    private var names: [String] = []

    /// Names remembered; the one read longest ago goes first. It is then read again, which changes nothing.
    package static let maximumFiles = 2000

    init() {}

    /// Whether the last content read under the name is this one.
    package func holds(_ name: String, digest: String) -> Bool { digests[name] == digest }

    mutating func take(_ name: String, digest: String) {
        if digests.updateValue(digest, forKey: name) != nil { names.removeAll { $0 == name } }
        names.append(name)
        guard names.count > Self.maximumFiles else { return }
        digests[names.removeFirst()] = nil
    }
}
