import Foundation

/// A file that is whole or not there: written beside its place and moved there at the end. `-` is standard output, no name is nowhere, and
/// what is no file (a pipe, /dev/null) is written to as it is.
struct OutputFile {
    private let path: String?
    private let handle: FileHandle?
    /// Whether there is a file to be moved at the end.
    private let isBeside: Bool

    init(_ path: String?) throws(HindcastTrouble) {
        self.path = path
        isBeside = path.map { $0 != "-" && Self.isFile($0) } ?? false
        guard let path, path != "-" else {
            handle = path == nil ? nil : .standardOutput
            return
        }
        let name = isBeside ? path + Self.ending : path
        let isReady = !isBeside || FileManager.default.createFile(atPath: name, contents: nil)
        guard isReady, let handle = FileHandle(forWritingAtPath: name) else {
            throw HindcastTrouble(
                zh: "无法写入 \(path)；请核对 --out 的目录与权限", en: "\(path) cannot be written; check the folder of --out and who may write there")
        }
        self.handle = handle
    }

    /// Also what is not there yet.
    private static func isFile(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)[.type]
        return (type as? FileAttributeType).map { $0 == .typeRegular } ?? true
    }

    private static let ending = ".part"

    func write(_ bytes: [UInt8]) throws(HindcastTrouble) {
        guard let handle else { return }
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw HindcastTrouble(
                zh: "写入 \(path ?? "") 失败（\(error.localizedDescription)）；请核对磁盘空间",
                en: "\(path ?? "") could not be written to its end (\(error.localizedDescription)); check the space on its disk")
        }
    }

    /// Gives the file its name.
    func finish() throws(HindcastTrouble) {
        guard isBeside, let path, let handle else { return }
        do {
            try handle.synchronize()
            try handle.close()
            // One step that the old file survives when it fails. Foundation's replaceItemAt loses both files on Linux (Swift 6.3.1).
            let isRenamed = unsafe rename(path + Self.ending, path) == 0
            guard isRenamed else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        } catch {
            throw HindcastTrouble(
                zh: "\(path) 已写完但无法改名（\(error.localizedDescription)）；请核对其目录的权限后重新运行",
                en: "\(path) was written but cannot get its name (\(error.localizedDescription)); check who may write there, and run again")
        }
    }

    /// Leaves nothing behind.
    func abandon() {
        guard isBeside, let path else { return }
        try? FileManager.default.removeItem(atPath: path + Self.ending)
    }
}
