package import Chronology

/// What a file does not say itself.
package struct GuidanceContext: Hashable, Sendable {
    /// When the file was here: the time of its retrieval.
    package let known: Timestamp
    /// The model behind it; nil where nobody said.
    package let model: String?
    /// Which points of a grid are wanted; files that have points of their own do not look at it.
    package let points: [GuidancePoint]

    package init(known: Timestamp, model: String? = nil, points: [GuidancePoint] = []) {
        self.known = known
        self.model = model
        self.points = points
    }

    /// A file's name may hold its model: `2026-03-26@ecmwf_ifs025.json`.
    package static func model(inName name: String) -> String? {
        guard let at = name.lastIndex(of: "@") else { return nil }
        let rest = name[name.index(after: at)...]
        let word = String(rest.prefix { $0 != "." })
        return GuidanceSource.isWord(word) ? word : nil
    }

    func source(_ source: GuidanceSource) -> GuidanceSource {
        model.flatMap { source.with(model: $0) } ?? source
    }

    /// The points that are wanted of a grid, checked.
    func wantedPoints() throws(GuidanceError) -> [GuidancePoint] {
        guard !points.isEmpty else { throw .pointsWanted }
        guard points.count <= GuidanceLimits.points else { throw .tooMany(.points, have: points.count, most: GuidanceLimits.points) }
        if let astray = points.first(where: { !$0.isOnEarth }) { throw .point("\(astray)") }
        return points
    }
}
