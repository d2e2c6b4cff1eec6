/// Why the desk cannot run. Each text says what to do about it.
package enum DeskError: Error, Hashable, Sendable {
    /// The page's files are not where the program is.
    case pageMissing(file: String, beside: String)
}

extension DeskError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .pageMissing(let file, let folder):
            "the page's file \(file) is not there; the folder that ends in ‘_DutyDesk.resources’ belongs beside the program, in \(folder)"
        }
    }
}
