import Events
import Foundation
import Synchronization
import Testing

@testable import Notifying

/// What smsd does: takes whole files out of `outgoing`, writes headers into them, and puts them where they ended.
actor Daemon {
    private let folder: TestFolder
    private let ending: String?
    /// Written into a file that was sent, when a report is asked for.
    private let ids: String
    /// Written into a file that failed.
    private let reason: String
    let name: String
    private(set) var taken: [String: [UInt8]] = [:]
    private(set) var takes: [String] = []

    /// - Parameter ending: `sent` or `failed`; nil: it takes the file and the modem never finishes.
    init(
        _ folder: TestFolder, ending: String?, ids: String = "117", name: String = "smsd", reason: String = "unknown number 00000000001"
    ) {
        (self.folder, self.ending, self.ids, self.name, self.reason) = (folder, ending, ids, name, reason)
    }

    /// One look into the folder.
    func look() throws {
        for name in folder.names("outgoing") where !name.hasPrefix(".") {
            let from = "\(folder.path)/outgoing/\(name)"
            let bytes = Array(try Data(contentsOf: URL(filePath: from)))
            taken[name] = bytes
            takes.append(name)
            try Data(header(of: bytes) + bytes).write(to: URL(filePath: from))
            try FileManager.default.moveItem(atPath: from, toPath: "\(folder.path)/\(ending ?? "checked")/\(name)")
        }
    }

    private func header(of bytes: [UInt8]) -> [UInt8] {
        switch ending {
        case "failed": Array("Fail_reason: \(reason)\n".utf8)
        case "sent" where String(decoding: bytes, as: UTF8.self).contains("Report: yes"): Array("Message_id: \(ids)\n".utf8)
        default: []
        }
    }

    func work() async throws {
        while !Task.isCancelled {
            try look()
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}

extension TestFolder {
    /// As smstools lays it out, with a folder of ours.
    static func spool() throws -> TestFolder {
        let folder = try TestFolder()
        for name in ["outgoing", "staging", "sent", "failed", "checked", "report"] { _ = try folder.makeFolder(name) }
        return folder
    }

    func sms(timeout: Duration = .seconds(20), reports: Bool = false) -> SMSChannel {
        SMSChannel(
            name: "sms", outgoing: "\(path)/outgoing", staging: "\(path)/staging", sent: "\(path)/sent", failed: "\(path)/failed",
            report: reports ? "\(path)/report" : nil, timeout: timeout, glance: .milliseconds(2))
    }

    var spoolFolders: SMSSpool {
        SMSSpool(outgoing: "\(path)/outgoing", staging: "\(path)/staging", sent: "\(path)/sent", failed: "\(path)/failed")
    }

    func send(
        _ daemon: Daemon, _ notification: String = "c1-1.0.0", timeout: Duration = .seconds(20), reports: Bool = false
    ) async -> Result<String?, ChannelError> {
        let working = Task { try await daemon.work() }
        let result = await outcome(sms(timeout: timeout, reports: reports), message(notification, address: "+00000000001"))
        working.cancel()
        _ = await working.result
        return result
    }
}

@Suite("SMS through a spool", .timeLimit(.minutes(2)))
struct SMSPromises {
    private let file = SMSChannel.file(for: "c1-1.0.0")

    @Test("a message is transported when the modem has sent it; the file is whole, named after the notification, and as smstools reads it")
    func sent() async throws {
        let folder = try TestFolder.spool()
        let daemon = Daemon(folder, ending: "sent")
        #expect(await folder.send(daemon) == .success(file))
        let bytes = try #require(await daemon.taken[file])
        let header = "To: 00000000001\nAlphabet: UCS2\n\n"
        #expect(bytes.starts(with: header.utf8))
        #expect(String(bytes: bytes.dropFirst(header.utf8.count), encoding: .utf16BigEndian) == "红色预警：喀什市重污染。")
        #expect(folder.names("outgoing").isEmpty && folder.names("staging").isEmpty)
    }

    @Test("handed over before a crash and sent since: it is not sent again")
    func again() async throws {
        let folder = try TestFolder.spool()
        let daemon = Daemon(folder, ending: "sent")
        _ = await folder.send(daemon)
        #expect(await folder.send(daemon) == .success(file))
        #expect(await daemon.takes == [file] && folder.names("sent").count == 1)
    }

    @Test(
        "killed at any point of handing over, with a daemon that has taken the file meanwhile or not, it is sent once",
        arguments: SMSSpool.Point.allCases, [true, false])
    func killed(point: SMSSpool.Point, isTaken: Bool) async throws {
        let folder = try TestFolder.spool()
        try folder.spoolFolders.put(SMSMessage(to: "00000000001", text: "first").bytes, as: file, until: point)
        #expect(folder.names("outgoing") == (point == .handed ? [file] : []))
        let slow = Daemon(folder, ending: nil)
        if isTaken { try await slow.look() }
        let daemon = Daemon(folder, ending: "sent")
        let working = Task { try await daemon.work() }
        async let result = outcome(folder.sms(), message(address: "+00000000001"))
        // The modem comes to the file that it had taken.
        if await slow.takes == [file] {
            try await Task.sleep(for: .milliseconds(50))
            try FileManager.default.moveItem(atPath: "\(folder.path)/checked/\(file)", toPath: "\(folder.path)/sent/\(file)")
        }
        #expect(await result == .success(file))
        working.cancel()
        _ = await working.result
        #expect(await daemon.takes.count + slow.takes.count == 1)
        #expect(folder.names("outgoing").isEmpty && folder.names("staging").isEmpty)
    }

    @Test("what the modem could not send is a failure with its reason and without a number, and stays one under this number")
    func failed() async throws {
        let folder = try TestFolder.spool()
        for daemon in [Daemon(folder, ending: "failed"), Daemon(folder, ending: "sent")] {
            guard case .failure(.failed(let reason)) = await folder.send(daemon) else {
                Issue.record("taken for sent")
                return
            }
            #expect(reason.contains("unknown number") && !reason.contains("00000000001"))
        }
        #expect(folder.names("staging").isEmpty)
        #expect(await folder.send(Daemon(folder, ending: "sent"), "c1-2.0.0") == .success(SMSChannel.file(for: "c1-2.0.0")))
    }

    @Test(
        "a file that the daemon has not touched in time is taken back, so that nothing is sent by two channels, and may be handed over again"
    )
    func withdrawn() async throws {
        let folder = try TestFolder.spool()
        guard case .failure(.unreachable) = await outcome(folder.sms(timeout: .milliseconds(50)), message(address: "+00000000001")) else {
            Issue.record("nobody fetched it")
            return
        }
        #expect(folder.names("outgoing").isEmpty && folder.names("staging").isEmpty)
        #expect(await folder.send(Daemon(folder, ending: "sent")) == .success(file))
    }

    @Test("a file that the daemon has locked is not taken back")
    func locked() async throws {
        let folder = try TestFolder.spool()
        _ = try folder.write("outgoing/\(file).LOCK", "")
        guard case .failure(.stuck) = await outcome(folder.sms(timeout: .milliseconds(50)), message(address: "+00000000001")) else {
            Issue.record("it was pulled away from under the daemon")
            return
        }
        #expect(folder.names("outgoing") == [file, "\(file).LOCK"])
    }

    @Test("a file that the daemon took and did not send in time is a failure that is not tried again here, also not after a restart")
    func stuck() async throws {
        let folder = try TestFolder.spool()
        let daemon = Daemon(folder, ending: nil)
        try folder.spoolFolders.put(SMSMessage(to: "00000000001", text: "first").bytes, as: file)
        try await daemon.look()
        for _ in 0..<2 {
            guard case .failure(let error) = await folder.send(daemon, timeout: .milliseconds(100)) else {
                Issue.record("taken for sent")
                return
            }
            #expect(!error.isPassing && error.blame == .channel)
        }
        #expect(await daemon.takes == [file])
    }

    @Test("a spool that is not there is said, with what to do")
    func missing() async throws {
        let folder = try TestFolder()
        guard case .failure(.notKept(let reason)) = await outcome(folder.sms(), message(address: "+00000000001")) else {
            Issue.record("written nowhere")
            return
        }
        #expect(reason.contains("channels.yaml"))
    }

    @Test("parts are counted as telephones count them, and no character is cut in two where one ends")
    func parts() throws {
        #expect([1, 70, 71, 134, 135].map { SMSMessage.parts(of: String(repeating: "红", count: $0)) } == [1, 1, 2, 2, 3])
        #expect([1, 3].map(SMSMessage.capacity) == [70, 201])
        #expect(
            String(decoding: SMSMessage(to: "1", text: String(repeating: "红", count: 71)).bytes, as: UTF8.self).contains("Autosplit: 3"))
        let beyond = SMSMessage(to: "1", text: String(repeating: "红", count: 66) + "🚨𠮷")
        let text = beyond.bytes.suffix(68 * 2)
        #expect(SMSMessage.parts(of: beyond.text) == 1)
        #expect(String(bytes: text, encoding: .utf16BigEndian) == String(repeating: "红", count: 66) + "□□")
    }

    @Test("only digits are a number", arguments: ["", "1234", "+8600\nTo: 1", "abc12345", "1234567890123456", "００００００"])
    func numbers(text: String) async throws {
        #expect(SMSMessage.number(text) == nil)
        #expect(await outcome(try TestFolder.spool().sms(), message(address: text)) == .failure(.noAddress))
    }
}
