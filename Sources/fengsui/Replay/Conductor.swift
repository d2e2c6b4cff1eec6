import Chronology
import Events
import Foundation
import Journal
import Runtime
import Wording
import ZeroMQ

/// Plays a scenario: moves the exercise's time, hands in what was known then, and waits each time until everybody has answered.
final class Conductor {
    private let scenario: Scenario
    private let stage: Stage
    private let story: StoryLine
    private let hub: Hub
    private let ends: [Side: NodeEnd]
    private var people: SimulatedPeople
    private var slices: [HourlyFeed.Slice]
    private var injects: [Scenario.Inject]
    private var summary = ReplaySummary()
    private let started = ContinuousClock.now

    init(_ scenario: Scenario, _ stage: Stage, _ playbooks: Playbooks, _ story: StoryLine) throws {
        (self.scenario, self.stage, self.story) = (scenario, stage, story)
        hub = try Hub()
        ends = Dictionary(uniqueKeysWithValues: Side.allCases.map { [hub] in ($0, NodeEnd($0, stage, hub)) })
        people = SimulatedPeople(scenario.people, region: playbooks.region)
        slices = try scenario.hours.flatMap { try HourlyFeed($0).slices }.filter { $0.stamp >= scenario.from }.sorted {
            $0.stamp < $1.stamp
        }
        injects = scenario.injects.sorted { $0.at < $1.at }
    }

    /// From the first hour to the last.
    /// - Throws: `Complaint` when a service does not keep up or a node is gone.
    func play() async throws -> ReplaySummary {
        announce()
        for end in ends.values { try await end.waitUntilOpen() }
        try await advance(to: scenario.from)
        for file in scenario.history { try await handIn(name: file.lastPathComponent, Data(contentsOf: file)) }
        try await settle()
        var time = scenario.from
        var nextStep = scenario.from
        while time < scenario.to {
            if time == nextStep { nextStep = min(nextStep + scenario.step, scenario.to) }
            time = min(nextStep, people.next ?? nextStep, injects.first?.at ?? nextStep)
            try await advance(to: time)
            try await hour(until: time)
        }
        return try await finish()
    }

    /// Keeps the nodes and their desks running until the command is stopped.
    func leaveOpen() async throws {
        for side in Side.allCases { print("\(Self.deskName(side)): \(stage.deskAddress(of: side))") }
        print("Ctrl-C 结束 ends it.")
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    // MARK: - One step

    private func hour(until time: Timestamp) async throws {
        while let slice = slices.first, slice.stamp + scenario.publicationDelay <= time {
            try await handIn(name: slice.name, slice.bytes)
            slices.removeFirst()
        }
        while let inject = injects.first, inject.at <= time {
            let id = EventIdentity.derived(from: ["inject", inject.subject])
            try await end(inject.side).say(inject.payload, subject: inject.subject, id: id, at: inject.at, service: "hand")
            injects.removeFirst()
        }
        try await settle()
        for deed in people.deeds(by: time) {
            try await end(deed.side).say(
                deed.payload, subject: deed.subject, id: deed.id, at: deed.at, service: "people", correlationID: deed.correlationID)
        }
        try await settle()
    }

    /// Both journals are told the time; every service goes by it.
    private func advance(to time: Timestamp) async throws {
        for side in Side.allCases {
            try await end(side).say(
                ClockAdvanced(to: time), subject: "clock", id: EventIdentity.derived(from: ["clock", time.rfc3339]), at: time,
                service: "replay")
        }
        try await settle()
    }

    /// Puts a file into the local inbox and waits until it has been read.
    private func handIn(name: String, _ bytes: Data) async throws {
        let inbox = URL(filePath: stage.local.folder.inbox)
        let target = inbox.appending(path: name)
        try bytes.write(to: inbox.appending(path: ".\(name)"))
        try FileManager.default.moveItem(at: inbox.appending(path: ".\(name)"), to: target)
        try await patiently("observe does not read \(name)") { !FileManager.default.fileExists(atPath: target.path) }
    }

    /// Waits until every service of both nodes has answered everything, and tells what they said.
    private func settle() async throws {
        try await patiently("a service does not keep up; `fengsui status --node \(stage.root)/local.yaml` shows which") {
            var heads: [Side: Int64] = [:]
            for side in Side.allCases {
                guard let head = try await self.end(side).quietHead() else { return false }
                heads[side] = head
            }
            // Quiet means quiet on both at once: what one side said last may be on its way to the other.
            for side in Side.allCases where try await self.end(side).quietHead() != heads[side] { return false }
            return true
        }
        for side in Side.allCases { try await tell(side) }
    }

    private func tell(_ side: Side) async throws {
        for event in try await end(side).news() {
            try people.see(event, in: side)
            guard event.side == side else { continue }
            summary.count(event)
            if story.isWorthTelling(event) { print(story.line(for: event)) }
        }
        fflush(nil)
    }

    private func end(_ side: Side) throws -> NodeEnd {
        guard let end = ends[side] else { throw Complaint("there is no node \(side.rawValue)") }
        return end
    }

    private static let patience = Duration.seconds(90)
    private static let glance = Duration.milliseconds(4)

    private func patiently(_ complaint: String, _ isDone: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while try await !isDone() {
            guard ContinuousClock.now < deadline else { throw Complaint("after \(Self.patience.wholeSeconds) s \(complaint)") }
            try await Task.sleep(for: Self.glance)
        }
    }

    // MARK: - Beginning and end

    private func announce() {
        print(Terminal.styled("演练 EXERCISE · \(scenario.name)", .magenta))
        print("\(scenario.from.beijingText) – \(scenario.to.beijingText) (北京时间 Beijing time)")
        for side in Side.allCases { print("\(Self.deskName(side)): \(stage.deskAddress(of: side))") }
        fflush(nil)
    }

    private static func deskName(_ side: Side) -> String {
        switch side {
        case .local: "值班台 desk, 地方 local"
        case .corps: "值班台 desk, 兵团 corps"
        }
    }

    private func finish() async throws -> ReplaySummary {
        for side in Side.allCases { summary.shared[side] = try await end(side).crossed() }
        summary.played = scenario.to - scenario.from
        summary.took = started.duration(to: .now)
        return summary
    }
}
