import CAPXML
import Foundation
import Wording

/// A file that lies in the inbox: which one it is, and what can be read of it.
struct CAPInboxFile: Hashable, Sendable {
    let url: URL
    /// Another one for another file of the same name, and after it has been written or opened to readers.
    let identity: String
    private let isRegular: Bool

    /// Why nothing can be read.
    enum Fault: Error, Hashable {
        /// A pipe, a socket, a device, a link to nothing: reading it might never end.
        case kind
        case permission
        case reading

        var text: Bilingual {
            switch self {
            case .kind: Bilingual(zh: "不是普通文件；请把文件本身放入 cap/in", en: "it is no regular file; put the file itself into cap/in")
            case .permission:
                Bilingual(
                    zh: "本服务的用户无权读取；改权限后重新放入 cap/in",
                    en: "the user of this service may not read it; change its permissions and put it into cap/in again")
            case .reading:
                Bilingual(zh: "读取失败；检查磁盘后重新放入 cap/in", en: "reading it failed; look at the disk and put it into cap/in again")
            }
        }
    }

    /// Nil where it has gone in the meantime.
    init?(_ url: URL) {
        let manager = FileManager.default
        let target = try? manager.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
        guard let facts = target ?? (try? manager.attributesOfItem(atPath: url.path)) else { return nil }
        self.url = url
        isRegular = facts[.type] as? FileAttributeType == .typeRegular
        let parts: [Any?] = [facts[.systemFileNumber], facts[.size], facts[.modificationDate], facts[.posixPermissions]]
        identity = parts.map { $0.map { "\($0)" } ?? "" }.joined(separator: " ")
    }

    func read() -> Result<[UInt8], Fault> {
        guard isRegular else { return .failure(.kind) }
        guard FileManager.default.isReadableFile(atPath: url.path) else { return .failure(.permission) }
        // Looked at again once it is open: it may have been exchanged in between.
        do throws(MessageFile.Fault) { return .success(try MessageFile.bytes(of: url.path)) } catch {
            return .failure(error == .kind ? .kind : .reading)
        }
    }
}
