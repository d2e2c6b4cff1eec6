import Accord
import Chronology
import Events
import Foundation
import Randomness
import Testing
import ZeroMQ

@testable import Journal
@testable import Liaison

@Suite("Whatever the other side sends", .timeLimit(.minutes(2)))
struct HostilePromises {
    private let sides: TwoSides

    init() throws {
        sides = try TwoSides()
        try FileManager.default.createDirectory(atPath: sides.folder.path + "/theirs", withIntermediateDirectories: true)
    }

    /// A page that no journal gives, by its name.
    enum Wrong: CaseIterable, Sendable {
        case tooMany, large, backwards, beyondHead, outOfOrder, repeated, outside, noProgress, clock

        func reply(after: Int64) -> JournalReply {
            switch self {
            case .tooMany: Lies.page(Array((after + 1)...(after + 1_500)), through: after + 1_500, head: after + 1_500)
            case .large:
                Lies.page(
                    [after + 1, after + 2, after + 3, after + 4, after + 5], through: after + 5, head: after + 5,
                    body: [UInt8](repeating: 32, count: 1 << 20))
            case .backwards: Lies.page([], through: after - 1, head: after + 10)
            case .beyondHead: Lies.page([], through: after + 10, head: after + 5)
            case .outOfOrder: Lies.page([after + 2, after + 1], through: after + 2, head: after + 2)
            case .repeated: Lies.page([after + 1, after + 1], through: after + 1, head: after + 1)
            case .outside: Lies.page([after + 9], through: after + 2, head: after + 20)
            case .noProgress: Lies.page([], through: after, head: after + 1)
            case .clock: Lies.page([after + 1], through: after + 1, head: after + 1, recorded: Timestamp(milliseconds: .min))
            }
        }
    }

    @Test("a page that cannot be is said once, and nothing of it is kept", arguments: Wrong.allCases)
    func wrongPages(wrong: Wrong) async throws {
        let peer = try await HostilePeer(at: sides.theirEndpoints, Lies.to { after, _ in wrong.reply(after: after) })
        try await sides.link { [sides] in try await sides.whatWasSaid() == [.down] && peer.asked >= 6 }
        await peer.stop()
        #expect(try await sides.theirEvents().isEmpty)
        #expect("\(try await sides.words(LinkChanged.self)[0].reason)".contains("what no journal answers"))
        #expect(try await sides.whatWasSaid() == [.down])
    }

    @Test("garbage, answers that nobody asked for and silence end in the same", arguments: 0..<5)
    func garbage(kind: Int) async throws {
        let peer = try await HostilePeer(at: sides.theirEndpoints) { number, _, _ in
            switch kind {
            case 0: [[[1, 2, 3]]]
            case 1: [[Frame("page".utf8), [0], [1]]]
            case 2: [[Frame("status".utf8), number.bigEndianBytes, [9]]]
            case 3: Array(repeating: JournalReply.error("x").frames(number: number - 1), count: 2_000)
            default: nil
            }
        }
        try await sides.link { [sides] in try await sides.whatWasSaid() == [.down] }
        await peer.stop()
        try await goesOn()
    }

    /// After all that the link does its work when there is a journal again.
    private func goesOn() async throws {
        let theirs = MemoryStorage()
        try await theirs.fill([event(77)])
        try await sides.serve(theirs)
        try await sides.link { [sides] in try await sides.theirEvents().contains(event(77)) }
        try await sides.stopServing()
    }

    @Test("pages without end that bring nothing are followed up to a bound")
    func endless() async throws {
        let peer = try await HostilePeer(
            at: sides.theirEndpoints, Lies.to { after, _ in Lies.page([], through: after + 1, head: .max) })
        try await sides.link { [sides] in try await sides.whatWasSaid().contains(.down) }
        #expect(peer.asked <= PeerPage.maximumEmptyInRow + 20)
        #expect("\(try #require(await sides.words(LinkChanged.self).last).reason)".contains("brought nothing"))
        await peer.stop()
    }

