import Events
import Foundation
import Journal
import Runtime
import Synchronization
import Testing
import ZeroMQ

@testable import DutyDesk

/// The desk stops while people open it.
@Suite(.timeLimit(.minutes(2)))
struct StoppingTests {
    /// A connection that is accepted in the moment in which the desk stops belongs to nobody. This many stops meet a few of those each time.
    private static let stops = 300
    private static let clients = 3

    @Test func `a desk that stops while pages connect ends by itself, however often`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UInt32.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let node = try Node.open(try Sample.node(in: folder), service: "desk")
        let journal = try await JournalServer(
            storage: MemoryStorage(), realm: .actual, side: .local, doors: JournalServer.Doors(inside: node.configuration.folder.sockets),
            hub: node.hub, now: { Sample.evening }, notify: { _ in })
        let crowd = Crowd()
        defer { crowd.leave() }
        for _ in 0..<Self.clients { Thread.detachNewThread { crowd.knock() } }
        let stopped = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await journal.run() }
            var stopped = 0
            for _ in 0..<Self.stops {
                try await openAndStop(node, crowd)
                stopped += 1
            }
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
            return stopped
        }
        await node.close()
        #expect(stopped == Self.stops)
        #expect(crowd.knocks > Self.stops, "nobody came while the desk stopped")
    }

    private func openAndStop(_ node: Node, _ crowd: Crowd) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await DeskServer(node: node, region: Sample.region).run { listening.yield($0) } }
            guard let port = await ports.first(where: { _ in true }) else { return }
            await crowd.gather(before: port)
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
        crowd.turnAway()
    }
}

/// People who open the page, one connection after the other as fast as they can.
private final class Crowd: Sendable {
    private let door = Mutex((port: Int?.none, isOver: false, knocks: 0, waiting: CheckedContinuation<Void, Never>?.none))

    var knocks: Int { door.withLock { $0.knocks } }

    /// Comes back at the first connection to the port: by then they are at it.
    func gather(before port: Int) async {
        await withCheckedContinuation { first in door.withLock { ($0.port, $0.waiting) = (port, first) } }
    }

    func turnAway() { door.withLock { $0.port = nil } }
    func leave() { door.withLock { $0.isOver = true } }

    func knock() {
        while true {
            let (port, isOver) = door.withLock { ($0.port, $0.isOver) }
            guard !isOver else { return }
            guard let port, connects(to: port) else {
                sched_yield()
                continue
            }
            let first = door.withLock { door in
                door.knocks += 1
                defer { door.waiting = nil }
                return door.waiting
            }
            first?.resume()
        }
    }

    private func connects(to port: Int) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
