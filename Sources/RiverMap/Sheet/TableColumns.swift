/// Where the columns of a table stand: distances from its left edge and widths, mm.
struct TableColumns {
    typealias Column = (x: Double, width: Double)

    let code: Column
    let name: Column
    /// The watercourse, where there is room for it.
    let course: Column?
    let kilometre: Column
    let figure: Column
    let minutes: Column
    let owner: Column
    let verified: Column
    /// Of the basic river information: kilometres, discharge, slope.
    let basics: (range: Double, flow: Double, slope: Double)

    /// Beside a map: 162 mm.
    static let beside = TableColumns(
        code: (1.2, 11.3), name: (12.5, 52), course: nil, kilometre: (64.5, 11.5), figure: (78, 24), minutes: (102.5, 9),
        owner: (113.5, 31), verified: (145.5, 16), basics: (96, 118, 133))

    /// Half a sheet: 199 mm.
    static let half = TableColumns(
        code: (1.2, 11.3), name: (12.5, 71), course: (84.5, 18), kilometre: (103, 10), figure: (115.5, 24), minutes: (139.5, 8),
        owner: (149.5, 33), verified: (183.2, 16), basics: (109, 140, 160))

    var headings: [(column: Column, zh: String, en: String, isRight: Bool)] {
        [
            (code, "编号", "No.", false), (name, "名称", "Name", false), (kilometre, "里程", "km", true), (figure, "能力", "Capacity", false),
            (minutes, "分钟", "min", true), (owner, "单位", "Owner", false), (verified, "核查", "Verified", false),
        ] + (course.map { [($0, "水流", "Water", false)] } ?? [])
    }
}
