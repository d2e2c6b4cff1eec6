import NIOCore
import NIOPosix
import Synchronization

/// Takes mail by SMTP and keeps it (RFC 5321, as much as a client that behaves needs).
final class SMTPSink: Sendable {
    struct Mail: Sendable {
        var from = ""
        var to: [String] = []
        var lines: [String] = []

        /// A header with its folded lines, as it stands.
        func header(_ name: String) -> String? {
            guard let start = lines.firstIndex(where: { $0.lowercased().hasPrefix(name.lowercased() + ": ") }) else { return nil }
            let folded = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
            return ([String(lines[start].dropFirst(name.count + 2))] + folded).joined()
        }

        var body: String { lines.drop { !$0.isEmpty }.dropFirst().joined(separator: "\n") }
    }

    private let channel: any NIOCore.Channel
    private let book = Book()

    final class Book: Sendable {
        let mails = Mutex<[Mail]>([])
    }

    /// - Parameter refusing: what it answers to a recipient instead of taking it.
    init(refusing: String? = nil) async throws {
        let book = book
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Talking(book, refusing)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var mails: [Mail] { book.mails.withLock { $0 } }

    func stop() async { try? await channel.close() }
}

private final class Talking: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let book: SMTPSink.Book
    private let refusing: String?
    private var rest = ""
    private var mail = SMTPSink.Mail()
    private var isData = false

    init(_ book: SMTPSink.Book, _ refusing: String?) { (self.book, self.refusing) = (book, refusing) }

    func channelActive(context: ChannelHandlerContext) { say(context, "220 sink") }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        rest += String(buffer: unwrapInboundIn(data))
        while let end = rest.firstRange(of: "\r\n") {
            let line = String(rest[..<end.lowerBound])
            rest = String(rest[end.upperBound...])
            if isData { take(context, line) } else { obey(context, line) }
        }
    }

    private func take(_ context: ChannelHandlerContext, _ line: String) {
        guard line == "." else { return mail.lines.append(line.hasPrefix("..") ? String(line.dropFirst()) : line) }
        isData = false
        book.mails.withLock { $0.append(mail) }
        mail = SMTPSink.Mail()
        say(context, "250 kept")
    }

    private func obey(_ context: ChannelHandlerContext, _ line: String) {
        switch line.prefix(4).uppercased() {
        case "MAIL":
            mail.from = line
            say(context, "250 ok")
        case "RCPT":
            if let refusing { return say(context, refusing) }
            mail.to.append(line)
            say(context, "250 ok")
        case "DATA":
            isData = true
            say(context, "354 go on")
        case "QUIT":
            say(context, "221 bye")
            context.close(promise: nil)
        default: say(context, "250 sink")
        }
    }

    private func say(_ context: ChannelHandlerContext, _ text: String) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text + "\r\n")), promise: nil)
    }
}
