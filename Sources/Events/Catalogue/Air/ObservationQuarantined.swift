package import Wording

/// A row that could not be read, kept aside with its place and its reason. Subject: the file.
package struct ObservationQuarantined: EventPayload {
    package static let type = "air.observation.quarantined"
    package static let version = 1

    /// The file.
    package let file: String
    /// The line on which the row begins.
    package let line: Int
    /// What is wrong, and what to do about it.
    package let reason: Bilingual
    /// The row itself, its first 400 characters.
    package let content: String

    package init(
        file: String, line: Int, reason: Bilingual, content: String
    ) {
        self.file = file
        self.line = line
        self.reason = reason
        self.content = content
    }
}
