package import Chronology
import Events
import Foundation
package import Wording

/// One printed page, A3 across: a whole river, or one of its reaches.
package struct Sheet: Hashable, Sendable {
    /// What the page shows.
    package enum Extent: Hashable, Sendable {
        case river
        case reach(watercourse: String, MapSubject.Section)
        /// The four lists in full; pages from 1.
        case lists(page: Int)
    }

    package let subject: MapSubject
    package let extent: Extent
    /// From 1, and how many there are for the river.
    package let number: Int
    package let count: Int
    /// Of the version: when what is shown was last changed, or when the sheet was asked for.
    package let date: CalendarDate
    /// Where an incident's water has come to; nil on the sheet of the plan.
    package let incident: MapIncident?

    package init(
        _ subject: MapSubject, extent: Extent, number: Int = 1, count: Int = 1, date: CalendarDate, incident: MapIncident? = nil
    ) {
        (self.subject, self.extent, self.number, self.count) = (subject, extent, number, count)
        (self.date, self.incident) = (date, incident)
    }

    /// A name for a file: `yarkand`, `yarkand-kaqun-shache`.
    package var id: String {
        switch extent {
        case .river: subject.id
        case .reach(_, let reach): "\(subject.id)-\(reach.id)"
        case .lists(let page): "\(subject.id)-lists\(page == 1 ? "" : "-\(page)")"
        }
    }

    /// Changes when anything changes that the sheet shows, and only then; the date does not count.
    package var version: String { Self.version(body, self) }

    private static func version(_ body: Drawing, _ sheet: Sheet) -> String {
        Digest.hexadecimal(of: body.elements + TitlePanel(sheet, version: "", date: "", in: title).drawing.elements)
    }

    /// SVG 1.1, 420 mm by 297 mm. The same sheet gives the same text on every machine.
    package var svg: String {
        var drawing = body
        let version = Self.version(drawing, self)
        drawing.append(TitlePanel(self, version: String(version.prefix(8)), date: "\(date)", in: Self.title).drawing)
        return Self.document(drawing, version: version, title: title)
    }

    /// Chinese first.
    package var title: Bilingual {
        switch extent {
        case .river, .lists: subject.name
        case .reach(let watercourse, let reach): title(of: reach, on: subject.course(watercourse))
        }
    }
}

extension Sheet {
    /// With its watercourse, unless that is the main stem or has the same name.
    private func title(of reach: MapSubject.Section, on course: MapSubject.Course?) -> Bilingual {
        let name = course?.name.withoutBrackets
        let isNamed = course?.kind != .stem && name != nil && !reach.name.zh.hasPrefix(name?.zh ?? "")
        return Bilingual(
            zh: [subject.name.zh, isNamed ? name?.zh ?? "" : "", reach.name.zh].filter { !$0.isEmpty }.joined(separator: " "),
            en: subject.name.en + ": " + [isNamed ? name?.en ?? "" : "", reach.name.en].filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

// MARK: - Layout

extension Sheet {
    /// ISO 216 A3 across, mm.
    static let paper = Box(x: 0, y: 0, width: 420, height: 297)
    static let margin = 9.0
    static let title = Box(x: 9, y: 9, width: 402, height: 15)
    static let imprint = Box(x: 9, y: 273.5, width: 402, height: 14.5)

    /// Where the parts of a sheet stand: the strip takes the height that it needs, the map the rest.
    struct Places {
        let map: Box
        let legend: Box
        let tables: Box
        let strip: Box

        init(stripHeight: Double) {
            let (top, bottom) = (26.0, 272 - stripHeight)
            map = Box(x: 9, y: top, width: 188, height: bottom - top - 2)
            legend = Box(x: 199, y: top, width: 48, height: bottom - top - 2)
            tables = Box(x: 249, y: top, width: 162, height: bottom - top - 2)
            strip = Box(x: 9, y: bottom, width: 402, height: stripHeight)
        }
    }

    /// Everything but the head.
    var body: Drawing {
        var drawing = Drawing()
        drawing.box(Self.paper, .fill("#ffffff"))
        switch extent {
        case .river, .reach: drawMap(into: &drawing)
        case .lists(let page): drawing.append(ListsPanel(self, page: page).drawing)
        }
        if subject.realm.exercise != nil { drawing.append(Watermark.drawing) }
        return drawing
    }

    private func drawMap(into drawing: inout Drawing) {
        let places = Places(stripHeight: StripPanel.height(self))
        let map = MapPanel(self, in: places.map)
        drawing.append(map.drawing)
        drawing.append(LegendPanel(self, map: map.view, in: places.legend).drawing)
        drawing.append(TablePanel(self, in: places.tables).drawing)
        drawing.append(StripPanel(self, in: places.strip).drawing)
        drawing.append(ImprintPanel(self, map: map, in: Self.imprint).drawing)
    }

    private static func document(_ drawing: Drawing, version: String, title: Bilingual) -> String {
        let (width, height) = (Figure.text(paper.width), Figure.text(paper.height))
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)mm" height="\(height)mm" viewBox="0 0 \(width) \(height)" \
            font-family="\(Style.families)" data-version="\(version)">
            <title>\(Drawing.escaped(title.description))</title>
            <defs>\(Style.patterns)</defs>
            \(drawing.elements.joined(separator: "\n"))
            </svg>

            """
    }

    /// The version that a file of SVG was written with; nil for any other text.
    package static func version(of svg: String) -> String? {
        guard let mark = svg.prefix(1000).range(of: "data-version=\"") else { return nil }
        return svg[mark.upperBound...].split(separator: "\"", maxSplits: 1).first.map(String.init)
    }
}

/// FNV-1a (Fowler, Noll and Vo), 64 bits: tells versions apart; no protection against somebody who wants two to be alike.
enum Digest {
    static func hexadecimal(of texts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
            hash = (hash ^ 10) &* 0x0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
