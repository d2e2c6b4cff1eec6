import Chronology
import Duty
import Events
import Testing
import Wording

@testable import Calling

@Suite("A dead-man's watch")
struct WatchPromises {
    static let plan = WatchPlan(
        heartbeat: .minutes(5), sideGrace: .minutes(10), linkGrace: .minutes(15),
        listened: [
            ListenedWatch(
                kind: .source, side: .local, name: Small.text("station"), events: [ObservationRecorded.type], subject: "653101",
                rhythm: .every(.hours(1)), grace: .hours(1)),
            ListenedWatch(
                kind: .forecast, side: .local, name: Small.text("forecast"), events: [DayRecorded.type], subject: "653101",
                rhythm: .daily(minute: 20 * 60), grace: .minutes(0)),
            ListenedWatch(
                kind: .service, side: .local, name: Small.text("service"), events: [], subject: "observe", rhythm: .every(.hours(3)),
                grace: .minutes(0)),
        ])
    static let lapsed = CallRule(
        id: "lapsed", name: Small.text("lapsed"), events: [WatchLapsed.type], sides: .own, urgency: .major, ladder: "ladder",
        chain: "watch", over: [WatchRecovered.type], title: Small.text("{reason}"))

    private func bench() -> Bench { Small.bench(plan: Small.plan(rules: [Self.lapsed], watches: Self.plan)) }

    private func observation() -> ObservationRecorded {
        ObservationRecorded(
            station: "653101", place: "653101", hour: morning, values: [:], publishedPrimary: [], revision: 0, file: "f", line: 1)
    }

    private func heartbeat(_ number: Int) -> HeartbeatSaid { HeartbeatSaid(number: number, every: 300, open: 0, unanswered: 0) }

