import Foundation
import GRDB
import Synchronization

/// The end of a stored chain, and whether it may still be written to. Moved only after a commit.
final class Tail: Sendable {
    struct Position {
        var last: Int64
        var link: [UInt8]
    }

    private struct Value {
        var position: Position
        var failure: String?
    }

    private let value: Mutex<Value>

    init(_ db: Database) throws {
        let row = try Row.fetchOne(db, sql: "SELECT sequence, link FROM event ORDER BY sequence DESC LIMIT 1")
        let link: Data? = row?[1]
        value = Mutex(Value(position: Position(last: row?[0] ?? 0, link: link.map(Array.init) ?? Chain.origin)))
    }

    var position: Position { value.withLock { $0.position } }
    var failure: String? { value.withLock { $0.failure } }

    func advance(to position: Position) {
        value.withLock { $0.position = position }
    }

    func fail(_ reason: String) {
        value.withLock { $0.failure = $0.failure ?? reason }
    }
}
