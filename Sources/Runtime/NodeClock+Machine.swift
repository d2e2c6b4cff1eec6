package import Chronology
import Foundation
package import Processing

extension NodeClock {
    /// The clock of a real node.
    package convenience init(_ kind: Kind) { self.init(kind, machine: Self.system) }

    /// The machine's time.
    package static func system() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
