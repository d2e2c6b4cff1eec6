/// A place in a file: what an editor jumps to, and the way to it through the document.
package struct Mark: Hashable, Sendable, Codable {
    /// As it was handed to the reader: the path below the playbook folder.
    package let file: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    /// `criteria[2].level` is the level of the second criterion; empty at the top.
    package let path: String

    package init(file: String, line: Int, column: Int, path: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
    }

    /// The last part of the path: `level`, `lags[2]`.
    var label: String {
        guard let point = path.lastIndex(of: ".") else { return path }
        return String(path[path.index(after: point)...])
    }
}

extension Mark: CustomStringConvertible {
    /// `alerting/criteria.yaml:12:5`.
    package var description: String { "\(file):\(line):\(column)" }
}

extension Mark: Comparable {
    package static func < (left: Mark, right: Mark) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// A value that remembers where it was written, for checks that need more than one mapping.
package struct Located<Value> {
    package let value: Value
    package let mark: Mark

    package init(_ value: Value, at mark: Mark) {
        self.value = value
        self.mark = mark
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
        Located<Other>(transform(value), at: mark)
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
extension Located: Sendable where Value: Sendable {}
