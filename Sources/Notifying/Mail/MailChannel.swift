import Events
import Foundation
import Subprocess
import SystemPackage

/// E-mail through this machine's own mail system: `sendmail -t -i`, which every one of them brings and which queues by itself.
package struct MailChannel: Channel {
    package let name: String
    private let command: String
    private let from: String
    private let timeout: Duration
    private let redaction: Redaction

    /// EX_NOUSER and EX_NOHOST (sysexits.h): this address is none.
    private static let noAddress: Set<Int32> = [67, 68]
    /// EX_DATAERR: something of this message, its recipient for some programs.
    private static let ofMessage: Set<Int32> = [65]
    /// EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL: it may go well later. What is left (EX_USAGE,
    /// EX_CONFIG, EX_NOPERM, EX_OSFILE …) somebody has to mend.
    private static let passing: Set<Int32> = [69, 70, 71, 73, 74, 75, 76]
    private static let complaintBytes = 64 << 10

    /// - Parameters:
    ///   - command: the program, which gets `-t -i`.
    ///   - from: an address of this machine or of the office.
    package init(name: String, command: String, from: String, timeout: Duration, hiding known: Redaction = .none) {
        (self.name, self.command, self.from, self.timeout, redaction) = (name, command, from, timeout, known)
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        guard let to = message.address, MailMessage.isAddress(to) else { throw .noAddress }
        let mail = MailMessage(from: from, to: to, message: message)
        let result = await withTaskGroup(of: Result<Void, ChannelError>.self) { group in
            group.addTask { await run(mail.bytes, redaction.hiding(to)) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .failure(.timeout(seconds: timeout / .seconds(1)))
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(.timeout(seconds: timeout / .seconds(1)))
        }
        try result.get()
        return mail.messageID
    }

    private func run(_ mail: [UInt8], _ redaction: Redaction) async -> Result<Void, ChannelError> {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(500))]
        do {
            let file = try Self.file(with: mail)
            let result = try await Subprocess.run(
                .path(FilePath(command)), arguments: ["-t", "-i"], platformOptions: options,
                input: .fileDescriptor(file, closeAfterSpawningProcess: true), output: .discarded, error: .bytes(limit: Self.complaintBytes)
            )
            return Self.judged(result.terminationStatus, redaction.text(String(decoding: result.standardError, as: UTF8.self)))
        } catch is CancellationError {
            return .failure(.timeout(seconds: timeout / .seconds(1)))
        } catch {
            return .failure(.unreachable(redaction.text("\(command): \(error)")))
        }
    }

    /// The message as a file without a name. A pipe would be broken by a child that does not read it, and the library (swift-subprocess 1.0) then
    /// ends this process.
    private static func file(with mail: [UInt8]) throws -> FileDescriptor {
        let path = FileManager.default.temporaryDirectory.appending(path: "fengsui-mail-\(UUID())").path
        let file = try FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: [.ownerReadWrite])
        unsafe unlink(path)
        do {
            _ = try file.writeAll(mail)
            try file.seek(offset: 0, from: .start)
            return file
        } catch {
            try? file.close()
            throw error
        }
    }

    private static func judged(_ status: TerminationStatus, _ reason: String) -> Result<Void, ChannelError> {
        switch status {
        case .exited(0): return .success(())
        case .exited(let code) where noAddress.contains(code) || says(reason, /(^|[^0-9.])(55[013]|5\.1\.[0-9]{1,3})([^0-9.]|$)/):
            return .failure(.unknownAddress("exit code \(code) \(reason)"))
        case .exited(let code) where says(reason, /(^|[^0-9.])45[0-2]([^0-9.]|$)/):
            return .failure(.deferred("exit code \(code) \(reason)"))
        case .exited(let code) where ofMessage.contains(code) || says(reason, /(^|[^0-9.])55[24]([^0-9.]|$)/):
            return .failure(.declined(code: Int(code), reason))
        case .exited(let code) where passing.contains(code): return .failure(.unreachable("exit code \(code) \(reason)"))
        case .exited(let code): return .failure(.broken("exit code \(code) \(reason)"))
        case .signaled(let signal): return .failure(.unreachable("signal \(signal)"))
        }
    }

    /// Programs that hand over by SMTP themselves repeat the server's reply, whatever their exit code (msmtp 1.8: 65 for 550, 69 for 451). 550,
    /// 551, 553 and 5.1.x are about the mailbox (RFC 5321, 4.2.3; RFC 3463, 3.2); 552 and 554 refuse this message; 450, 451 and 452 are a mailbox
    /// that takes nothing now.
    private static func says(_ reason: String, _ reply: some RegexComponent) -> Bool { reason.contains(reply) }
}
