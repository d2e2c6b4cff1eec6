import Chronology
import Wording

/// The wind of an analysis into one run: the nearest grid point for each wanted point, or all grid points when there are few and nobody
/// said which.
struct WindAnalysis {
    private var winds: [GuidancePoint: [CalendarDate: (u: Double, v: Double)]] = [:]

    static func recognises(_ header: [String]) -> Bool {
        WindAnalysisColumn.allCases.allSatisfy { header.contains($0.rawValue) }
    }

    static func runs(of bytes: [UInt8], _ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        let table = try TextTable(bytes)
        let places = WindAnalysisColumn.allCases.compactMap { table.header.firstIndex(of: $0.rawValue) }
        guard places.count == WindAnalysisColumn.allCases.count else { throw .unknownFormat(begins: table.header.joined(separator: ",")) }
        var reading = WindAnalysis()
        try table.forEachRow { (row) throws(GuidanceError) in try reading.take(row, places) }
        return try reading.finish(context)
    }

    /// - Parameter places: of the columns in the order of `WindAnalysisColumn`.
    private mutating func take(_ row: TextTable.Row, _ places: [Int]) throws(GuidanceError) {
        let date = try row.read(places[0], Bilingual(zh: "日期，如 2015-03-26", en: "a day like 2015-03-26")) { CalendarDate($0) }
        let point = GuidancePoint(
            latitude: try row.coordinate(places[2], -90...90), longitude: try row.coordinate(places[1], -180...360))
        guard let u = try row.number(places[3]), let v = try row.number(places[4]) else { return }
        guard winds[point, default: [:]].updateValue((u, v), forKey: date) == nil else { throw .row(line: row.line, .repeated) }
    }

    private func finish(_ context: GuidanceContext) throws(GuidanceError) -> [GuidanceRun] {
        let chosen = try chosen(context)
        var builder = RunBuilder(
            source: context.source(.windAnalysis), run: nil, runIsEstimated: false, known: context.known, isAnalysis: true,
            points: chosen.points)
        for outside in chosen.outside { builder.note(GuidanceShortfall(.pointOutside, "\(outside)")) }
        for (index, point) in chosen.points.enumerated() {
            for (date, wind) in winds[point] ?? [:] {
                try builder.set(wind.u, .u10, point: index, member: 0, on: date)
                try builder.set(wind.v, .v10, point: index, member: 0, on: date)
            }
        }
        guard let run = try builder.build() else { throw .nothingUsable }
        return [run]
    }

    private func chosen(_ context: GuidanceContext) throws(GuidanceError) -> (points: [GuidancePoint], outside: [GuidancePoint]) {
        let grid = winds.keys.sorted { ($0.latitude, $0.longitude) < ($1.latitude, $1.longitude) }
        if context.points.isEmpty, grid.count <= GuidanceLimits.points { return (grid, []) }
        var (points, outside): ([GuidancePoint], [GuidancePoint]) = ([], [])
        for wanted in try context.wantedPoints() {
            guard let nearest = Self.nearest(to: wanted, in: grid) else {
                outside.append(wanted)
                continue
            }
            if !points.contains(nearest) { points.append(nearest) }
        }
        guard !points.isEmpty else { throw .nothingUsable }
        return (points, outside)
    }

    private static func nearest(to wanted: GuidancePoint, in grid: [GuidancePoint]) -> GuidancePoint? {
        func distance(_ point: GuidancePoint) -> Double {
            let (north, east) = (point.latitude - wanted.latitude, point.longitude - wanted.longitude)
            return north * north + east * east
        }
        let reach = WindAnalysisColumn.reach
        let near = grid.filter { abs($0.latitude - wanted.latitude) <= reach && abs($0.longitude - wanted.longitude) <= reach }
        return near.min { distance($0) < distance($1) }
    }
}
