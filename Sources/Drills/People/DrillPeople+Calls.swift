import Chronology
import Duty
import Events
import Region

/// What people do when they are called.
extension DrillPeople {
    /// A message has come: it is acknowledged, mostly for what it is about, at times for what came after, or before.
    mutating func answer(_ message: NotificationTransported, _ now: Timestamp) -> [PlannedDeed] {
        guard let request = requests[message.notification], let call = calls[message.call], !isIgnored() else { return [] }
        let about = newest[call.about] ?? call.event
        let of = chance.happens(0.8) ? call.event : about
        let hold: Duration? = chance.happens(habits.openEnded) ? nil : chance.span(.minutes(20)...habits.longestHold)
        let isOver = over.contains(call.call)
        guard !isOver || chance.happens(0.3) else { return [] }
        let person = request.person ?? person(on: request.post, at: now)
        return plan(
            { desk in
                Deed.Said(
                    AcknowledgementRecorded(
                        of: of, aggregate: call.about, post: request.post, person: person, at: desk, note: nil,
                        expires: hold.map { desk + $0 }), subject: call.about, correlation: call.about, cause: of)
            }, at: later(now))
    }

    /// Somebody keeps something quiet for a while.
    mutating func silence(_ now: Timestamp) -> [PlannedDeed] {
        let abouts = calls.values.filter { !over.contains($0.call) }.map(\.about).sorted()
        // Some ask for everything to be quiet, which keeps only minor calls so.
        let about = abouts.isEmpty || chance.happens(0.1) ? [] : [chance.one(of: abouts)]
        let level: WarningLevel? = chance.happens(0.3) ? nil : chance.one(of: WarningLevel.allCases)
        let upTo = chance.one(of: CallUrgency.allCases)
        return keepQuiet(about, upTo: upTo, level, for: chance.span(.minutes(20) ... .hours(5)), at: now)
    }

    mutating func keepQuiet(
        _ about: [String], upTo: CallUrgency, _ level: WarningLevel?, for span: Duration, at now: Timestamp
    ) -> [PlannedDeed] {
        count += 1
        let number = "\(side.rawValue)-silence-\(count)"
        let post = region.posts(of: side).first?.id ?? "\(side.rawValue)-desk"
        let person = person(on: post, at: now)
        let set = plan(
            { desk in
                Deed.Said(
                    SilenceSet(
                        silence: number, rules: [], about: about, upTo: upTo, level: level, begins: desk, ends: desk + span, post: post,
                        person: person, at: desk, reason: "simulated 模拟"), subject: number)
            }, at: now)
        guard chance.happens(0.7) else { return set }
        let end = plan(
            { desk in
                Deed.Said(
                    SilenceEnded(silence: number, post: post, person: person, at: desk, reason: "simulated 模拟"), subject: number)
            }, at: now + chance.span(.minutes(5) ... .hours(3)))
        return set + end
    }

    /// Somebody swaps a shift, is away, or takes over.
    mutating func changeRota(_ now: Timestamp) -> [PlannedDeed] {
        let rotas = plan.rotas.filter { $0.side == side }.sorted { $0.post < $1.post }
        guard !rotas.isEmpty else { return [] }
        let rota = chance.one(of: rotas)
        count += 1
        let number = "\(side.rawValue)-change-\(count)"
        let others = Set(rota.layers.flatMap(\.people)).sorted()
        let (seated, other) = (person(on: rota.post, at: now + .hours(2)), chance.one(of: others))
        let (begins, lasts) = (chance.span(.minutes(5) ... .hours(6)), chance.span(.hours(2) ... .hours(20)))
        let isSwap = chance.happens(0.6) && seated != other
        return plan(
            { desk in
                let by = Releaser(post: rota.post, person: seated, at: desk)
                if isSwap {
                    return Deed.Said(
                        ShiftSwapped(
                            change: number, rota: rota.post, from: desk + begins, until: desk + begins + lasts, person: seated,
                            replacement: other, by: by), subject: rota.post)
                }
                return Deed.Said(
                    AbsenceRecorded(change: number, person: seated, from: desk + begins, until: desk + begins + lasts, by: by),
                    subject: seated)
            }, at: now)
    }
}
