import NIOCore
import NIOPosix
import Synchronization

/// Answers every request with a bare 200, and tells when its first byte came and what it said.
final class ArrivalServer: Sendable {
    private let channel: any NIOCore.Channel
    private let arrivals: Arrivals

    /// One request: when its first byte came, and all of it.
    struct Arrival: Sendable {
        let time: ContinuousClock.Instant
        let text: String
    }

    /// Requests that nobody has asked for yet, and whoever waits for one.
    final class Arrivals: Sendable {
        private let state = Mutex<(came: [Arrival], waiting: CheckedContinuation<Arrival, Never>?)>(([], nil))

        func came(_ arrival: Arrival) {
            let waiting = state.withLock { state in
                defer { state.waiting = nil }
                if state.waiting == nil { state.came.append(arrival) }
                return state.waiting
            }
            waiting?.resume(returning: arrival)
        }

        func next() async -> Arrival {
            await withCheckedContinuation { continuation in
                let arrival = state.withLock { state -> Arrival? in
                    if !state.came.isEmpty { return state.came.removeFirst() }
                    state.waiting = continuation
                    return nil
                }
                if let arrival { continuation.resume(returning: arrival) }
            }
        }
    }

    init() async throws {
        let arrivals = Arrivals()
        self.arrivals = arrivals
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answering(arrivals)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/hook" }

    /// The next request, of which all has come.
    func next() async -> Arrival { await arrivals.next() }

    func stop() async { try? await channel.close() }
}

/// One connection: requests follow each other, each with a head and a body of the announced length.
private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let arrivals: ArrivalServer.Arrivals
    private var got = ByteBuffer()
    private var began = ContinuousClock.now

    init(_ arrivals: ArrivalServer.Arrivals) { self.arrivals = arrivals }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if got.readableBytes == 0 { began = .now }
        var bytes = unwrapInboundIn(data)
        got.writeBuffer(&bytes)
        let text = String(buffer: got)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return }
        let length = text[..<end.lowerBound].lowercased().firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.output.1) } ?? 0
        guard text[end.upperBound...].utf8.count >= length else { return }
        got.clear()
        arrivals.came(.init(time: began, text: text))
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
