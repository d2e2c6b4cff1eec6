import Chronology
import Events
import Journal
import Testing

@testable import Runtime

@Suite("Delivery", .timeLimit(.minutes(1)))
struct DeliveryPromises {
    @Test("a journal that refuses for a passing reason gets everything once, in order")
    func inOrder() async throws {
        let node = try TestNode()
        let storage = RefusingStorage(refusals: 1)
        try await node.serve(storage)
        let events = try (1...2_300).map { try measured($0, $0) }
        try await node.connect { connection in
            let sequences = try await connection.delivery.deliver(events)
            #expect(sequences == (1...2_300).map { Int64($0) })
            let again = try await connection.delivery.deliver(Array(events.suffix(3)))
            #expect(again == [2_298, 2_299, 2_300])
        }
        #expect(try await storage.everything() == events)
        try await node.stopServing()
    }

    @Test("what is refused for good is left out, and the others go on")
    func refused() async throws {
        let node = try TestNode()
        let storage = MemoryStorage()
        try await node.serve(storage)
        let large = Event(
            id: "large", source: "/local/gauge", type: Measured.type, version: 1, subject: "gauge", time: noon, side: .local,
            realm: exercise,
            data: [UInt8]("\"\(String(repeating: "x", count: Event.maximumBytes))\"".utf8))
        let events = try [measured(1, 1), large, measured(2, 1), measured(3, 3), measured(4, 4, realm: .actual)]
        try await node.connect { connection in
            let sequences = try await connection.delivery.deliver(events)
            #expect(sequences == [1, nil, nil, 2, nil])
        }
        try await node.stopServing()
    }

    @Test(
        "a request holds as many events and bytes as the journal keeps in one step",
        arguments: [
            ([Int](), [Range<Int>]()),
            ([10, 10], [0..<2]),
            ([Event.maximumBytes, 1], [0..<1, 1..<2]),
            ([1, Event.maximumBytes + 1, 1], [0..<1, 1..<2, 2..<3]),
            ([Int](repeating: 1, count: 2_001), [0..<1_000, 1_000..<2_000, 2_000..<2_001]),
        ])
    func requests(sizes: [Int], expected: [Range<Int>]) {
        #expect(Delivery.requests(for: sizes) == expected)
    }
}
