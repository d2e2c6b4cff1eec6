import Chronology
import Events
import Foundation
import Journal
import Testing
import ZeroMQ

@Suite("Over the wire", .timeLimit(.minutes(1)))
struct WirePromises {
    private let folder = TemporaryFolder()

    @Test("an appended event has a number, and is read as it was said", arguments: StorageKind.allCases)
    func appendAndRead(kind: StorageKind) async throws {
        try await JournalUnderTest.serving(kind.make(in: folder), in: folder) { journal in
            let outcomes = try await journal.client.append(sampleEvents(1...3))
            #expect(outcomes == [.stored(sequence: 1), .stored(sequence: 2), .stored(sequence: 3)])
            let page = try await journal.client.read(after: 0)
            #expect(page.events.map(\.event) == sampleEvents(1...3) && page.isLast)
            #expect(try await journal.client.status().head == "3")
        }
    }

    @Test("an event sent again is known, another under its id is refused with a sentence", arguments: StorageKind.allCases)
    func duplicates(kind: StorageKind) async throws {
        try await JournalUnderTest.serving(kind.make(in: folder), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...1))
            let outcomes = try await journal.client.append([sampleEvent(1), sampleEvent(1, value: 9), sampleEvent(2)])
            #expect(outcomes[0] == .known(sequence: 1) && outcomes[2] == .stored(sequence: 2))
            #expect(outcomes[1].refusal?.contains("a new event needs a new id") == true)
        }
    }

    @Test("what does not belong here is refused, and its neighbours are kept", arguments: StorageKind.allCases)
    func refusals(kind: StorageKind) async throws {
        try await JournalUnderTest.serving(kind.make(in: folder), in: folder) { journal in
            let bodies = [sampleEvent(1).json, Frame("not JSON".utf8), [], drillEvent.json, sampleEvent(2).json]
            let outcomes = try await journal.client.append(bodies: bodies)
            #expect(outcomes.map(\.sequence) == [1, nil, nil, nil, 2])
            #expect(outcomes[3].refusal?.contains("exercise-drill") == true)
        }
    }

    @Test("an event over the limit is refused, and the journal goes on")
    func oversized() async throws {
        let large = Frame(repeating: UInt8(ascii: " "), count: Event.maximumBytes) + sampleEvent(1).json
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            await #expect(throws: JournalError.refused(.tooLarge(bytes: large.count, maximum: Event.maximumBytes))) {
                try await journal.client.append(bodies: [large])
            }
            let dealer = try await journal.dealer(to: \.append)
            try await dealer.send(JournalRequest.append([large]).frames(number: 1))
            let reply = try JournalReply.parse(try await dealer.receive().frames)
            guard case .appended(let outcomes) = reply.reply else { return #expect(Bool(false), "\(reply)") }
            #expect(outcomes.first?.refusal?.contains("1048576") == true)
            #expect(try await journal.client.append(sampleEvents(1...1)) == [.stored(sequence: 1)])
        }
    }

    @Test("a read for one side's words gives no other's, and goes on past them", arguments: StorageKind.allCases)
    func sources(kind: StorageKind) async throws {
        try await JournalUnderTest.serving(kind.make(in: folder), in: folder) { journal in
            let mixed = (1...6).map { sampleEvent($0, source: $0.isMultiple(of: 2) ? "/corps/test" : "/local/test") }
            _ = try await journal.client.append(mixed)
            let page = try await journal.client.page(after: 0, prefixes: ["actual.clock.", "/corps/"], limit: 10)
            #expect(page.events.map(\.sequence) == [2, 4, 6] && page.through == 6 && page.head == 6)
            let none = try await journal.client.page(after: 0, prefixes: ["actual.warning.", "/corps/"], limit: 10)
            #expect(none.events.isEmpty && none.through == 6)
            #expect(try await journal.client.page(after: 0, prefixes: ["/local/test"], limit: 10).events.count == 3)
        }
    }

    @Test("answers that nobody asked for end the connection after some, and are not heard for ever")
    func strays() async throws {
        let hub = try Hub()
        let router = try await hub.open(.router, bind: "ipc://\(folder.url.path)/lies.ipc")
        let endpoint = try await router.lastEndpoint()
        let lying = Task {
            let message = try await router.receive()
            while true { try await router.send([message.frames[0]] + JournalReply.error("x").frames(number: -5)) }
        }
        let client = JournalClient(hub: hub, endpoints: JournalEndpoints(append: endpoint, read: endpoint, live: endpoint))
        await #expect(throws: JournalError.protocolViolation("it answers what nobody asked")) { try await client.status() }
        lying.cancel()
        await hub.close()
    }

    @Test("many events go in several requests and stay in order")
    func manyRequests() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let outcomes = try await journal.client.append(sampleEvents(1...3_500))
            #expect(outcomes == (1...3_500).map { .stored(sequence: $0) })
        }
    }

    @Test("a page has its limit, and a filter leaves out what was not asked for")
    func pages() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            _ = try await journal.client.append(sampleEvents(1...10))
            let page = try await journal.client.read(after: 2, limit: 3)
            #expect(page.events.map(\.sequence) == [3, 4, 5] && page.through == 5 && page.head == 10)
            let none = try await journal.client.read(after: 0, prefixes: ["actual.air."])
            #expect(none.events.isEmpty && none.through == 10)
        }
    }

    @Test("a reader's place is shown in the status, and only so many are remembered")
    func readers() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            for number in 0..<WireLimit.readers { try await journal.client.report(position: 7, of: "reader-\(number)") }
            let status = try await journal.client.report(position: 8, of: "one-too-many")
            #expect(status.readers.count == WireLimit.readers && status.readers["reader-0"]?.sequence == 7)
        }
    }

    @Test("after an error the client's next question is answered")
    func errorsPass() async throws {
        try await JournalUnderTest.serving(MemoryStorage(), in: folder) { journal in
            let prefixes = (0...WireLimit.prefixes).map { "p\($0)" }
            await #expect(throws: JournalError.self) { try await journal.client.read(after: 0, prefixes: prefixes) }
            let status = try await journal.client.status()
            #expect(status.headSequence == 0)
        }
    }

    @Test("a journal that is not there is called unreachable within the patience")
    func unreachable() async throws {
        let hub = try Hub()
        let client = JournalClient(hub: hub, endpoints: .local(folder: folder.url.path))
        await #expect(throws: JournalError.self) { try await client.append(sampleEvents(1...1), patience: .milliseconds(1)) }
        await hub.close()
    }

    private var drillEvent: Event {
        Event(
            id: "d1", source: "/local/test", type: ClockAdvanced.type, version: 1, subject: "clock", time: Timestamp(milliseconds: 0),
            side: .local, realm: .exercise("drill"), data: Array("{}".utf8))
    }
}

extension WireOutcome {
    var refusal: String? {
        switch self {
        case .refused(let text): text
        case .stored, .known, .delayed: nil
        }
    }
}