    @Test("a claim to have been read to the last number there is ends with the first honest journal")
    func gap() async throws {
        let peer = try await HostilePeer(at: sides.theirEndpoints) { number, request, asked in
            guard case .read(let after, let limit, _) = request, limit > 1 else { return Lies.to { _, _ in nil }(number, request, asked) }
            let isNew = after < .max
            return [Lies.page(isNew ? [.max] : [], through: .max, head: .max).frames(number: number)]
        }
        try await sides.link { [sides] in Link.remembered(at: sides.memory)?.position == .max }
        await peer.stop()
        try await goesOn()
    }

    @Test("a frame larger than any event ends the connection, and is never held")
    func frame() async throws {
        let peer = try await HostilePeer(
            at: sides.theirEndpoints,
            Lies.to { after, _ in Lies.page([after + 1], through: after + 1, head: after + 1, body: [UInt8](repeating: 32, count: 3 << 20))
            })
        try await sides.link { [sides] in try await sides.whatWasSaid() == [.down] }
        await peer.stop()
        try await goesOn()
    }

    @Test("events that are none, or not its own, are refused with their reasons, a handful of them aloud")
    func events() async throws {
        let spoilt: [[UInt8]] = [
            Array("garbage".utf8), [], event(1, "clock.advanced").json, event(2, at: noon + .hours(2)).json,
            Event(
                id: "x", source: "/corps/x", type: "air.day.assessed", version: 1, subject: "s", time: noon, side: .corps, realm: .actual,
                data: [0x30]
            ).json,
            event(3).json, event(3, at: noon + .seconds(1)).json, event(4, side: .local).json,
        ]
        let peer = try await HostilePeer(
            at: sides.theirEndpoints,
            Lies.to { after, _ in
                guard after < 100 else { return Lies.page([], through: after, head: after) }
                let events = (1...100).map { WireEvent(sequence: $0, recorded: noon, body: spoilt[Int($0) % spoilt.count]) }
                return .page(through: 100, head: 100, events: events)
            })
        try await sides.link { [sides] in try await sides.words(LinkRefused.self).count >= 10 }
        #expect(try await sides.theirEvents().count == 1)
        await peer.stop()
        let refused = try await sides.words(LinkRefused.self)
        #expect(refused.count == 10 && (refused.last?.others ?? 0) > 50)
        #expect(Set(refused.map(\.cause)).isSuperset(of: [.unreadable, .policy]))
    }

    @Test("deep, cut, misspelt and twice-named words are refused with their reasons, and honest ones behind them kept")
    func lookalikes() async throws {
        let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        func data(_ text: String, _ number: Int) -> [UInt8] {
            Event(
                id: "x\(number)", source: "/corps/x", type: "air.day.assessed", version: 1, subject: "s", time: noon, side: .corps,
                realm: realm, data: Array(text.utf8)
            ).json
        }
        let whole = event(5).json
        var broken = whole
        broken[whole.count / 2] = 0xFF
        let bodies = [
            data(deep, 1), data("{\"a\":\"\\ud800\"}", 2), Array(whole.dropLast(3)), broken, whole, event(5, "warning.issued").json,
            event(6, at: .distantFuture).json, event(7, at: .distantPast).json, event(8).json,
        ]
        try await answering(bodies) { [sides] in try await sides.words(LinkRefused.self).count == 6 }
        #expect(Set(try await sides.theirEvents().map(\.id)) == ["e5", "e7", "e8"])
        let causes = try await sides.words(LinkRefused.self).map(\.cause)
        #expect(causes == [.unreadable, .unreadable, .unreadable, .unreadable, .policy, .conflict])
    }

    @Test("thousands of distinct sources leave no more behind than their events")
    func sources() async throws {
        let bodies = (1...3_000).map { event($0, source: "/corps/service-\($0)").json }
        try await answering(bodies) { [sides] in try await sides.hasSettled(3_000) }
        let size = FileManager.default.contents(atPath: sides.memory)?.count ?? .max
        #expect(size < 50_000, "what is remembered: \(size) bytes")
    }

