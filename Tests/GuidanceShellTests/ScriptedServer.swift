import NIOCore
import NIOPosix
import Synchronization

/// A real server on 127.0.0.1 that answers every request as its script says: well, not at all, wrongly.
final class ScriptedServer: Sendable {
    /// What the server does with a request.
    enum Act: Sendable {
        /// Writes these bytes and closes.
        case write(String)
        /// Takes the request and says nothing.
        case stall
        /// Writes these bytes, then nothing more, and keeps the connection.
        case writeAndStall(String)
        /// A body without end.
        case flood
        case close

        static func answer(_ body: String, status: String = "200 OK") -> Act {
            .write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)")
        }
    }

    private let channel: any Channel
    private let book: Book

    /// What was asked, and what comes next.
    final class Book: Sendable {
        let heads = Mutex<[String]>([])
        private let script: Mutex<[Act]>

        init(_ script: [Act]) { self.script = Mutex(script) }

        /// The last act is for all further requests.
        func next() -> Act {
            script.withLock { acts in acts.count > 1 ? acts.removeFirst() : acts.first ?? .close }
        }
    }

    convenience init(_ script: Act...) async throws { try await self.init(script: script) }

    init(script: [Act]) async throws {
        let book = Book(script)
        self.book = book
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answering(book)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/v1" }
    var heads: [String] { book.heads.withLock { $0 } }

    func stop() async { try? await channel.close() }
}

private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let book: ScriptedServer.Book
    private var head = ""
    private var isFlooding = false

    init(_ book: ScriptedServer.Book) { self.book = book }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += String(buffer: unwrapInboundIn(data))
        guard head.contains("\r\n\r\n") else { return }
        book.heads.withLock { $0.append(head) }
        head = ""
        switch book.next() {
        case .write(let text):
            let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).whenComplete { _ in bound.value.close(promise: nil) }
        case .writeAndStall(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .flood:
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\n\r\n[")), promise: nil)
            isFlooding = true
            flood(context)
        case .stall: break
        case .close: context.close(promise: nil)
        }
    }

    private func flood(_ context: ChannelHandlerContext) {
        guard isFlooding else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: UInt8(ascii: " "), count: 65_536))).whenSuccess {
            bound.value.0.flood(bound.value.1)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { isFlooding = false }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
