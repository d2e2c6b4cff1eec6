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

    /// EX_NOUSER and EX_NOHOST (sysexits.h): this address is none.
    private static let noAddress: Set<Int32> = [67, 68]
    /// EX_TEMPFAIL, EX_UNAVAILABLE, EX_OSERR: it may go well later.
    private static let passing: Set<Int32> = [75, 69, 71]
    private static let complaintBytes = 64 << 10

    /// - Parameters:
    ///   - command: the program, which gets `-t -i`.
    ///   - from: an address of this machine or of the office.
    package init(name: String, command: String, from: String, timeout: Duration) {
        (self.name, self.command, self.from, self.timeout) = (name, command, from, timeout)
    }

    package func send(_ message: ChannelMessage) async throws(ChannelError) -> String? {
        guard let to = message.address, MailMessage.isAddress(to) else { throw .noAddress }
        let mail = MailMessage(from: from, to: to, message: message)
        let result = await withTaskGroup(of: Result<Void, ChannelError>.self) { group in
            group.addTask { await run(mail.bytes, Redaction([to])) }
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
        case .exited(let code) where noAddress.contains(code): return .failure(.noAddress)
        case .exited(let code) where passing.contains(code): return .failure(.unreachable("exit code \(code) \(reason)"))
        case .exited(let code): return .failure(.failed("exit code \(code) \(reason)"))
        case .signaled(let signal): return .failure(.unreachable("signal \(signal)"))
        }
    }
}
