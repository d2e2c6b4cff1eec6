import Glibc
import Testing
import ZeroMQ

@Suite("The end", .timeLimit(.minutes(1)), .serialized)
struct LifecycleTests {
    @Test("closing a socket turns away everybody who waits on it, and only them")
    func closeSocket() async throws {
        try await withHub { hub in
            let pull = try await hub.open(.pull, bind: "inproc://one")
            let other = try await hub.open(.pull, bind: "inproc://other")
            let push = try await hub.open(.push, connect: "inproc://other")
            let waiting = (0..<3).map { _ in Task { try await pull.receive() } }
            let elsewhere = Task { try await other.receive() }
            try await until(3, waitOn: pull)
            await pull.close()
            for task in waiting { await #expect(throws: ZeroMQError.closed) { try await task.value } }
            await #expect(throws: ZeroMQError.closed) { try await pull.receive() }
            try await push.send([[1]])
            #expect(try await elsewhere.value.frames == [[1]])
            await pull.close()
        }
    }

    @Test("closing the hub turns everybody away, and what comes later finds it closed")
    func closeHub() async throws {
        let hub = try Hub()
        let pull = try await hub.open(.pull, bind: "inproc://hub")
        let waiting = Task { try await pull.receive() }
        try await until(1, waitOn: pull)
        async let first: Void = hub.close()
        async let second: Void = hub.close()
        _ = await (first, second)
        await hub.close()
        await #expect(throws: ZeroMQError.closed) { try await waiting.value }
        for _ in 0..<3 {
            await #expect(throws: ZeroMQError.closed) { try await pull.receive() }
            await #expect(throws: ZeroMQError.closed) { try await hub.open(.pull) }
        }
    }

    @Test("the end is bounded although messages wait for a peer that never answers")
    func boundedClose() async throws {
        let hub = try Hub()
        let options = SocketOptions.with { $0.linger = .seconds(30) }
        // TEST-NET-1 of RFC 5737: nobody is there.
        let push = try await hub.open(.push, options, connect: "tcp://192.0.2.1:9")
        for number in 0..<100 { try await push.send([bytes(of: number)]) }
        let time = await ContinuousClock().measure { await hub.close(lingerLimit: .milliseconds(200)) }
        #expect(time >= .milliseconds(150))
        #expect(time < .seconds(5))
    }

    @Test("what was sent before the end still arrives, as long as it lingers")
    func lingering() async throws {
        let receiver = try Hub()
        let pull = try await receiver.open(.pull)
        let endpoint = try await pull.bind("tcp://127.0.0.1:*")
        let sender = try Hub()
        let push = try await sender.open(.push, connect: endpoint)
        try await push.send([[1, 2, 3]])
        await sender.close()
        #expect(try await pull.receive(within: .seconds(10)).frames == [[1, 2, 3]])
        await receiver.close()
    }

    @Test("fifty hubs, closed or only dropped, leave no thread and no descriptor behind")
    func leaks() async throws {
        try await useHub(closing: true)
        let before = (threads: try entries(of: "/proc/self/task"), descriptors: try entries(of: "/proc/self/fd"))
        for number in 0..<50 { try await useHub(closing: number.isMultiple(of: 2)) }
        // A thread that has said goodbye still needs a moment to go; other suites may run theirs meanwhile.
        let limit = ContinuousClock.now + .seconds(20)
        while try entries(of: "/proc/self/task") > before.threads + 40 || entries(of: "/proc/self/fd") > before.descriptors + 100 {
            try #require(ContinuousClock.now < limit, "threads or descriptors stayed")
            await Task.yield()
        }
    }

    private func useHub(closing: Bool) async throws {
        let hub = try Hub()
        let pull = try await hub.open(.pull, bind: "inproc://leak")
        let push = try await hub.open(.push, connect: "inproc://leak")
        try await push.send([[1]])
        _ = try await pull.receive()
        if closing { await hub.close() }
    }

    private func entries(of directory: String) throws -> Int {
        guard let handle = unsafe opendir(directory) else { throw ZeroMQError.system(operation: "list \(directory)", number: errno) }
        defer { _ = unsafe closedir(handle) }
        var count = 0
        while unsafe readdir(handle) != nil { count += 1 }
        return count
    }
}
