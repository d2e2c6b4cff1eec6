/// What a playbook file may not exceed. Generous for files that people write by hand, small enough for any machine of ours.
package enum Limits {
    /// One YAML file, in bytes.
    package static let yamlBytes = 1 << 20
    /// Any other file of a playbook folder (GeoJSON, CSV), in bytes.
    package static let fileBytes = 8 << 20
    /// All files of a folder together, in bytes.
    package static let folderBytes = 64 << 20
    /// Files in one folder.
    package static let files = 1000
    /// Mappings and lists inside one another.
    package static let depth = 32
    /// Items of one list, and keys of one mapping.
    package static let items = 10_000
    /// Findings reported of one file; the last one says that there are more.
    package static let findings = 200
    /// Characters of one text value, unless the reader says otherwise.
    package static let textLength = 2000
    /// How often one text is parsed again after a mistake was bridged.
    static let bridges = 20
    /// Characters of a wrong value that a finding repeats.
    static let quoteLength = 60
}
