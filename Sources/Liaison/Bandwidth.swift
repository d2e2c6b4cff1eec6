/// How much may be fetched: so many bytes a second and so many a day. What is over is paid back by waiting. Pure: time is told to it.
struct Bandwidth: Hashable, Sendable {
    private let perSecond: Double
    private let perDay: Double
    private var second: Double
    private var day: Double
    private var filled: Duration

    /// Seconds' worth that may come at once.
    static let burstSeconds = 2.0
    private static let daySeconds = 86_400.0

    init(bytesPerSecond: Int, bytesPerDay: Int, at now: Duration) {
        (perSecond, perDay) = (Double(bytesPerSecond), Double(bytesPerDay))
        (second, day, filled) = (perSecond * Self.burstSeconds, perDay, now)
    }

    /// Takes note that `bytes` came.
    mutating func spend(_ bytes: Int, at now: Duration) {
        fill(at: now)
        second -= Double(bytes)
        day -= Double(bytes)
    }

    /// How long nothing may be fetched.
    mutating func wait(at now: Duration) -> Duration {
        fill(at: now)
        let seconds = max(-second / perSecond, -day / (perDay / Self.daySeconds), 0)
        return .milliseconds(Int64((seconds * 1_000).rounded(.up)))
    }

    private mutating func fill(at now: Duration) {
        let passed = max(0, (now - filled) / .seconds(1))
        second = min(perSecond * Self.burstSeconds, second + passed * perSecond)
        day = min(perDay, day + passed * perDay / Self.daySeconds)
        filled = max(filled, now)
    }
}

extension Link {
    /// Bytes a second that came beyond the burst, which may come at once, when `bytes` came within `seconds` under a cap.
    /// - Returns: nil when the burst held nearly all: then nothing was measured.
    package static func pace(beyondBurstOf bytes: Int, within seconds: Double, cap: Int) -> Double? {
        let beyond = Double(bytes) - Bandwidth.burstSeconds * Double(cap)
        return beyond >= Double(cap) ? beyond / seconds : nil
    }
}
