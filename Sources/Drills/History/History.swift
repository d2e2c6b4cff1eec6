package import Chronology
package import Events
package import Wording

/// What is left of a simulated run: the two journals, and what people and channels know for themselves.
package struct History: Sendable {
    package let seed: UInt64
    package let length: DrillLength
    package let realm: Realm
    package let begin: Timestamp
    package let end: Timestamp
    package internal(set) var journals: [Side: [Entry]] = [:]
    /// What the desk told people is recorded.
    package internal(set) var recorded: [Recorded] = []
    package internal(set) var handed: [Handed] = []
    /// Events that a processor could not understand, in words.
    package internal(set) var failures: [String] = []
    /// Why the world did not come to rest.
    package internal(set) var unrest: String?
    package internal(set) var counts = Counts()
    /// What somebody made up and put on the way between the sides.
    package internal(set) var forged: [Event] = []
    /// What broke, and when.
    package internal(set) var mishaps: [Mishap] = []

    /// An event in a journal.
    package struct Entry: Hashable, Sendable {
        package let sequence: Int64
        package let at: Timestamp
        package let event: Event

        package init(sequence: Int64, at: Timestamp, event: Event) {
            (self.sequence, self.at, self.event) = (sequence, at, event)
        }
    }

    /// What a person was told is recorded.
    package struct Recorded: Hashable, Sendable {
        package let at: Timestamp
        package let side: Side
        package let event: Event
    }

    package struct Counts: Hashable, Sendable {
        package internal(set) var events = 0
        package internal(set) var calls = 0
        package internal(set) var warnings = 0
        package internal(set) var messages = 0
        package internal(set) var acknowledgements = 0
        package internal(set) var breaches = 0
        package internal(set) var crashes = 0
        package internal(set) var powerCuts = 0
        package internal(set) var forged = 0

        package init() {}

        package static func += (total: inout Counts, one: Counts) {
            total.events += one.events
            total.calls += one.calls
            total.warnings += one.warnings
            total.messages += one.messages
            total.acknowledgements += one.acknowledgements
            total.breaches += one.breaches
            total.crashes += one.crashes
            total.powerCuts += one.powerCuts
            total.forged += one.forged
        }
    }

    /// A hash over both journals, byte by byte: the same seed, the same digest. Signatures are left out: Ed25519 as RFC 8032 has it gives the
    /// same bytes every time, and some systems' libraries mix something in.
    package var digest: String {
        var hash = RunningHash()
        for side in Side.allCases {
            for entry in journals[side] ?? [] {
                hash.mix(UInt64(bitPattern: entry.at.milliseconds))
                hash.mix(entry.event.with(nil).json)
            }
        }
        return hash.text
    }
}

/// Something that happened to a machine or the link: no journal has it.
package struct Mishap: Hashable, Sendable {
    package let at: Timestamp
    /// Nil for the link.
    package let side: Side?
    package let text: Bilingual
}

/// FNV-1a with 64 bits. It tells runs apart; it is no seal.
struct RunningHash {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func mix(_ bytes: [UInt8]) { for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 } }

    mutating func mix(_ number: UInt64) { value = (value ^ number) &* 0x0000_0100_0000_01B3 }

    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