    @Test("calls somebody when a source is silent, and is over when it is heard again")
    func source() throws {
        var bench = bench()
        try bench.hear(observation(), subject: "653101", by: "observe")
        for number in 1...50 {
            try bench.move(to: minute(Double(number) * 5))
            try bench.hear(heartbeat(number), from: .corps, by: "notify")
        }
        #expect(
            bench.lines().prefix(5) == [
                "120 lapsed source-653101", "120 opened lapsed", "120 told 1.0 officer=ana", "125 told 1.1 deputy=ben",
                "130 told 1.2 the-chief=cleo",
            ])
        #expect(
            bench.lines().filter { $0.contains("lapsed") && !$0.contains("opened") } == [
                "120 lapsed source-653101", "180 lapsed service-observe",
            ])
        try bench.hear(observation(), subject: "653101", by: "observe")
        #expect(
            bench.lines().suffix(4).sorted() == [
                "250 closed over", "250 closed over", "250 recovered service-observe", "250 recovered source-653101",
            ])
    }

    @Test("on the other side lapses when its heartbeat does not come, and an old one that comes late proves nothing")
    func side() throws {
        var bench = bench()
        try bench.hear(heartbeat(1), from: .corps, by: "notify")
        try bench.move(to: minute(16))
        #expect(bench.lines().first == "15 lapsed side-corps")
        try bench.move(to: minute(30))
        try bench.hear(heartbeat(2), from: .corps, at: minute(5), by: "notify")
        #expect(!bench.lines().contains { $0.contains("recovered") })
        try bench.hear(heartbeat(6), from: .corps, at: minute(30), by: "notify")
        #expect(bench.lines().suffix(2) == ["30 recovered side-corps", "30 closed over"])
        try bench.move(to: minute(46))
        #expect(bench.lines().contains("45 lapsed side-corps"))
    }

    @Test("says its own heartbeat at its time, with what is open; once after a cut of power")
    func heartbeat() throws {
        var bench = bench()
        try bench.hear(observation(), subject: "653101", by: "observe")
        try bench.move(to: minute(16))
        #expect(bench.payloads(HeartbeatSaid.self).map(\.number) == [1, 2, 3, 4])
        try bench.jump(to: minute(5000))
        #expect(bench.payloads(HeartbeatSaid.self).map(\.number) == [1, 2, 3, 4, 5])
        #expect(bench.payloads(HeartbeatSaid.self).last?.every == 300)
    }

    @Test("on the link lapses only when it is down for long")
    func link() throws {
        var bench = bench()
        let down = LinkChanged(peer: .corps, state: .down, reason: Small.text("cut"))
        let up = LinkChanged(peer: .corps, state: .up, reason: Small.text("back"))
        try bench.hear(down, by: "liaise")
        try bench.move(to: minute(14))
        try bench.hear(heartbeat(1), from: .corps, by: "notify")
        try bench.hear(up, by: "liaise")
        try bench.move(to: minute(20))
        #expect(bench.lines() == [])
        try bench.hear(down, by: "liaise")
        try bench.hear(heartbeat(2), from: .corps, by: "notify")
        try bench.move(to: minute(35))
        #expect(bench.lines().filter { !$0.contains("opened") }.prefix(1) == ["35 lapsed link-corps"])
        #expect(bench.calls.map(\.about).contains("link-corps"))
        try bench.hear(up, by: "liaise")
        #expect(bench.lines().suffix(2) == ["35 recovered link-corps", "35 closed over"])
        try bench.hear(down, by: "liaise")
        try bench.move(to: minute(50))
        #expect(bench.lines().contains("50 lapsed link-corps"))
    }

    @Test("on a channel is the sender's: what it says calls somebody, and what became of messages says nothing here")
    func channel() throws {
        var bench = bench()
        let attempts = [ChannelAttempt(channel: "sms", attempts: 3, reason: "refused")]
        for number in 1...10 {
            try bench.hear(
                NotificationTransported(notification: "n\(number)", call: "c", channel: "email", attempts: attempts, at: morning),
                by: "channels")
        }
        #expect(bench.lines().isEmpty)
        try bench.hear(WatchLapsed(watch: "channel-sms", kind: .channel, every: 0, reason: Small.text("r")), by: "channels")
        #expect(bench.calls.map(\.about) == ["channel-sms"])
        try bench.hear(WatchRecovered(watch: "channel-sms", kind: .channel, reason: Small.text("r")), by: "channels")
        #expect(bench.lines().last == "0 closed over")
    }

    @Test("of the other side's journal is none of ours")
    func others() throws {
        var bench = bench()
        try bench.hear(WatchLapsed(watch: "side-local", kind: .side, every: 1, reason: Small.text("r")), from: .corps, by: "notify")
        #expect(bench.calls.isEmpty)
    }

    @Test("on a daily forecast lapses each day at its time when none has come that day")
    func daily() throws {
        var bench = Small.bench(
            plan: Small.plan(
                rules: [Self.lapsed],
                watches: WatchPlan(
                    heartbeat: nil, sideGrace: nil, linkGrace: nil,
                    listened: Self.plan.listened.filter { $0.kind == .forecast })))
        try bench.hear(
            DayRecorded(place: "653101", date: CalendarDate("2026-03-01")!, values: [:], revision: 0, file: "f", line: 1),
            subject: "653101", by: "forecast")
        try bench.move(to: minute(36 * 60 - 1))
        #expect(bench.lines() == [])
        try bench.move(to: minute(36 * 60))
        #expect(bench.lines().first == "2160 lapsed forecast-653101")
    }

    @Test("that a new plan brings begins with the next waking, and one that it takes away calls nobody")
    func newPlan() throws {
        let heartbeatOnly = WatchPlan(heartbeat: .minutes(5), sideGrace: nil, linkGrace: nil, listened: [])
        func processor(_ watches: WatchPlan) -> NotifyProcessor {
            NotifyProcessor(
                side: .local, plan: Small.plan(rules: [Self.lapsed], watches: watches), duty: Small.duty(), region: Small.region)
        }
        var bench = Bench(processor(heartbeatOnly))
        try bench.hear(LinkChanged(peer: .corps, state: .up, reason: Small.text("up")), by: "liaise")
        try bench.move(to: minute(300))
        bench.processor = processor(Self.plan)
        try bench.move(to: minute(321))
        #expect(bench.lines().first == "320 lapsed side-corps")
        bench.processor = processor(heartbeatOnly)
        try bench.move(to: minute(900))
        #expect(bench.lines().count { $0.contains("lapsed ") } == 1)
        #expect(Set(bench.state.watches.keys).isDisjoint(with: ["source-653101", "service-observe"]))
    }
}
