import Chronology
import Events
import Foundation
import Wording

@testable import Notifying

/// 2026-03-26 17:00 in Beijing.
let noon = Timestamp(milliseconds: 1_774_515_600_000)

/// A message that is asked for; nobody in it is real.
func request(
    _ notification: String = "c1-1.0.0", channels: [String] = ["one", "two"], urgency: CallUrgency = .critical, level: WarningLevel? = .red,
    person: String? = "kashgar-officer-1", text: Bilingual = Bilingual(zh: "喀什市重污染。", en: "Heavy pollution in Kashgar."),
    expires: Timestamp = noon + .hours(1)
) -> NotificationRequested {
    NotificationRequested(
        notification: notification, call: "c1", round: 1, step: 0, post: "kashgar-command-duty", person: person, channels: channels,
        urgency: urgency, level: level, text: text, expires: expires)
}

func message(_ notification: String = "c1-1.0.0", address: String? = nil, text: String = "红色预警：喀什市重污染。") -> ChannelMessage {
    ChannelMessage(
        notification: notification, call: "c1", post: "kashgar-command-duty", person: "kashgar-officer-1", urgency: .critical, level: .red,
        subject: "红色预警", text: text, language: .zh, requested: noon, expires: noon + .hours(1), address: address)
}

/// What sending gave.
func outcome(_ channel: some Channel, _ message: ChannelMessage) async -> Result<String?, ChannelError> {
    do throws(ChannelError) {
        return .success(try await channel.send(message))
    } catch {
        return .failure(error)
    }
}

/// A folder for one test.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let file = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    func names(_ folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }

    func makeFolder(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        return "\(path)/\(name)"
    }
}

/// The repository's own files.
let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
