import Foundation
package import Playbook
import Wording

/// A file that only the service's user may read: settings with ways out of the house, addresses of people, secrets.
package enum PrivateFile {
    /// Bytes of a secret.
    static let secretBytes = 4_096

    /// The text; or a finding when it is missing, readable by others, too large or no text.
    package static func read(_ path: String, limit: Int = Limits.yamlBytes) -> (text: String?, findings: [Finding]) {
        let manager = FileManager.default
        guard let attributes = try? manager.attributesOfItem(atPath: path), attributes[.type] as? FileAttributeType == .typeRegular else {
            return (
                nil,
                [finding(path, "没有这个文件", "there is no such file", "请按 Deploy/nodes 中的示例建立", "make it after the examples in Deploy/nodes")]
            )
        }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard mode & 0o077 == 0 else {
            let shown = String(mode, radix: 8)
            return (
                nil,
                [finding(path, "其他用户可以读取（\(shown)）", "others may read it (\(shown))", "请执行 chmod 600 \(path)", "chmod 600 \(path)")]
            )
        }
        guard let data = manager.contents(atPath: path), data.count <= limit else {
            return (nil, [finding(path, "无法读取或过大", "it cannot be read, or is too large", "最多 \(limit) 字节", "at most \(limit) bytes")])
        }
        return PlaybookFolder.text(of: data, file: path)
    }

    /// One line, without the line's end.
    static func secret(_ path: String) -> (text: String?, findings: [Finding]) {
        let (text, findings) = read(path, limit: secretBytes)
        guard let text else { return (nil, findings) }
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard secret.count >= Redaction.shortest, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return (
                nil,
                [
                    finding(
                        path, "密钥应为一行至少 \(Redaction.shortest) 个可见字符",
                        "a secret is one line of at least \(Redaction.shortest) visible characters",
                        "请重新写入", "write it again")
                ]
            )
        }
        return (secret, [])
    }

    private static func finding(_ path: String, _ zh: String, _ en: String, _ remedyZH: String, _ remedyEN: String) -> Finding {
        Finding(
            at: Mark(file: path, line: 1, column: 1), problem: Bilingual(zh: zh, en: en),
            remedy: Bilingual(zh: remedyZH, en: remedyEN))
    }
}
