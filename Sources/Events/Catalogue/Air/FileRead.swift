/// A whole file was taken in. Subject: the file's name.
package struct FileRead: EventPayload {
    package static let type = "air.file.read"
    package static let version = 1

    /// The file.
    package let file: String
    /// SHA-256 of its bytes in hexadecimal, so that the same file is not read twice.
    package let digest: String
    /// Which layout it was recognised as.
    package let layout: String
    /// Rows that became events.
    package let recorded: Int
    /// Rows that said what was known already.
    package let unchanged: Int
    /// Rows that replaced earlier values.
    package let corrected: Int
    /// Rows that were kept aside, all of them; rows of one unknown name share one `air.observation.quarantined`.
    package let quarantined: Int

    package init(
        file: String, digest: String, layout: String, recorded: Int, unchanged: Int, corrected: Int, quarantined: Int
    ) {
        self.file = file
        self.digest = digest
        self.layout = layout
        self.recorded = recorded
        self.unchanged = unchanged
        self.corrected = corrected
        self.quarantined = quarantined
    }
}
