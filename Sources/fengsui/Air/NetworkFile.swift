import Foundation
import Observing
import Wording

/// A file that somebody named on the command line.
enum NetworkFile {
    /// Why it cannot be used, and what to do about it.
    struct Trouble: Error {
        let text: Bilingual
    }

    static func recompute(_ path: String, by yardstick: Yardstick) throws(Trouble) -> Recomputation {
        let bytes = try contents(of: path)
        do throws(RecomputingError) {
            return try Recomputation(of: bytes, by: yardstick)
        } catch {
            throw Trouble(text: error.text)
        }
    }

    private static func contents(of path: String) throws(Trouble) -> [UInt8] {
        let url = URL(filePath: path).resolvingSymlinksInPath()
        guard FileManager.default.fileExists(atPath: url.path) else { throw .missing }
        let values = try? url.resourceValues(forKeys: [.isDirectoryKey, .fileSizeKey])
        guard values?.isDirectory != true else { throw .directory(path) }
        // Looked at before reading: what is too large for memory is said to be so too.
        guard (values?.fileSize ?? 0) <= Intake.maximumBytes else { throw .tooLarge(bytes: values?.fileSize ?? 0) }
        guard let data = FileManager.default.contents(atPath: url.path) else { throw .forbidden }
        return Array(data)
    }
}

extension NetworkFile.Trouble {
    fileprivate static let missing = Self(
        text: Bilingual(zh: "没有此文件；请核对路径", en: "there is no such file; check its path"))

    fileprivate static func directory(_ path: String) -> Self {
        let name = path.hasSuffix("/") ? String(path.dropLast()) : path
        return Self(
            text: Bilingual(zh: "这是目录；请指明其中的文件，如 \(name)/*.csv", en: "this is a folder; name the files in it: \(name)/*.csv"))
    }

    fileprivate static func tooLarge(bytes: Int) -> Self {
        Self(
            text: Bilingual(
                zh: "文件有 \(bytes) 字节，最多 \(Intake.maximumBytes)；请按月拆分",
                en: "the file has \(bytes) bytes, the most is \(Intake.maximumBytes); split it by months"))
    }

    fileprivate static let forbidden = Self(
        text: Bilingual(zh: "无法读取；请核对本账户的权限", en: "it cannot be read; check that this account may"))
}
