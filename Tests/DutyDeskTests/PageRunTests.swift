import Chronology
import Events
import Foundation
import Testing

@testable import DutyDesk

/// What the page's own scripts say of a river and of a warning, run by Node where it is installed.
@Suite(
    .enabled(
        if: PageRun.isAsked,
        "set FENGSUI_PAGE=1 where Node is installed; run by itself, as it blocks the threads that the server tests need"))
struct PageRunTests {
    @Test(arguments: [(0.35, "可能，35%", "possible, 35%"), (0.1, "可能，10%", "possible, 10%"), (0.49, "可能，49%", "possible, 49%")])
    func `a drinking-water intake is named at the top and as possible from one course in ten on`(
        _ share: Double, _ zh: String, _ en: String
    ) throws {
        for hasArrival in [true, false] {
            for (language, words, time) in [("zh", zh, "最早"), ("en", en, "at the earliest")] {
                let said = try PageRun.said(of: Sample.intake(share: share, hasArrival: hasArrival), in: language)
                #expect(said.needs.count == 1 && said.needs[0].contains("\(Int(share * 100))%") && said.needs[0].contains(time))
                #expect(said.card.contains(words) && said.card.contains(time))
            }
        }
    }

    @Test func `below one course in ten an intake is not named at the top, and its row says why`() throws {
        let said = try PageRun.said(of: Sample.intake(share: 0.09, hasArrival: false), in: "en")
        #expect(said.needs.isEmpty && said.card.contains("exceeded in fewer than 10% of courses"))
    }

    @Test func `what is likely is told by its time, not as possible`() throws {
        let said = try PageRun.said(of: Sample.intake(share: 0.5), in: "en")
        #expect(said.needs.count == 1 && said.needs[0].hasPrefix("Plume reaches") && !said.card.contains("possible"))
    }

    @Test(arguments: [("zh", "已过预计结束日，尚无更新预报"), ("en", "past its announced end; no newer forecast has changed it")])
    func `a warning past its last day says so, and not on that day or once lifted`(_ language: String, _ words: String) throws {
        #expect(try PageRun.card(ofWarningEnding: "2020-03-29", at: "2020-03-29T16:00:00Z", in: language).contains(words))
        #expect(try !PageRun.card(ofWarningEnding: "2020-03-29", at: "2020-03-29T15:59:00Z", in: language).contains(words))
        let lifted = try PageRun.card(ofWarningEnding: "2020-03-29", at: "2020-03-31T00:00:00Z", in: language, lifted: true)
        #expect(!lifted.contains(words))
    }
}

/// Runs the page's scripts in Node, on a document that keeps texts only.
enum PageRun {
    struct Said: Decodable { let needs: [String], card: String }

    static let node = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { URL(filePath: "\($0)/node") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path()) }

    static let isAsked = node != nil && ProcessInfo.processInfo.environment["FENGSUI_PAGE"] == "1"

    static func said(of target: PlumeArrival, in language: String) throws -> Said {
        let plume = String(decoding: try JSONEncoder().encode(Sample.plume(to: target)), as: UTF8.self)
        let time = Int(Sample.evening.milliseconds)
        return try run(
            """
            const plume = \(plume);
            for (const each of plume.arrivals) for (const band of [each.arrival, each.peak, each.departure]) if (band) settle(band);
            plume.issued = view.time = \(time);
            const incident = { id: 'i', event: 'e', side: 'local', reported: \(time), plume,
              report: { river: 'r', kilometre: 45, substance: 's', released: \(time), durationSeconds: 0, reporter: 'p', description: 'd' } };
            view.acknowledgements.i = [{ side: 'local', of: 'e', at: \(time), post: 'p', person: 'n' }];
            view.incidents = [incident];
            water.drawIncidents(root, view);
            print(water.needsOfIncident(incident, view).map((need) => need.text));
            """, in: language)
    }

    static func card(ofWarningEnding ends: String, at time: String, in language: String, lifted: Bool = false) throws -> String {
        try run(
            """
            view.time = Date.parse('\(time)');
            view.warnings = [{ id: 'w', event: 'e', side: 'local', level: 'orange', hazard: 'dust', area: 'a', onset: '2020-03-27', ends: '\(ends)',
              issued: view.time, changed: view.time, probability: 0.7, threshold: 0.5, criterion: 'c', citation: 'c', lifted: \(lifted) && view.time }];
            water.drawWarnings(root, view);
            print([]);
            """, in: language
        ).card
    }

    /// Runs `script` behind the stage; it prints what it found.
    static func run(_ script: String, in language: String) throws -> Said {
        let folder = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, file) in try PageFiles(for: .local, realm: .actual).files where path.contains(".js") {
            try Data(file.bytes).write(to: folder.appending(path: path))
        }
        try Data(#"{"type":"module"}"#.utf8).write(to: folder.appending(path: "package.json"))
        let stage = stage.replacing("LANGUAGE", with: language)
        try Data("\(stage)\n\(script)".utf8).write(to: folder.appending(path: "run.js"))
        return try JSONDecoder().decode(Said.self, from: output(of: folder.appending(path: "run.js")))
    }

    private static func output(of script: URL) throws -> Data {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = node
        process.arguments = [script.path()]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    private static let stage = """
        import { readFileSync } from 'node:fs';
        globalThis.localStorage = { getItem: (key) => (key === 'fengsui.language' ? 'LANGUAGE' : null), setItem() {} };
        globalThis.fetch = async () => ({ json: async () => JSON.parse(readFileSync(new URL('./words.json', import.meta.url), 'utf8')) });
        const element = () => ({ parts: [], dataset: {}, classList: { add() {} }, setAttribute() {}, addEventListener() {}, contains: () => false,
          append(...parts) { this.parts.push(...parts); }, replaceChildren(...parts) { this.parts = parts; } });
        globalThis.document = { createElement: element, createElementNS: element, activeElement: null };
        globalThis.getComputedStyle = () => ({ paddingLeft: '8px', paddingRight: '8px' });
        const dom = await import('./dom.js');
        const water = { ...await import('./warnings.js'), ...await import('./incident.js'), ...await import('./incident-needs.js') };
        await dom.loadWords();
        const root = { ...element(), clientWidth: 760 };
        const view = { time: null, node: { side: 'local' }, acknowledgements: {}, names: { posts: {}, areas: {}, others: {}, places: {}, ownPosts: [] }, warnings: [], incidents: [],
          forecasts: [], newestHour: {}, newestDay: {}, verified: {}, skillAlarms: [], criteria: [], rules: { ladders: {}, calls: {}, people: [] }, duty: { seats: [], changes: [] },
          people: { calls: [], proposals: [], consultations: [], silences: [], watches: [], pulses: {}, traffic: {} } };
        const settle = (band) => { for (const key of Object.keys(band)) band[key] = dom.at(band[key]); };
        const textOf = (part) => (part.parts ? part.parts.map(textOf).join(' ') : String(part));
        const print = (needs) => console.log(JSON.stringify({ needs, card: textOf(root) }));
        """
}
