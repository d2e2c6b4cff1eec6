import Events
import Foundation

/// The page's files, read once at the start and made out for this node.
struct PageFiles: Sendable {
    struct File: Sendable, Hashable {
        let type: String
        let bytes: [UInt8]
    }

    /// By the path under which it is served.
    let files: [String: File]

    /// Every file of the page and its type. Nothing else is ever served.
    private static let types = [
        "index.html": "text/html; charset=utf-8", "style.css": "text/css; charset=utf-8",
        "desk.js": script, "link.js": script, "dom.js": script, "warnings.js": script, "work.js": script, "say.js": script,
        "air.js": script, "air-frame.js": script, "air-chart.js": script, "air-dust.js": script, "air-moved.js": script,
        "air-rests.js": script, "air-hours.js": script, "air-record.js": script, "criteria.js": script,
        "incident.js": script, "incident-plan.js": script, "incident-targets.js": script, "incident-reports.js": script,
        "incident-alarms.js": script, "incident-found.js": script, "incident-needs.js": script, "rivers.js": script, "say-water.js": script,
        "say-rivers.js": script,
        "names.js": script, "calls.js": script, "proposals.js": script, "consultations.js": script, "evidence.js": script,
        "duty.js": script, "silences.js": script, "traffic.js": script, "say-people.js": script,
        "words.json": "application/json; charset=utf-8", "icon.svg": "image/svg+xml", "icon-exercise.svg": "image/svg+xml",
    ]
    private static let script = "text/javascript; charset=utf-8"

    /// - Throws: `DeskError.pageMissing` when a file is not beside the program.
    init(for side: Side, realm: Realm, folder: URL? = nil) throws(DeskError) {
        let folder = folder ?? Self.besideProgram()
        var files: [String: File] = [:]
        for (name, type) in Self.types {
            guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
                throw .pageMissing(file: name, beside: folder.deletingLastPathComponent().path)
            }
            files["/" + name] = File(type: type, bytes: Array(data))
        }
        if let index = files.removeValue(forKey: "/index.html") {
            let html = PageHead(side: side, realm: realm).fill(String(decoding: index.bytes, as: UTF8.self))
            files["/"] = File(type: index.type, bytes: Array(html.utf8))
        }
        self.files = files
    }

    /// The folder `Page` of the resources that the build puts beside the program.
    private static func besideProgram() -> URL {
        let program = Bundle.main.bundleURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: program.path)) ?? []
        let resources = names.sorted().first { $0.hasSuffix("_DutyDesk.resources") || $0.hasSuffix("_DutyDesk.bundle") }
        return program.appending(path: resources ?? "fengsui_DutyDesk.resources").appending(path: "Page")
    }
}

/// What of the page is the node's own: before any script runs it says whose desk it is, and an exercise already looks like one.
struct PageHead {
    let side: Side
    let realm: Realm

    func fill(_ template: String) -> String {
        let values = ["title": title, "icon": icon, "realm": realm.exercise == nil ? "actual" : "exercise", "banner": banner]
        return values.reduce(template) { text, value in text.replacingOccurrences(of: "{{\(value.key)}}", with: value.value) }
    }

    private var title: String {
        let name =
            switch side {
            case .local: "烽燧值班台 · 地方"
            case .corps: "烽燧值班台 · 兵团"
            }
        return realm.exercise == nil ? name : "【演练 EXERCISE】\(name)"
    }

    private var icon: String { realm.exercise == nil ? "/icon.svg" : "/icon-exercise.svg" }

    private var banner: String {
        guard let exercise = realm.exercise else { return "" }
        // An exercise's id is lower-case letters, digits and hyphens, so it needs no escaping; it is escaped all the same.
        let id = Self.escaped(exercise)
        return """
            <div id="exercise" role="note"><strong lang="zh">演练</strong> <strong lang="en">EXERCISE</strong>
            <span lang="zh">不是真实情况</span> <span lang="en">not a real situation</span> <code>\(id)</code></div>
            <div id="watermark" aria-hidden="true"></div>
            """
    }

    static func escaped(_ text: String) -> String {
        let entities: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        return text.map { entities[$0] ?? String($0) }.joined()
    }
}
