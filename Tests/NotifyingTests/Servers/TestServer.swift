import NIOCore
import NIOPosix
import Synchronization

/// An HTTP server on this machine that does what its script says, well or badly, and remembers what it got.
final class TestServer: Sendable {
    /// What it does with one request.
    enum Act: Sendable {
        /// Writes this and closes.
        case write(String)
        case writeAndStall(String)
        case stall
        /// A good head, and then a byte from time to time, without an end.
        case trickle
        case close
        /// A body without an end.
        case flood
        /// 200 with the whole request as its body.
        case echo

        static func answer(_ body: String, status: String = "200 OK", type: String = "application/json") -> Act {
            .write("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        }
    }

    /// One request, as it came.
    struct Request: Sendable {
        let head: String
        let body: String

        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
                .map { $0.dropFirst(name.count + 1).drop { $0 == " " } }.map(String.init)
        }

        var target: String { head.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
    }

    private let channel: any NIOCore.Channel
    private let book: Book

    final class Book: Sendable {
        let requests = Mutex<[Request]>([])
        private let script: Mutex<[Act]>
        let arrivals: AsyncStream<Request>
        private let arrival: AsyncStream<Request>.Continuation

        init(_ script: [Act]) {
            self.script = Mutex(script)
            (arrivals, arrival) = AsyncStream.makeStream(of: Request.self)
        }

        /// The last act is for all further requests.
        func next(_ request: Request) -> Act {
            requests.withLock { $0.append(request) }
            arrival.yield(request)
            return script.withLock { acts in acts.count > 1 ? acts.removeFirst() : acts.first ?? .close }
        }
    }

    init(_ script: Act...) async throws {
        let book = Book(script)
        self.book = book
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answering(book)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/send" }
    var requests: [Request] { book.requests.withLock { $0 } }
    /// Requests as they come.
    var arrivals: AsyncStream<Request> { book.arrivals }

    func stop() async { try? await channel.close() }
}

private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let book: TestServer.Book
    private var got: [UInt8] = []
    private var isFlooding = false

    init(_ book: TestServer.Book) { self.book = book }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        got += unwrapInboundIn(data).readableBytesView
        guard let request = whole() else { return }
        got = []
        switch book.next(request) {
        case .write(let text): finish(context, text)
        case .echo: finish(context, "HTTP/1.1 400 Bad Request\r\n\r\n\(request.head)\r\n\r\n\(request.body)")
        case .writeAndStall(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .flood:
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\n\r\n[")), promise: nil)
            isFlooding = true
            flood(context)
        case .stall: break
        case .trickle:
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\n\r\n")), promise: nil)
            isFlooding = true
            trickle(context)
        case .close: context.close(promise: nil)
        }
    }

    private func finish(_ context: ChannelHandlerContext, _ text: String) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).whenComplete { _ in bound.value.close(promise: nil) }
    }

    /// The head and as many bytes as it announces.
    private func whole() -> TestServer.Request? {
        let text = String(decoding: got, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let (head, body) = (String(text[..<end.lowerBound]), String(text[end.upperBound...]))
        let request = TestServer.Request(head: head, body: body)
        let length = request.header("content-length").flatMap { Int($0) } ?? 0
        return body.utf8.count >= length ? request : nil
    }

    private func flood(_ context: ChannelHandlerContext) {
        guard isFlooding else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(repeating: UInt8(ascii: " "), count: 65_536))).whenSuccess {
            bound.value.0.flood(bound.value.1)
        }
    }

    private func trickle(_ context: ChannelHandlerContext) {
        guard isFlooding else { return }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: " ")), promise: nil)
        context.eventLoop.scheduleTask(in: .milliseconds(10)) { bound.value.0.trickle(bound.value.1) }
    }

    func channelInactive(context: ChannelHandlerContext) { isFlooding = false }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
