/// Why the input of an experiment cannot be read.
package enum OTISError: Error, Hashable, CustomStringConvertible {
    case missingFile(String)
    /// The text ended, or a line holds too few numbers.
    case damaged(file: String, line: Int, wanted: String)
    /// Well written, but not what the engine computes.
    case unsupported(file: String, line: Int, what: String)

    package var description: String {
        switch self {
        case .missingFile(let name): "\(name) is named by the input but is not there; give it too"
        case .damaged(let file, let line, let wanted): "\(file), line \(line): \(wanted) expected; compare with the OTIS manual, chapter 4"
        case .unsupported(let file, let line, let what): "\(file), line \(line): \(what)"
        }
    }
}
