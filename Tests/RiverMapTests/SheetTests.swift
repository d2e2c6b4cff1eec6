import Chronology
import Events
import Foundation
import Playbook
import Testing
import Wording

@testable import RiverMap

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("Sheets")
struct SheetTests {
    private func sheets() throws -> [Sheet] {
        try ["yarkand", "kashgar"].flatMap { RiverMap.sheets(try Sample.shipped($0), date: Sample.date) }
    }

    @Test("every sheet of both rivers is well-formed, on A3, and has no type smaller than 2 mm")
    func allSheets() throws {
        for sheet in try sheets() {
            let svg = sheet.svg
            let parser = XMLParser(data: Data(svg.utf8))
            #expect(parser.parse(), "\(sheet.id): \(parser.parserError.map { "\($0)" } ?? "")")
            #expect(svg.contains("width=\"420mm\" height=\"297mm\" viewBox=\"0 0 420 297\""))
            let smallest = sheet.body.texts.map(\.size).min() ?? 0
            #expect(smallest * TextWidth.capHeight >= Style.smallestCapHeight, "\(sheet.id)")
            for text in sheet.body.texts { #expect(Sheet.paper.inset(3).contains(text.box), "\(sheet.id): \(text.text)") }
        }
    }

    @Test("no two names on any map overlap, and none covers a symbol")
    func namesApart() throws {
        for sheet in try sheets() where sheet.hasMap {
            let panel = MapPanel(sheet, in: Sheet.Places(stripHeight: StripPanel.height(sheet)).map)
            #expect(panel.unnamed.isEmpty, "\(sheet.id): \(panel.unnamed)")
            for (index, name) in panel.labels.enumerated() {
                for other in panel.labels[(index + 1)...] {
                    #expect(!name.box.overlaps(other.box), "\(sheet.id): \(name.lines) \(other.lines)")
                }
            }
        }
    }

    @Test("no two texts of a sheet overlap outside the map, where names are placed by hand")
    func textsApart() throws {
        let incident = Sheet(
            try Sample.shipped("yarkand"), extent: .river, date: Sample.date, incident: try LayerTests.incident(hours: 20))
        for sheet in try sheets() + [incident] {
            let texts = sheet.body.texts
            let map = sheet.hasMap ? Sheet.Places(stripHeight: StripPanel.height(sheet)).map : Box(x: 0, y: 0, width: 0, height: 0)
            let outside = texts.filter { !map.contains($0.box) }
            for (index, text) in outside.enumerated() {
                // Room is estimated generously; a hair of two boxes may touch.
                let box = text.box.inset(0.25)
                for other in outside[(index + 1)...] where other.text != text.text {
                    #expect(!box.overlaps(other.box.inset(0.25)), "\(sheet.id): ‘\(text.text)’ and ‘\(other.text)’")
                }
            }
        }
    }

    @Test("the same river gives the same sheets, and the date alone makes no new version")
    func deterministic() throws {
        let subject = try Sample.subject()
        let (one, two) = (Sheet(subject, extent: .river, date: Sample.date), Sheet(subject, extent: .river, date: Sample.date))
        #expect(one.svg == two.svg)
        let later = Sheet(subject, extent: .river, date: Sample.date.advanced(by: 30))
        #expect(later.version == one.version)
        #expect(later.svg != one.svg)
        #expect(Sheet.version(of: one.svg) == one.version)
        #expect(one.version.count == 16)
    }

    @Test("a change of one entry makes new versions of the sheets that show it, and of no others")
    func versionsFollowTheRegister() throws {
        let before = RiverMap.sheets(try Sample.subject(), date: Sample.date)
        let entries = Sample.entries.map { entry in
            entry.id == "f6" ? Sample.entry("f6", .facilities, .barrier, "勿甫新闸", "new gate at Wufu", 135.2) : entry
        }
        let after = RiverMap.sheets(try Sample.subject(entries: entries), date: Sample.date)
        let changed = zip(before, after).filter { $0.version != $1.version }.map(\.0.id)
        #expect(changed == ["yarkand", "yarkand-lists", "yarkand-shache-maigaiti"])
    }

    @Test("every invented entry is marked: an open symbol, and ※ behind its name and its figures")
    func illustrativeIsMarked() throws {
        let subject = try Sample.shipped("yarkand")
        let lists = try #require(RiverMap.sheets(subject, date: Sample.date).first { $0.id == "yarkand-lists" })
        let texts = Set(lists.body.texts.map(\.text))
        for entry in subject.entries where entry.provenance.isIllustrative {
            #expect(entry.label.zh.hasSuffix("※"))
            #expect(texts.contains { $0.hasPrefix(entry.label.zh) }, "\(entry.id)")
        }
        for entry in subject.entries where entry.figuresProvenance?.isIllustrative == true {
            #expect(entry.figure == nil || texts.contains { $0.hasPrefix(entry.figure?.zh ?? "") && $0.hasSuffix("※") }, "\(entry.id)")
        }
        var drawn = Drawing()
        drawn.symbol(.barrier, at: Point(0, 0), .illustrative)
        #expect(drawn.elements.contains { $0.contains("stroke-dasharray") })
        #expect(
            !drawn.elements.contains {
                $0.contains("fill=\"\(MapEntry.List.facilities.colour)\"") && $0.hasPrefix("<path") && $0.contains("Z")
            })
    }

