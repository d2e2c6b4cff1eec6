/// The lists beside a map: as much as there is room for on a river's sheet, all of a reach's in both languages on its own.
struct TablePanel {
    private(set) var drawing = Drawing()

    init(_ sheet: Sheet, in box: Box) {
        let isReach = sheet.isReach
        var writer = TableWriter(sheet.subject, in: box, .beside, isBilingual: isReach)
        if let incident = sheet.incident {
            let arrivals = ArrivalTable(incident, sheet, in: box)
            writer.append(arrivals.drawing, height: arrivals.height)
        }
        writer.head()
        let reach = sheet.ownReach
        let basics = reach == nil ? 0 : TableWriter.headingHeight + TableWriter.row
        let rows = sheet.rowsByList
        let shown = TableRoom.rows(
            of: rows, height: box.maxY - writer.y - basics - 0.5, row: isReach ? TableWriter.bilingualRow : TableWriter.row)
        for (list, entries) in rows where !entries.isEmpty {
            let chosen = shown[list] ?? []
            let left = entries.count - chosen.count
            writer.heading(list, note: left > 0 ? "另 \(left) 项见清单页 \(left) more: see the lists" : "")
            for entry in chosen { writer.entry(entry) }
        }
        if let (course, reach) = reach {
            writer.basics()
            writer.reach(reach, of: course)
            writer.notes()
        }
        drawing = writer.drawing
    }
}

/// The four lists in full, on sheets of their own.
struct ListsPanel {
    private(set) var drawing = Drawing()

    private enum Row {
        case heading(MapEntry.List)
        case entry(MapEntry)
        case basics
        case reach(MapSubject.Course, MapSubject.Section)

        func height(_ writer: TableWriter) -> Double {
            switch self {
            case .heading, .basics: TableWriter.headingHeight
            case .entry(let entry): writer.height(entry)
            case .reach: TableWriter.row
            }
        }

        var isHeading: Bool {
            switch self {
            case .heading, .basics: true
            case .entry, .reach: false
            }
        }
    }

    private static let halves = [Box(x: 9, y: 26, width: 199, height: 250), Box(x: 212, y: 26, width: 199, height: 250)]

    init(_ sheet: Sheet, page: Int) {
        let columns = Self.columns(sheet.subject)
        for (index, half) in Self.halves.enumerated() {
            let number = (page - 1) * Self.halves.count + index
            guard columns.indices.contains(number) else { break }
            drawing.append(Self.drawing(columns[number], sheet.subject, in: half))
        }
        let note =
            "● 有据 named source   ◐ ≈ 估计 estimate   ○ ※ 示例，须核实后使用 illustrative, verify before use   "
            + "编号 No. 与图上一致 as on the maps   分钟 min: 自下令至可用 from the order until it works"
        drawing.text(note, Point(9, 281), .init(colour: Style.quietInk))
    }

    /// How many sheets the lists need.
    static func pages(_ subject: MapSubject) -> Int { max(1, (columns(subject).count + halves.count - 1) / halves.count) }

    private static func drawing(_ rows: [Row], _ subject: MapSubject, in box: Box) -> Drawing {
        var writer = TableWriter(subject, in: box, .half, isBilingual: false)
        writer.head()
        for row in rows {
            switch row {
            case .heading(let list): writer.heading(list)
            case .entry(let entry): writer.entry(entry)
            case .basics: writer.basics()
            case .reach(let course, let reach): writer.reach(reach, of: course)
            }
        }
        return writer.drawing
    }

    /// The rows in columns of half a sheet, of about the same length on the last one; a heading never stands alone at a column's foot.
    private static func columns(_ subject: MapSubject) -> [[Row]] {
        let writer = TableWriter(subject, in: halves[0], .half, isBilingual: false)
        let rows = rows(subject)
        let room = halves[0].height - TableWriter.headHeight - 1
        let whole = rows.reduce(0) { $0 + $1.height(writer) }
        let longest = whole <= 2 * room - 30 ? whole / 2 + 15 : room
        var columns: [[Row]] = [[]]
        var used = 0.0
        for row in rows {
            let needed = row.height(writer) + (row.isHeading ? 2 * TableWriter.bilingualRow : 0)
            if used + needed > longest {
                columns.append([])
                used = 0
            }
            columns[columns.count - 1].append(row)
            used += row.height(writer)
        }
        return columns
    }

    private static func rows(_ subject: MapSubject) -> [Row] {
        let lists = Sheet.listOrder.flatMap { list -> [Row] in
            let entries = subject.entries.filter { $0.list == list }
            return entries.isEmpty ? [] : [.heading(list)] + entries.map(Row.entry)
        }
        return lists + [.basics] + subject.courses.flatMap { course in course.reaches.map { Row.reach(course, $0) } }
    }
}

extension Sheet {
    /// In the order in which the joint review asks for them, what an incident needs besides at the end.
    static let listOrder: [MapEntry.List] = [.facilities, .risks, .targets, .monitors, .depots, .works]

    var rowsByList: [(MapEntry.List, [MapEntry])] {
        Self.listOrder.map { list in (list, entries.filter { $0.list == list }) }
    }

    /// The reach that the sheet is about.
    var ownReach: (MapSubject.Course, MapSubject.Section)? {
        switch extent {
        case .river, .lists: nil
        case .reach(let watercourse, let reach): subject.course(watercourse).map { ($0, reach) }
        }
    }
}
