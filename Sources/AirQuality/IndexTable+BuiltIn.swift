private import Chronology

// The tables that the software carries, so that the core works without files. The files in Playbooks/air say the same; a test
// compares them. CO is in tenths of a mg/m³ here, the step to which it is rounded.

extension IndexTable {
    /// HJ 633-2012 with GB 3095-2012, by which every day before 2026-03-01 is judged.
    package static let hj2012 = IndexTable(
        edition: .hj2012,
        citation: "HJ 633-2012 table 1 with GB 3095-2012; repealed on 2026-03-01 by HJ 633-2026",
        inForceFrom: nil, nextStep: CalendarDate(year: 2026, month: 3, day: 1), indices: builtInIndices,
        columns: columns(pm10At100: 150, pm25At100: 75, above: (.see(.so2Day), .see(.o3Hour))))

    /// HJ 633-2026 with GB 3095-2026. The figures of the further step of 2031-01-01 are not known to us.
    package static let hj2026 = IndexTable(
        edition: .hj2026,
        citation: "HJ 633-2026 table 3 with GB 3095-2026",
        inForceFrom: CalendarDate(year: 2026, month: 3, day: 1),
        nextStep: CalendarDate(year: 2031, month: 1, day: 1),
        indices: builtInIndices,
        columns: columns(pm10At100: 120, pm25At100: 60, above: (.index(200), .index(300))))

    private static let builtInIndices = [0, 50, 100, 150, 200, 300, 400, 500]

    /// The two editions differ in PM at 100 and in what holds above 800 µg/m³ of SO2 (1 h) and O3 (8 h), in nothing else.
    private static func columns(pm10At100: Int, pm25At100: Int, above: (so2Hour: Above, o3EightHours: Above)) -> [Column] {
        [
            Column(steps: [0, 50, 150, 475, 800, 1600, 2100, 2620], above: .index(500)),
            Column(steps: [0, 150, 500, 650, 800], above: above.so2Hour),
            Column(steps: [0, 40, 80, 180, 280, 565, 750, 940], above: .index(500)),
            Column(steps: [0, 100, 200, 700, 1200, 2340, 3090, 3840], above: .index(500)),
            Column(steps: [0, 20, 40, 140, 240, 360, 480, 600], above: .index(500)),
            Column(steps: [0, 50, 100, 350, 600, 900, 1200, 1500], above: .index(500)),
            Column(steps: [0, 100, 160, 215, 265, 800], above: above.o3EightHours),
            Column(steps: [0, 160, 200, 300, 400, 800, 1000, 1200], above: .index(500)),
            Column(steps: [0, 50, pm10At100, 250, 350, 420, 500, 600], above: .index(500)),
            Column(steps: [0, 35, pm25At100, 115, 150, 250, 350, 500], above: .index(500)),
        ]
    }
}