    @Test("what was taken is not taken again when its numbers are played again")
    func replayed() async throws {
        let vital = "warning.issued"
        let bodies = (1...49).map { event($0).json } + [event(50, vital).json]
        for _ in 0..<2 {
            try await answering(bodies) { [sides] in try await sides.hasSettled(50) }
            try? FileManager.default.removeItem(atPath: sides.memory)
        }
        let other = (1...50).map { event($0, at: noon + .seconds(1)).json } + [event(51, vital).json]
        try await answering(other) { [sides] in try await sides.words(LinkReceived.self).count > 1 }
        #expect(try await sides.theirEvents() == (1...49).map { event($0) } + (50...51).map { event($0, vital) })
        #expect(try await sides.words(LinkReceived.self).map(\.count) == [50, 1])
    }

    /// An honest server of whatever bodies.
    private func answering(_ bodies: [[UInt8]], until isEnough: @escaping @Sendable () async throws -> Bool) async throws {
        let count = Int64(bodies.count)
        let peer = try await HostilePeer(at: sides.theirEndpoints) { number, request, asked in
            guard case .read(let after, let limit, _) = request else { return Lies.to { _, _ in nil }(number, request, asked) }
            let last = min(count, max(after, 0) + Int64(min(limit, 700)))
            let events = after < last ? Array(bodies[Int(after)..<Int(last)]) : []
            let page = JournalReply.page(
                through: max(after, last), head: max(after, count),
                events: events.enumerated().map { WireEvent(sequence: after + Int64($0.offset) + 1, recorded: noon, body: $0.element) })
            return [page.frames(number: number)]
        }
        try await sides.link(until: isEnough)
        await peer.stop()
    }

    @Test("a flood of hints is not followed faster than now and then")
    func hints() async throws {
        let hint = [Frame("x".utf8), Int64.max.bigEndianBytes, Frame("{}".utf8)]
        let peer = try await HostilePeer(
            at: sides.theirEndpoints, hint: hint, Lies.to { after, _ in Lies.page([], through: after, head: after) })
        let began = ContinuousClock.now
        try await sides.link { began.duration(to: .now) > .seconds(2) }
        #expect(peer.asked < 60, "each question but the first few waits longer: \(peer.asked)")
        await peer.stop()
    }

    @Test("is bounded: random answers neither stop the link nor are believed", arguments: 0..<6)
    func fuzz(seed: Int) async throws {
        let good = (1...40).map { event($0) }
        let peer = try await HostilePeer(at: sides.theirEndpoints) { number, request, asked in
            var random = SplitMix64(seed: UInt64(seed * 1_000 + asked))
            guard case .read(let after, _, let prefixes) = request, !prefixes.isEmpty else {
                return Lies.to { _, _ in nil }(number, request, asked) ?? []
            }
            let rest = good.dropFirst(Int(min(max(after, 0), 40))).prefix(7)
            let honest = JournalReply.page(
                through: after + Int64(rest.count), head: 40,
                events: rest.enumerated().map {
                    WireEvent(sequence: after + Int64($0.offset) + 1, recorded: noon, body: $0.element.json)
                }
            ).frames(number: number)
            return Bool.random(using: &random) ? [honest] : [spoiltFrames(honest, &random)]
        }
        // As good as forty pages' worth of chances; a fault makes the next pause longer, so not all of it comes.
        try await sides.link { [sides] in
            let count = try await sides.theirEvents().count
            return peer.asked > 12 || count >= 40
        }
        await peer.stop()
        let kept = try await sides.theirEvents()
        #expect(kept.allSatisfy { $0.type == "air.day.assessed" && $0.side == .corps }, "seed \(seed)")
        #expect(try await sides.ours.head() < 120, "seed \(seed)")
        try await goesOn()
    }
}

private func spoiltFrames(_ frames: [Frame], _ random: inout SplitMix64) -> [Frame] {
    var frames = frames
    let index = Int.random(in: frames.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: frames.remove(at: index)
    case 1: frames.insert((0..<Int.random(in: 0..<64, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }, at: index)
    case 2 where !frames[index].isEmpty: frames[index][Int.random(in: frames[index].indices, using: &random)] ^= 0x80
    default: frames[index] = Array(frames[index].prefix(frames[index].count / 2))
    }
    return frames
}
