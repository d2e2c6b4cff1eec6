import Foundation
package import Playbook
import Wording

extension PrivateFiles {
    /// What would keep a channel from sending now: a secret that cannot be read, a program that is not there, a folder that the service may not
    /// write. Nothing is sent.
    package var unready: [Finding] {
        let isDeskAlone = channels.channels.allSatisfy { $0.kind == .desk }
        return (isDeskAlone ? [deskAlone] : []) + ChannelSecrets(of: channels).findings + channels.channels.flatMap(\.unready)
    }

    /// Nothing is wrong with it where somebody always sits at the desk.
    private var deskAlone: Finding {
        Finding(
            .warning, at: Mark(file: path, line: 1, column: 1),
            problem: Bilingual(zh: "没有任何外呼渠道，只有值班台会响", en: "no channel leads out of the room: the desk rings, and nothing else"),
            remedy: Bilingual(
                zh: "请按 Deploy/nodes/channels.example.yaml 建立，或保证值班台始终有人",
                en: "make it after Deploy/nodes/channels.example.yaml, or see that somebody always sits at the desk"))
    }
}

extension ChannelSettings {
    fileprivate var unready: [Finding] {
        switch way {
        case .webhook, .wecom, .dingtalk, .desk: []
        case .mail(let command, _): Readiness.runs(command, for: id)
        case .sms(let outgoing, let staging, let sent, let failed, let report, _):
            [outgoing, staging].flatMap { Readiness.writes($0, for: id) }
                + [sent, failed, report].compactMap(\.self).flatMap { Readiness.reads($0, for: id) }
        }
    }
}

/// What the service's user may do with a path; meant to be asked as that user.
private enum Readiness {
    static func runs(_ path: String, for channel: String) -> [Finding] {
        guard !isFolder(path), FileManager.default.isExecutableFile(atPath: path) else {
            return [
                finding(
                    path, channel, "没有可执行的程序", "there is no program that can be run", "请安装，或改正 command", "install it, or correct ‘command’")
            ]
        }
        return []
    }

    static func writes(_ path: String, for channel: String) -> [Finding] {
        guard isFolder(path), FileManager.default.isWritableFile(atPath: path) else {
            return [
                finding(
                    path, channel, "没有可写入的目录", "there is no folder that can be written", "请建立并授权给服务用户",
                    "make it, and let the service's user write it")
            ]
        }
        return []
    }

    static func reads(_ path: String, for channel: String) -> [Finding] {
        guard isFolder(path), FileManager.default.isReadableFile(atPath: path) else {
            return [
                finding(
                    path, channel, "没有可读取的目录", "there is no folder that can be read", "请建立并授权给服务用户",
                    "make it, and let the service's user read it")
            ]
        }
        return []
    }

    private static func isFolder(_ path: String) -> Bool {
        let url = URL(filePath: path).resolvingSymlinksInPath()
        return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    }

    private static func finding(
        _ path: String, _ channel: String, _ zh: String, _ en: String, _ remedyZH: String, _ remedyEN: String
    ) -> Finding {
        Finding(
            at: Mark(file: path, line: 1, column: 1), problem: Bilingual(zh: "通道 \(channel)：\(zh)", en: "channel \(channel): \(en)"),
            remedy: Bilingual(zh: remedyZH, en: remedyEN))
    }
}
