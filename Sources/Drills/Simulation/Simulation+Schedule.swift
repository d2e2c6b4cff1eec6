import Chronology
import Events
import Processing
import Region

/// What is laid down before anything happens: weather, spills, breaches, cuts of power, what people change of their own accord.
extension Simulation {
    func schedule() {
        var chance = Chance(seed: seed, .weather)
        let areas = ground.region.areas
        var weather = Weather(seed: seed, from: begin, length, areas: areas)
        // A short run has few matters, so that it is over soon.
        let first = chance.whole(0...max(0, areas.count - 1))
        for (place, area) in areas.enumerated() where place == first || chance.happens(length.areas) {
            for (time, news) in weather.news(of: area) where time < calm { add(.news(area.side, news), at: time) }
        }
        for number in 0..<climate.spills {
            guard let spill = Spill(&chance, number: number, from: begin, length, ground: ground) else { continue }
            for (time, news) in spill.news where time < calm { add(.news(spill.side, news), at: time) }
        }
        for breach in climate.breaches { add(.breach(breach), at: begin + breach.from) }
        for _ in 0..<climate.powerCuts {
            add(.powerCut(chance.one(of: Side.allCases)), at: begin + chance.span(length.quiet...length.trouble))
        }
        for side in Side.allCases {
            add(.ask(side), after: .seconds(1))
            scheduleChanges(side)
        }
        if climate.isSigned, cast.rotatesKeys {
            add(.keyRotation(chance.one(of: Side.allCases)), at: begin + chance.span(length.quiet...length.trouble))
        }
        if climate.clock == .journal { add(.clock, at: begin) }
    }

    private func scheduleChanges(_ side: Side) {
        var chance = Chance(seed: seed ^ (side == .local ? 0xA : 0xB), .people)
        for _ in 0..<climate.habits.changes {
            let time = begin + chance.span(length.quiet...length.trouble)
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

    /// A side signs with another key from now on.
    func rotateKey(_ side: Side) {
        guard let node = nodes[side], node.hasPower, node.clock.isSet else {
            if !isOver { add(.keyRotation(side), after: .minutes(10)) }
            return
        }
        guard let event = node.signer?.rotate(side, at: node.clock.now, in: realm) else { return }
        note(side, "更换签名密钥", "the signing key is changed")
        append(event, to: side)
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
        note(
            nil, "链路故障（\(breach.kind.rawValue)），\(breach.lasts.wholeSeconds / 60) 分钟",
            "the link: \(breach.kind.rawValue), \(breach.lasts.wholeSeconds / 60) min")
        network.begin(breach)
        add(.breachEnds(breach), at: min(now + breach.lasts, calm))
    }
}
