import Foundation
import RiverMap
import Wording

/// Where maps are written: a folder, a file, or standard output.
struct RiverMapOutput {
    private let path: String
    private let language: OutputLanguage

    init(path: String, language: OutputLanguage) {
        (self.path, self.language) = (path, language)
    }

    /// A path with an ending is a file, unless a folder of that name is there.
    private var isFile: Bool {
        let url = URL(filePath: path)
        let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
        return path == "-" || (!url.pathExtension.isEmpty && !isFolder)
    }

    /// Layers: into a folder one file for each river.
    func write(geoJSON subjects: [MapSubject], incident: MapIncident?) throws {
        guard isFile else {
            for subject in subjects {
                try write(Data(RiverMap.geoJSON(subject, incident: incident).utf8), to: try file("\(subject.id).geojson"))
            }
            return
        }
        guard let subject = subjects.first, subjects.count == 1 else { throw several(subjects.map(\.id), "--river") }
        try write(Data(RiverMap.geoJSON(subject, incident: incident).utf8), to: path)
    }

    /// Sheets: into a folder those that changed; into a file one.
    func write(svg sheets: [Sheet]) throws {
        guard isFile else { return try MapFolder(path, language: language).update(sheets) }
        // Without --reach a file of SVG holds the river's own sheet.
        let own = sheets.filter { $0.extent == .river }
        guard let sheet = sheets.count == 1 ? sheets.first : own.first, own.count < 2 else { throw several(own.map(\.id), "--river") }
        try write(Data(sheet.svg.utf8), to: path)
    }

    /// Sheets as pages: into a folder one file for each, into a file all of them.
    func write(pdf sheets: [Sheet]) async throws {
        let printer = try SheetPrinter(language: language)
        guard isFile else {
            for sheet in sheets { try await printer.print([sheet], to: try file("\(sheet.id).pdf")) }
            return
        }
        try await printer.print(sheets, to: path == "-" ? nil : path)
    }

    private func file(_ name: String) throws -> String { try MapFolder(path, language: language).file(name) }

    private func write(_ data: Data, to path: String) throws {
        guard path != "-" else { return try FileHandle.standardOutput.write(contentsOf: data) }
        try MapFolder.write(data, to: path, language)
    }

    private func several(_ names: [String], _ option: String) -> Complaint {
        let list = names.joined(separator: ", ")
        return Complaint(
            language.choose(
                from: Bilingual(
                    zh: "一个文件只能放一张图，而这里有 \(list)；请写 \(option)，或把 --out 写成目录",
                    en: "a file holds one of \(list); add \(option), or let --out be a folder")))
    }
}