    @Test("an exercise is written across every sheet, the real world's sheets are clean")
    func watermark() throws {
        for sheet in RiverMap.sheets(try Sample.subject(realm: .exercise("drill-1")), date: Sample.date) {
            #expect(sheet.svg.contains("演练 EXERCISE</text>"))
            #expect(sheet.svg.contains("fill-opacity"))
        }
        for sheet in RiverMap.sheets(try Sample.subject(), date: Sample.date) { #expect(!sheet.svg.contains("演练")) }
    }

    @Test("the scale bar and the scale in figures say the same, and what is true on the map")
    func scale() throws {
        let positions = try Sample.geometry("yarkand").line("stem")?.positions ?? []
        let view = try #require(MapView(showing: positions, in: Box(x: 0, y: 0, width: 188, height: 160)))
        let bar = ScaleBar.length(view).length
        #expect(abs(bar * Double(view.denominator) / 1e6 / ScaleBar.kilometres(view) - 1) < 1e-9)
        let (kaqun, shache) = (Position(longitude: 76.87, latitude: 37.98), Position(longitude: 77.24, latitude: 38.42))
        let onPaper = view.point(kaqun).distance(to: view.point(shache)) * Double(view.denominator) / 1e6
        // The sphere that kilometres are counted on differs from the ellipsoid by up to 0.3 %.
        #expect(abs(onPaper / kaqun.kilometres(to: shache) - 1) < 0.004)
        for position in positions { #expect(view.frame.contains(view.point(position))) }
    }

    @Test("a river without any line has a sheet all the same, with its strip and its lists")
    func withoutGeometry() throws {
        let whole = try Sample.subject()
        let subject = MapSubject(
            id: whole.id, name: whole.name, zero: whole.zero, season: nil, courses: whole.courses, owners: whole.owners,
            entries: Sample.entries,
            geometry: RiverGeometry(river: whole.id, lines: []), backdrop: Backdrop(counties: [], towns: [], waters: []), sides: [:],
            realm: .actual, provenance: .illustrative)
        let sheet = Sheet(subject, extent: .river, date: Sample.date)
        #expect(XMLParser(data: Data(sheet.svg.utf8)).parse())
        #expect(sheet.svg.contains("尚无中心线"))
    }

    @Test("names that would break XML do not")
    func escaping() throws {
        let entries = [Sample.entry("x", .targets, .section, "甲 <乙> & \"丙\"", "a < b & \"c\"", 100)]
        let sheet = Sheet(try Sample.subject(entries: entries), extent: .river, date: Sample.date)
        #expect(XMLParser(data: Data(sheet.svg.utf8)).parse())
        #expect(sheet.svg.contains("甲 &lt;乙&gt; &amp; &quot;丙&quot;"))
    }
}

@Suite("Sheets in a folder")
struct SheetFolderTests {
    @Test("only what changed is written again")
    func changes() throws {
        let sheets = RiverMap.sheets(try Sample.subject(), date: Sample.date)
        let first = SheetFolder.changes(sheets) { _ in nil }
        #expect(first.map(\.file) == sheets.map { "\($0.id).svg" })
        let files = Dictionary(uniqueKeysWithValues: first.map { ($0.file, $0.svg) })
        let later = RiverMap.sheets(try Sample.subject(), date: Sample.date.advanced(by: 1))
        #expect(SheetFolder.changes(later) { files[$0] }.isEmpty)
        let fewer = RiverMap.sheets(try Sample.subject(entries: Sample.entries.filter { $0.id != "d2" }), date: Sample.date)
        let changed = SheetFolder.changes(fewer) { files[$0] }.map(\.file)
        #expect(changed == ["yarkand.svg", "yarkand-lists.svg", "yarkand-bachu-xiaohaizi.svg"])
        #expect(SheetFolder.changes(sheets) { _ in "not a map" }.count == sheets.count)
    }

    @Test("files of reaches that are gone are named, other files are not")
    func leftovers() throws {
        let sheets = RiverMap.sheets(try Sample.subject(), date: Sample.date)
        let files = ["yarkand.svg", "yarkand-old-reach.svg", "kashgar.svg", "yarkand-notes.txt"]
        #expect(SheetFolder.leftovers(sheets, river: "yarkand", files: files) == ["yarkand-old-reach.svg"])
    }
}
