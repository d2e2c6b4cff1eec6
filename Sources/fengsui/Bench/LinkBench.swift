import Accord
import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Liaison
import Logging
import Runtime
import Synchronization
import ZeroMQ

/// Measures how long two sides take to come together again after a week without each other.
struct LinkBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Measure the link after a cut of a week: unsigned, signed, and with a bandwidth cap, in one run. 断链一周后的收敛",
        discussion: """
            Two journals in this process, each reached by the other through CURVE on the loopback, and both ends of the link at once, as after
            a cut; then one of them alone, which is nearer to a machine of its own. Events are made and signed beforehand. It ends when each
            journal holds all that crosses of the other, and compares what they hold. Use a release build.
            """)
    @Option(help: "Events on each side. 每方事件数")
    var events = 100_000
    @Option(help: "Events on each side of the part with a cap. 限速部分的事件数")
    var cappedEvents = 5_000
    @Option(help: "The cap, in bytes a second. 限速")
    var cap = 262_144
    @Option(help: "A folder on the disk to be measured. 测试目录")
    var folder: String = FileManager.default.temporaryDirectory.path

    func validate() throws {
        guard (1_000...1_000_000).contains(events), (100...1_000_000).contains(cappedEvents) else {
            throw ValidationError("--events is 1000–1000000, --capped-events 100–1000000")
        }
        guard (4_096...1 << 30).contains(cap) else { throw ValidationError("--cap is 4096–1073741824") }
    }

    func run() async throws {
        let open = CrossingPolicy.standard.limited(to: 1 << 30, perDay: 1 << 40)
        let signing = try SigningCost.measure()
        print("sign 签名 \(signing.sign) µs, verify 验签 \(signing.verify) µs an event, one core")
        print("\(events) events on each side, a week apart; both directions at once")
        let plain = try await part("unsigned 不签名", events, open, isSigned: false)
        let signed = try await part("signed 签名", events, open.requiring(.required), isSigned: true)
        print(
            "signed / unsigned: time × \((signed.seconds / plain.seconds).rounded(to: 2)), bytes × \((Double(signed.bytes) / Double(plain.bytes)).rounded(to: 2))"
        )
        let alone = try await part("signed, one side reads 单向", events, open.requiring(.required), isSigned: true, [.local])
        print("one side's share: \(Int((alone.seconds / Double(events) * 1_000_000).rounded())) µs an event")
        let capped = try await part(
            "signed, cap \(cap) B/s", cappedEvents, open.requiring(.required).limited(to: cap), isSigned: true)
        print(word(of: capped))
    }

    private func word(of capped: (seconds: Double, bytes: Int)) -> String {
        guard let pace = Link.pace(beyondBurstOf: capped.bytes / 2, within: capped.seconds, cap: cap) else {
            let needed = cappedEvents * 4 * 2 * cap / max(1, capped.bytes)
            return "cap: the run was too small to measure it, nearly all came with the burst; take --capped-events \(needed) or more "
                + "事件太少，测不出限速"
        }
        return "cap: beyond the burst \(Int(pace)) of \(cap) B/s each way (× \((pace / Double(cap)).rounded(to: 2)))"
    }

    private func part(
        _ name: String, _ count: Int, _ policy: CrossingPolicy, isSigned: Bool, _ sides: [Side] = Side.allCases
    ) async throws -> (seconds: Double, bytes: Int) {
        let place = URL(filePath: folder).appending(path: "fengsui-bench-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: place) }
        let pair = try await BenchedLink(at: place, policy: policy, isSigned: isSigned)
        Terminal.progress("\(name): filling …")
        let bytes = try await pair.fill(count)
        Terminal.progress("\(name) …")
        let took = try await pair.heal(count, sides)
        Terminal.endProgress()
        // One that reads alone holds more than the other.
        let same = sides.count < 2 ? true : try await pair.holdTheSame()
        let seconds = took / .seconds(1)
        print(
            "\(name): \(seconds.rounded(to: 2)) s until all is there (\(same ? "equal 一致" : "DIFFERENT 不一致")), "
                + "\(Int(Double(sides.count * count) / seconds)) events/s, \(bytes / 1_000) kB, \(Int(Double(bytes) / seconds / 1_000)) kB/s"
        )
        await pair.end()
        guard same else { throw ExitCode.failure }
        return (seconds, bytes)
    }
}

/// What one signature costs.
private enum SigningCost {
    static func measure() throws -> (sign: Int, verify: Int) {
        let key = SigningKey()
        let ring = KeyRing([.init(side: .local, key: key.verifying)])
        let events = (0..<2_000).map { BenchedLink.event($0, .local) }
        var signed: [Event] = []
        let clock = ContinuousClock()
        let sign = clock.measure { signed = events.map(key.sign) }
        let bodies = signed.map { ($0, $0.json) }
        var good = 0
        let verify = clock.measure { for (event, body) in bodies where ring.verdict(on: event, body: body) == nil { good += 1 } }
        guard good == events.count else { throw Complaint("a signature did not hold") }
        return (Int(sign / .microseconds(events.count)), Int(verify / .microseconds(events.count)))
    }
}

extension Double {
    fileprivate func rounded(to digits: Int) -> String { String(format: "%.\(digits)f", self) }
}
