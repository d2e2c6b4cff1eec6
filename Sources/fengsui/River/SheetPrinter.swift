import Foundation
import RiverMap
import Subprocess
import SystemPackage
import Wording

/// Makes PDF of sheets through `rsvg-convert`, in a process of its own.
struct SheetPrinter {
    private let program: String
    private let language: OutputLanguage

    private static let name = "rsvg-convert"
    /// Bytes of an answer: 200 pages of a megabyte.
    private static let maximumAnswer = 200 << 20
    private static let maximumComplaint = 4096

    /// - Throws: `Complaint` that names the package when the program is not installed.
    init(language: OutputLanguage) throws {
        self.language = language
        guard let found = Self.path(of: Self.name) else {
            throw Complaint(
                language.choose(
                    from: Bilingual(
                        zh: "PDF 需要程序 \(Self.name)，它在 Debian 软件包 librsvg2-bin 中：sudo apt-get install librsvg2-bin；或用 --format svg",
                        en:
                            "PDF needs the program \(Self.name) of the Debian package librsvg2-bin: sudo apt-get install librsvg2-bin; or use --format svg"
                    )))
        }
        program = found
    }

    private static func path(of program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
    }

    /// One page for each sheet, in order.
    ///
    /// - Parameter path: of the file; nil for standard output.
    func print(_ sheets: [Sheet], to path: String?) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-map-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pages = try sheets.enumerated().map { index, sheet in
            let page = folder.appending(path: "\(index).svg")
            try Data(sheet.svg.utf8).write(to: page)
            return page.path
        }
        await warnWithoutFont()
        let pdf = try await convert(pages)
        guard let path else { return try FileHandle.standardOutput.write(contentsOf: pdf) }
        try MapFolder.write(pdf, to: path, language)
    }

    private func convert(_ pages: [String]) async throws -> Data {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(["--format=pdf"] + pages), input: .none,
                output: .bytes(limit: Self.maximumAnswer), error: .string(limit: Self.maximumComplaint))
            guard result.terminationStatus.isSuccess else { throw failed(result.standardError) }
            return Data(result.standardOutput)
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw failed("\(error)")
        }
    }

    private func failed(_ reason: String) -> Complaint {
        let reason = String(reason.prefix(200))
        return Complaint(
            language.choose(
                from: Bilingual(
                    zh: "\(Self.name) 未能生成 PDF（\(reason)）；请升级 librsvg2-bin，或用 --format svg",
                    en: "\(Self.name) could not make the PDF (\(reason)); install a newer librsvg2-bin, or use --format svg")))
    }
}

// MARK: - Type

extension SheetPrinter {
    /// Without a Chinese font the pages would be full of empty boxes. Where fontconfig's own program is not installed nobody can tell.
    private func warnWithoutFont() async {
        guard let lister = Self.path(of: "fc-list"),
            let result = try? await Subprocess.run(
                .path(FilePath(lister)), arguments: [":lang=zh", "family"], input: .none, output: .string(limit: 1 << 20), error: .discarded
            ),
            result.terminationStatus.isSuccess, result.standardOutput.isEmpty
        else { return }
        let text = Bilingual(
            zh: "警告：本机没有中文字体，PDF 中的汉字将显示为空框；请安装 Debian 软件包 fonts-noto-cjk",
            en: "warning: this machine has no Chinese font, so Chinese will be empty boxes; install the Debian package fonts-noto-cjk")
        printError(language.choose(from: text))
    }
}
