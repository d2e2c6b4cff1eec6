import Events
import Journal
import Testing
import ZeroMQ

@Suite("Whatever is sent to it, the journal lives on", .timeLimit(.minutes(1)))
struct MalformedRequests {
    private let folder = TemporaryFolder()
    private static let number: Frame = [0, 0, 0, 0, 0, 0, 0, 7]

    @Test(
        "a request that breaks the protocol is answered with what is wrong",
        arguments: [
            ([Frame("append".utf8)], "8 bytes"), ([Frame("append".utf8), [1, 2]], "8 bytes"),
            ([Frame("append".utf8), number], "at least one event"), ([Frame("publish".utf8), number], "the verb is"),
            ([Frame("status".utf8), number], "append only"),
            ([Frame("append".utf8), number] + [Frame](repeating: [1], count: WireLimit.eventsInAppend + 1), "the most is 1000"),
        ])
    func broken(frames: [Frame], expected: String) async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let text = try await Self.error(frames, at: try await journal.dealer(to: \.append))
            #expect(text.contains(expected))
        }
    }

    @Test(
        "so is a read",
        arguments: [
            ([Frame("read".utf8), number], "two numbers"), ([Frame("read".utf8), number, number, [0]], "two numbers"),
            ([Frame("read".utf8), number, number, Frame(repeating: 0, count: 8)], "two numbers"),
            ([Frame("position".utf8), number, [], number], "a name of 1–64 bytes"), ([Frame("append".utf8), number, [1]], "read, status"),
        ])
    func brokenRead(frames: [Frame], expected: String) async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let text = try await Self.error(frames, at: try await journal.dealer(to: \.read))
            #expect(text.contains(expected))
        }
    }

    @Test("random frames store nothing and stop nothing", arguments: [1, 2, 3] as [UInt64])
    func fuzz(seed: UInt64) async throws {
        var random = Seeded(seed: seed)
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let append = try await journal.dealer(to: \.append)
            let read = try await journal.dealer(to: \.read)
            let garbage = (0..<1_000).map { _ in Self.garbage(&random) }
            for chunk in stride(from: 0, to: garbage.count, by: 100) {
                try await append.send(batch: Array(garbage[chunk..<chunk + 100]))
                try await read.send(batch: Array(garbage[chunk..<chunk + 100]))
                _ = try await append.tryReceive(upTo: 1_000)
                _ = try await read.tryReceive(upTo: 1_000)
            }
            #expect(try await journal.client.append(sampleEvents(1...1)) == [.stored(sequence: 1)], "seed \(seed)")
            #expect(try await journal.client.read(after: 0).events.count == 1, "seed \(seed)")
        }
    }

    @Test("a question of more frames than any may have is none, and the next one is answered; to a client it is no reply")
    func endless() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let many = [Frame("read".utf8), Self.number] + [Frame](repeating: Self.number, count: SocketOptions().maxFrames)
            for endpoint in [\JournalEndpoints.read, \.append] {
                let dealer = try await journal.dealer(to: endpoint)
                try await dealer.send(many)
                let text = try await Self.error([Frame("publish".utf8), Self.number], at: dealer)
                #expect(text.contains("the verb is"))
            }
            #expect(throws: JournalError.self) { try JournalReply.parse([]) }
        }
    }

    @Test("random frames are never a reply that crashes its reader", arguments: [4, 5] as [UInt64])
    func replies(seed: UInt64) {
        var random = Seeded(seed: seed)
        var errors = 0
        for _ in 0..<20_000 {
            do { _ = try JournalReply.parse(Self.garbage(&random)) } catch { errors += 1 }
        }
        #expect(errors > 10_000, "seed \(seed)")
    }

    private static func error(_ frames: [Frame], at dealer: Socket) async throws -> String {
        try await dealer.send(frames)
        let reply = try JournalReply.parse(try await dealer.receive().frames).reply
        return if case .error(let text) = reply { text } else { "no error: \(reply)" }
    }

    /// Half of it noise, half of it nearly right.
    private static func garbage(_ random: inout Seeded) -> [Frame] {
        let verbs = ["append", "read", "status", "position", "appended", "page", "error", "", "{}"]
        var frames = Bool.random(using: &random) ? [Frame(verbs.randomElement(using: &random)?.utf8 ?? "".utf8), number] : []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let length = [0, 1, 7, 8, 9, 16, 40].randomElement(using: &random) ?? 0
            frames.append((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        return frames
    }
}
