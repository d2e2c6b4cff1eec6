import NIOCore
import NIOPosix
import Synchronization

/// Answers every request with a bare 200, and tells when its first byte came.
final class ArrivalServer: Sendable {
    private let channel: any NIOCore.Channel
    private let arrivals: Arrivals

    /// First bytes that nobody has asked for yet, and whoever waits for one.
    final class Arrivals: Sendable {
        private let state = Mutex<(times: [ContinuousClock.Instant], waiting: CheckedContinuation<ContinuousClock.Instant, Never>?)>(
            ([], nil))

        func came(at time: ContinuousClock.Instant) {
            let waiting = state.withLock { state in
                defer { state.waiting = nil }
                if state.waiting == nil { state.times.append(time) }
                return state.waiting
            }
            waiting?.resume(returning: time)
        }

        func next() async -> ContinuousClock.Instant {
            await withCheckedContinuation { continuation in
                let time = state.withLock { state -> ContinuousClock.Instant? in
                    if !state.times.isEmpty { return state.times.removeFirst() }
                    state.waiting = continuation
                    return nil
                }
                if let time { continuation.resume(returning: time) }
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

    /// When the first byte of the next request came.
    func next() async -> ContinuousClock.Instant { await arrivals.next() }

    func stop() async { try? await channel.close() }
}

/// One connection: requests follow each other, each with a head and a body of the announced length.
private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let arrivals: ArrivalServer.Arrivals
    private var got = ByteBuffer()

    init(_ arrivals: ArrivalServer.Arrivals) { self.arrivals = arrivals }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if got.readableBytes == 0 { arrivals.came(at: .now) }
        var bytes = unwrapInboundIn(data)
        got.writeBuffer(&bytes)
        let text = String(buffer: got)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return }
        let length = text[..<end.lowerBound].lowercased().firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.output.1) } ?? 0
        guard text[end.upperBound...].utf8.count >= length else { return }
        got.clear()
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
