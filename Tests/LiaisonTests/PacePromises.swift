import Testing

@testable import Liaison

@Suite("The pace of the link")
struct PacePromises {
    @Test("lets a burst pass and then no more than its bytes a second")
    func second() {
        var bandwidth = Bandwidth(bytesPerSecond: 1_000, bytesPerDay: 1 << 30, at: .zero)
        var (now, bytes) = (Duration.zero, 0)
        while now < .seconds(100) {
            now += bandwidth.wait(at: now)
            bandwidth.spend(700, at: now)
            bytes += 700
        }
        #expect(Double(bytes) <= 1_000 * (now / .seconds(1) + Bandwidth.burstSeconds) + 700 && bytes > 99_000)
    }

    @Test("goes on as slowly as the day refills when the day's bytes are used up")
    func day() {
        var bandwidth = Bandwidth(bytesPerSecond: 1_000_000, bytesPerDay: 8_640_000, at: .zero)
        bandwidth.spend(8_640_000 + 1_000, at: .seconds(20))
        // 100 bytes a second come back, and the first 20 seconds' were over the brim.
        #expect(bandwidth.wait(at: .seconds(20)) == .seconds(10))
        #expect(bandwidth.wait(at: .seconds(40)) == .zero)
    }

    @Test("is measured beyond the burst only, and not at all where the burst held nearly everything")
    func measured() {
        #expect(Link.pace(beyondBurstOf: 6_000, within: 4, cap: 1_000) == 1_000)
        #expect(Link.pace(beyondBurstOf: 1_500, within: 0.5, cap: 1_000) == nil)
        #expect(Link.pace(beyondBurstOf: 2_999, within: 1, cap: 1_000) == nil)
    }

    @Test("gets longer with every fall, up to a bound, and begins again only after it was well for a while")
    func pause() {
        var pause = Pause()
        let faults = (1...12).map { _ in pause.next(afterFault: true, wellFor: .seconds(2)) }
        #expect(faults.prefix(4) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8)] && faults.last == Pause.longestAfterFault)
        #expect(pause.next(afterFault: false, wellFor: .zero) == Pause.longestAfterCut)
        #expect(pause.next(afterFault: true, wellFor: Pause.well) == Pause.first)
    }
}
