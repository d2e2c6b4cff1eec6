import Chronology
package import Processing

/// What kind of world a seed makes: how often things break, how people are, by which clock everything goes.
package struct Climate: Hashable, Sendable {
    package let clock: NodeClock.Kind
    /// How far each node's clock is from the world's.
    package let skew: [Duration]
    /// Of a service that takes its turn.
    package let crash: Double
    package let powerCuts: Int
    package let breaches: [LinkBreach]
    package let habits: Habits
    package let channels: ChannelHabits
    /// Between something new in a journal and a service that looks.
    package let turn: Duration
    package let spills: Int
    /// Whether what crosses is signed, and taken only when it is.
    package let isSigned: Bool
    /// Whether somebody slips words into what the sides hear of each other.
    package let isHostile: Bool

    /// How people are.
    package struct Habits: Hashable, Sendable {
        /// From a message to the answer, on average.
        package let pause: Duration
        /// Of a message that nobody reacts to.
        package let ignored: Double
        /// Of a deed that is done twice.
        package let twice: Double
        /// Of a form whose answer does not come.
        package let unanswered: Double
        package let disagrees: Double
        package let declines: Double
        package let recalls: Double
        /// Silences, swaps, absences: how many in the whole run on each side.
        package let changes: Int
        /// Of an acknowledgement that names no time.
        package let openEnded: Double
        /// How long one holds that does, at most.
        package let longestHold: Duration
    }

    /// How the ways to people are.
    package struct ChannelHabits: Hashable, Sendable {
        package let fails: Double
        package let stalls: Double
        /// Of dying between handing a message over and writing that down.
        package let diesBetween: Double
    }

    init(seed: UInt64, length: DrillLength) {
        var chance = Chance(seed: seed, .climate)
        let isStormy = chance.happens(0.4)
        clock = chance.happens(0.25) ? .journal : .system
        skew = [.zero, clock == .journal ? .zero : chance.span(.seconds(-20) ... .seconds(20))]
        crash = isStormy ? chance.real(0.0005...0.003) : chance.real(0...0.0004)
        powerCuts = isStormy ? chance.whole(0...3) : chance.whole(0...1)
        breaches = (0..<chance.whole(isStormy ? 2...5 : 0...2)).map { _ in LinkBreach(&chance, length) }
        habits = Habits(
            pause: chance.span(.minutes(1) ... .minutes(25)), ignored: chance.real(0...0.5), twice: chance.real(0...0.15),
            unanswered: chance.real(0...0.1), disagrees: chance.real(0...0.3), declines: chance.real(0...0.12),
            recalls: chance.real(0...0.15), changes: chance.whole(0...4),
            openEnded: length.openEnded, longestHold: length.longestHold)
        channels = ChannelHabits(
            fails: chance.real(0...0.3), stalls: chance.real(0...0.1), diesBetween: isStormy ? chance.real(0...0.04) : 0.002)
        turn = chance.span(.milliseconds(20) ... .seconds(8))
        spills = chance.whole(0...1)
        isSigned = chance.happens(0.25)
        isHostile = isSigned && chance.happens(0.7)
    }
}

/// A stretch of time in which the link is not as it should be.
package struct LinkBreach: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nothing goes through, either way.
        case cut
        /// Questions and answers to one side do not arrive.
        case toLocal, toCorps
        /// Much is lost, comes late or twice.
        case poor
        /// Only little goes through in a second.
        case narrow
    }

    package let kind: Kind
    /// After the beginning.
    package let from: Duration
    package let lasts: Duration

    init(_ chance: inout Chance, _ length: DrillLength) {
        kind = chance.one(of: Kind.allCases + [.cut])
        from = chance.span(length.quiet...length.trouble)
        lasts = chance.happens(0.3) ? chance.span(.hours(6) ... .hours(60)) : chance.waiting(length.breach)
    }
}
