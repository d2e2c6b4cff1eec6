package import Chronology
package import Region
import Wording

/// The way in for the network's files: what to record of a file, beside what is known.
///
/// - The first value of an hour is revision 0, another one later the next revision, the same again is counted and not recorded.
/// - Of several rows for one hour in one file the last stands; the earlier ones are counted, as unchanged or as corrected.
/// - A row that was corrected by another file since is no news when its own file grows and is read again.
/// - A row that cannot be read is kept aside with its line and what to do about it. Unknown stations, unknown cities and rows older
///   than what is held are reported once for each name and file, and all counted.
/// - `FileRead` closes the file. The same content under the same name gives nothing.
package struct Intake: Sendable {
    private let region: Region
    private let limits: ReadingLimits

    /// Bytes of one file: a year of the whole country's stations takes more and is to be split.
    package static let maximumBytes = 64 << 20
    /// Rows of one file.
    package static let maximumRows = 1_000_000
    /// Faults reported one by one for a file; the rest are counted.
    package static let maximumFaults = 200

    /// A file as the watcher found it.
    package struct File: Sendable {
        /// Without folders.
        package let name: String
        package let bytes: [UInt8]
        /// SHA-256 of the bytes in hexadecimal.
        package let digest: String

        package init(name: String, bytes: [UInt8], digest: String) {
            self.name = name
            self.bytes = bytes
            self.digest = digest
        }
    }

    package init(region: Region, limits: ReadingLimits = .usual) {
        self.region = region
        self.limits = limits
    }

    /// What to record of a file, in order of time, then the rows kept aside, then `FileRead`.
    ///
    /// - Parameters:
    ///   - known: the state of `observe` after everything that was recorded so far; with an older one a correction can be lost.
    ///   - now: hours that are not over by then are kept aside.
    ///   - again: read the file although its content was read before, because the region has changed since.
    package func items(of file: File, known: ObserveState, at now: Timestamp, again: Bool = false) -> [IntakeItem] {
        guard again || !known.files.holds(file.name, digest: file.digest) else { return [] }
        let contents = FileReading(names: .of(region), limits: limits, now: now).contents(of: file.bytes)
        var ledger = Ledger(file: file.name, known: known, contents: contents)
        ledger.takeHours()
        ledger.takeDays()
        return ledger.items(digest: file.digest)
    }
}
