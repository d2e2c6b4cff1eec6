package import Events

extension GuidanceRun {
    /// Bytes of an event's data at most: the envelope takes the rest.
    static let maximumDataBytes = Event.maximumBytes - 8192

    /// The run as events' data, in one if it fits, else in halves by points, and so on.
    /// - Throws: `GuidanceError.eventTooLarge` when one point alone does not fit.
    package func parts(file: String, digest: String) throws(GuidanceError) -> [GuidanceReceived] {
        let whole = GuidanceReceived(self, file: file, digest: digest)
        let bytes = whole.dataBytes
        if bytes <= Self.maximumDataBytes { return [whole] }
        guard points.count > 1 else { throw .eventTooLarge(bytes: bytes, most: Self.maximumDataBytes) }
        let middle = points.count / 2
        return try with(points: 0..<middle).parts(file: file, digest: digest)
            + with(points: middle..<points.count).parts(file: file, digest: digest)
    }

    /// The same run at some of its points.
    private func with(points range: Range<Int>) throws(GuidanceError) -> GuidanceRun {
        let size = days.count * members
        let some = variables.indices.flatMap { place in
            let start = place * points.count * size
            return values[start + range.lowerBound * size..<start + range.upperBound * size]
        }
        guard let first = days.first else { throw .nothingUsable }
        return try GuidanceRun(
            source: source, run: run, runIsEstimated: runIsEstimated, known: known, isAnalysis: isAnalysis, points: Array(points[range]),
            firstDay: first, dayCount: days.count, members: members, variables: variables, values: some, shortfalls: shortfalls)
    }
}

extension GuidanceReceived {
    /// How many bytes the data takes as JSON, from above.
    fileprivate var dataBytes: Int {
        let numbers = values.reduce(0) { sum, some in
            some.reduce(sum) { $0 + 1 + ($1.map { "\($0)".utf8.count } ?? 4) }
        }
        let notes = shortfalls.reduce(0) { $0 + 80 + 6 * $1.subject.utf8.count }
        return numbers + notes + points.count * 120 + variables.count * 24 + 1024 + 6 * file.utf8.count
    }
}
