import Chronology
import Events
import Processing
import Region

/// What is laid down before anything happens: weather, spills, breaches, cuts of power, what people change of their own accord.
extension Simulation {
    func schedule(_ days: Int) {
        var chance = Chance(seed: seed, .weather)
        let areas = ground.region.areas
        var weather = Weather(seed: seed, from: begin.beijingDate, days: days, areas: areas)
        for day in 0..<days {
            for area in areas {
                for (time, news) in weather.news(of: area, day: day) where time < calm { add(.news(area.side, news), at: time) }
            }
        }
        for number in 0..<climate.spills {
            guard let spill = Spill(&chance, number: number, from: begin, days: days, ground: ground) else { continue }
            for (time, news) in spill.news where time < calm { add(.news(spill.side, news), at: time) }
        }
        for breach in climate.breaches { add(.breach(breach), at: begin + breach.from) }
        for _ in 0..<climate.powerCuts {
            add(.powerCut(chance.one(of: Side.allCases)), at: begin + chance.span(.hours(1) ... .days(days)))
        }
        for side in Side.allCases {
            add(.ask(side), after: .seconds(1))
            scheduleChanges(side, days)
        }
        if climate.clock == .journal { add(.clock, at: begin) }
    }

    private func scheduleChanges(_ side: Side, _ days: Int) {
        var chance = Chance(seed: seed ^ (side == .local ? 0xA : 0xB), .people)
        for _ in 0..<climate.habits.changes {
            let time = begin + chance.span(.hours(3) ... .days(days))
            let change: Deed.Change = chance.happens(0.6) ? .silence : .rota
            add(.deed(side, Deed(key: "change", make: { _ in nil }, change: change)), at: time)
        }
    }

    /// The exercise's time for both journals.
    func tick() {
        let told = min(now, end)
        for side in Side.allCases where nodes[side]?.hasPower ?? false {
            let id = EventIdentity.derived(from: ["clock", told.rfc3339])
            let event = try? Event(
                ClockAdvanced(to: told), id: id, source: "/\(side.rawValue)/replay", subject: "clock", time: told, side: side, realm: realm)
            guard let event else { continue }
            nodes[side]?.clock.hear(event)
            append(event, to: side)
        }
        if now < end { add(.clock, at: min(now + Self.tickLength, end)) }
    }

    private static let tickLength = Duration.minutes(10)

    /// Something comes from outside. A node without power hears it when it has power again.
    func tell(_ news: News, _ side: Side) {
        guard let node = nodes[side], node.hasPower else {
            if !isOver { add(.news(side, news), after: .minutes(10)) }
            return
        }
        let event = try? Event(
            news.payload, id: news.id, source: "/\(side.rawValue)/\(news.service)", subject: news.subject, time: node.clock.now,
            side: side, realm: realm, correlationID: news.service == "desk" || news.service == "rivers" ? news.subject : nil)
        if let event { append(event, to: side) }
    }

    func begin(_ breach: LinkBreach) {
        guard !isCalm else { return }
        history.counts.breaches += 1
        trace("link: \(breach.kind.rawValue) for \(breach.lasts.wholeSeconds) s")
        network.begin(breach)
        add(.breachEnds(breach), at: min(now + breach.lasts, calm))
    }
}
