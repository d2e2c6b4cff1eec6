import AirQuality
import Chronology
import Foundation
import Testing

@Suite("A table file is read strictly")
struct IndexTableFileTests {
    @Test("the files in Playbooks/air equal the built-in tables", arguments: [("2012", IndexTable.hj2012), ("2026", .hj2026)])
    func equalsBuiltIn(_ year: String, _ table: IndexTable) throws {
        #expect(try IndexTable(parsing: playbook("hj633-\(year).csv")) == table)
    }

    @Test("line ends of other systems change nothing")
    func lineEnds() throws {
        let text = try playbook("hj633-2026.csv").replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try IndexTable(parsing: text) == .hj2026)
    }

    @Test(
        "what does not belong is refused, with its line",
        arguments: [
            ("#! edition: hj633_2026", "#! editon: hj633_2026", "no header"),
            ("#! edition: hj633_2026\n", "", "header ‘edition’ is missing"),
            ("#! next-step: 2031-01-01", "#! next-step: 2031-02-30", "header ‘next-step’ has no day"),
            ("#! next-step: 2031-01-01", "#! edition: other", "header ‘edition’ is there twice"),
            ("iaqi,so2_24h", "iaqi,so2_1d", "other columns"),
            ("100,150,500", "100,150", "10 cells"),
            ("100,150,500", "100,50,500", "does not rise"),
            ("100,150,500", "50,150,500", "no index here"),
            ("0,0,0,0", "0,1,0,0", "does not rise"),
            ("50,50,150,40,100,2,5", "50,50,150,40,100,2.05,5", "no concentration on co_24h"),
            ("50,50,150", "50,-50,150", "no concentration on so2_24h"),
            ("400,2100,-", "400,2100,900", "goes on after ‘-’"),
            ("above,500,200", "above,500,no2_1h", "nothing above so2_1h"),
            ("above,500,200", "above,500,150", "nothing above so2_1h"),
            ("above,500,200,500,500,500,500,300,500,500,500\n", "", "‘above’, is missing"),
            ("500,2620,-,940,3840,60,150,-,1200,600,500\n", "", "end at 500"),
        ])
    func refused(_ old: String, _ new: String, _ reason: String) throws {
        let text = try playbook("hj633-2026.csv").replacingOne(of: old, with: new)
        let error = #expect(throws: AirQualityError.self) { try IndexTable(parsing: text) }
        #expect(error.map { "\($0)".contains(reason) } ?? false, "\(String(describing: error))")
    }

    @Test("an empty text is no table")
    func empty() {
        #expect(throws: AirQualityError.self) { try IndexTable(parsing: "") }
    }

    @Test("a set of tables has exactly one open beginning and no two of the same day")
    func tables() throws {
        let later = try IndexTable(
            parsing: playbook("hj633-2026.csv").replacingOne(of: "#! edition: hj633_2026", with: "#! edition: draft"))
        #expect(throws: AirQualityError.self) { try IndexTables([]) }
        #expect(throws: AirQualityError.self) { try IndexTables([.hj2026]) }
        #expect(throws: AirQualityError.self) { try IndexTables([.hj2012, .hj2012]) }
        #expect(throws: AirQualityError.self) { try IndexTables([.hj2012, .hj2026, later]) }
        let tables = try IndexTables([.hj2026, .hj2012])
        #expect(tables.tables.map(\.edition) == [.hj2012, .hj2026])
        #expect(tables[.hj2012] == .hj2012)
        #expect(tables[Edition(rawValue: "hj633_2031")] == nil)
    }

    @Test("a table file for 2031 takes effect without new code")
    func laterEdition() throws {
        let text = try playbook("hj633-2026.csv")
            .replacingOne(of: "#! edition: hj633_2026", with: "#! edition: invented_for_this_test")
            .replacingOne(of: "#! in-force-from: 2026-03-01", with: "#! in-force-from: 2031-01-01")
            .replacingOne(of: "#! next-step: 2031-01-01", with: "#! next-step: -")
        let tables = try IndexTables([.hj2012, .hj2026, IndexTable(parsing: text)])
        let day = try #require(CalendarDate("2031-01-01"))
        #expect(tables.inForce(on: day).edition.rawValue == "invented_for_this_test")
        #expect(tables.inForce(on: day).isKnownToApply(on: day))
    }
}

/// A file of `Playbooks/air`.
private func playbook(_ name: String, test: String = #filePath) throws -> String {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return try String(contentsOfFile: "\(folder)/../../Playbooks/air/\(name)", encoding: .utf8)
}

extension String {
    /// Fails when the text to be replaced is not there, so that a test cannot pass by not changing anything.
    fileprivate func replacingOne(of old: String, with new: String) throws -> String {
        let range = try #require(self.range(of: "\n" + old))
        return replacingCharacters(in: range, with: "\n" + new)
    }
}
