import Events
import Foundation
import Synchronization
import Testing

@testable import Notifying

/// What smsd does: takes whole files out of `outgoing` and puts them where they ended.
private actor Daemon {
    private let folder: TestFolder
    private let ending: String?
    private(set) var taken: [String: [UInt8]] = [:]

    /// - Parameter ending: `sent` or `failed`; nil: it takes the file and the modem never finishes.
    init(_ folder: TestFolder, ending: String?) { (self.folder, self.ending) = (folder, ending) }

    /// One look into the folder.
    func look() throws {
        for name in folder.names("outgoing") where !name.hasPrefix(".") {
            let from = "\(folder.path)/outgoing/\(name)"
            taken[name] = Array(try Data(contentsOf: URL(filePath: from)))
            try FileManager.default.moveItem(atPath: from, toPath: "\(folder.path)/\(ending ?? "checked")/\(name)")
        }
    }

    func work() async throws {
        while !Task.isCancelled {
            try look()
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}

@Suite("SMS through a spool", .timeLimit(.minutes(2)))
struct SMSPromises {
    private func spool() throws -> TestFolder {
        let folder = try TestFolder()
        for name in ["outgoing", "staging", "sent", "failed", "checked"] { _ = try folder.makeFolder(name) }
        return folder
    }

    private func channel(_ folder: TestFolder, timeout: Duration = .seconds(20)) -> SMSChannel {
        SMSChannel(
            name: "sms", outgoing: "\(folder.path)/outgoing", staging: "\(folder.path)/staging", sent: "\(folder.path)/sent",
            failed: "\(folder.path)/failed", timeout: timeout, glance: .milliseconds(2))
    }

    private func send(_ folder: TestFolder, _ daemon: Daemon, timeout: Duration = .seconds(20)) async -> Result<String?, ChannelError> {
        let working = Task { try await daemon.work() }
        let result = await outcome(channel(folder, timeout: timeout), message(address: "+00000000001"))
        working.cancel()
        return result
    }

    @Test("a message is transported when the modem has sent it; the file is whole, named after the notification, and as smstools reads it")
    func sent() async throws {
        let folder = try spool()
        let daemon = Daemon(folder, ending: "sent")
        let file = SMSChannel.file(for: "c1-1.0.0")
        #expect(await send(folder, daemon) == .success(file))
        let bytes = try #require(await daemon.taken[file])
        let header = "To: 00000000001\nAlphabet: UCS2\n\n"
        #expect(bytes.starts(with: header.utf8))
        #expect(String(bytes: bytes.dropFirst(header.utf8.count), encoding: .utf16BigEndian) == "红色预警：喀什市重污染。")
        #expect(folder.names("outgoing").isEmpty && folder.names("staging").isEmpty)
    }

    @Test("handed over before a crash and sent since: it is not sent again")
    func again() async throws {
        let folder = try spool()
        let daemon = Daemon(folder, ending: "sent")
        _ = await send(folder, daemon)
        #expect(await outcome(channel(folder), message(address: "+00000000001")) == .success(SMSChannel.file(for: "c1-1.0.0")))
        #expect(folder.names("outgoing").isEmpty && folder.names("sent").count == 1)
    }

    @Test("what the modem could not send is a failure, and a second attempt is not confused by the first")
    func failed() async throws {
        let folder = try spool()
        guard case .failure(.failed) = await send(folder, Daemon(folder, ending: "failed")) else {
            Issue.record("taken for sent")
            return
        }
        #expect(await send(folder, Daemon(folder, ending: "sent")) == .success(SMSChannel.file(for: "c1-1.0.0")))
    }

    @Test("a file that the daemon has not touched in time is taken back, so that nothing is sent by two channels")
    func withdrawn() async throws {
        let folder = try spool()
        guard case .failure(.unreachable) = await outcome(channel(folder, timeout: .milliseconds(50)), message(address: "+00000000001"))
        else {
            Issue.record("nobody fetched it")
            return
        }
        #expect(folder.names("outgoing").isEmpty && folder.names("staging").isEmpty)
    }

    @Test("a file that the daemon took and did not send in time is a failure that is not tried again here")
    func stuck() async throws {
        let folder = try spool()
        guard case .failure(let error) = await send(folder, Daemon(folder, ending: nil), timeout: .milliseconds(100)) else {
            Issue.record("taken for sent")
            return
        }
        #expect(!error.isPassing && error.isOfChannel)
    }

    @Test("a spool that is not there is said, with what to do")
    func missing() async throws {
        let folder = try TestFolder()
        guard case .failure(.notKept(let reason)) = await outcome(channel(folder), message(address: "+00000000001")) else {
            Issue.record("written nowhere")
            return
        }
        #expect(reason.contains("channels.yaml"))
    }

    @Test("parts are counted as telephones count them")
    func parts() {
        #expect([1, 70, 71, 134, 135].map { SMSMessage.parts(of: String(repeating: "红", count: $0)) } == [1, 1, 2, 2, 3])
        #expect(SMSMessage.parts(of: String(repeating: "🚨", count: 36)) == 2)
        #expect(
            String(decoding: SMSMessage(to: "1", text: String(repeating: "红", count: 71)).bytes, as: UTF8.self).contains("Autosplit: 3"))
    }

    @Test("only digits are a number", arguments: ["", "1234", "+8600\nTo: 1", "abc12345", "1234567890123456", "００００００"])
    func numbers(text: String) async throws {
        #expect(SMSMessage.number(text) == nil)
        #expect(await outcome(channel(try spool()), message(address: text)) == .failure(.noAddress))
    }
}
