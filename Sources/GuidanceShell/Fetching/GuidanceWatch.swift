package import Chronology
import Foundation
import Guidance
package import Logging
import Wording

/// Asks each source when it is due and puts its replies into the inbox. Failing is said once, and so is that it works again; whoever makes
/// forecasts goes on without.
package struct GuidanceWatch: Sendable {
    private let policy: GuidancePolicy
    private let fetcher: GuidanceFetcher
    /// The folder that `observe` reads.
    private let inbox: String
    /// The file in which it is kept when what was asked last.
    private let memory: String
    private let now: @Sendable () -> Timestamp
    private let log: Logger

    package init(
        _ policy: GuidancePolicy, fetcher: GuidanceFetcher, inbox: String, memory: String, now: @escaping @Sendable () -> Timestamp,
        log: Logger
    ) {
        self.policy = policy
        self.fetcher = fetcher
        self.inbox = inbox
        self.memory = memory
        self.now = now
        self.log = log
    }

    /// How long it may take until a source that has become due is asked.
    private static let glance = Duration.seconds(20)

    /// Runs until the task is cancelled.
    package func run() async throws {
        while true {
            _ = await round()
            try await Task.sleep(for: Self.glance)
        }
    }

    /// What came of a source.
    package enum Outcome: Hashable, Sendable {
        /// The name of the file in the inbox.
        case fetched(String)
        case failed(FetchError)
        /// The reply could not be written.
        case notKept(String)
    }

    /// Asks every source that is due, one after the other.
    /// - Parameter all: those as well that are not due.
    package func round(all: Bool = false) async -> [(source: String, outcome: Outcome)] {
        var schedules = remembered()
        var outcomes: [(String, Outcome)] = []
        for source in policy.sources where !Task.isCancelled {
            var schedule = schedules[source.id] ?? FetchSchedule()
            let due = schedule.due(every: source.every)
            guard all || due.map({ $0 <= now() }) ?? true else { continue }
            let outcome = await fetch(source)
            guard !Task.isCancelled else { break }
            take(outcome, of: source, into: &schedule)
            schedules[source.id] = schedule
            remember(schedules)
            outcomes.append((source.id, outcome))
        }
        return outcomes
    }

    private func fetch(_ source: GuidancePolicy.Source) async -> Outcome {
        do throws(FetchError) {
            let bytes = try await fetcher.fetch(policy.url(for: source), timeout: source.timeout)
            return keep(bytes, of: source)
        } catch {
            return .failed(error)
        }
    }

    private func take(_ outcome: Outcome, of source: GuidancePolicy.Source, into schedule: inout FetchSchedule) {
        switch outcome {
        case .fetched(let name):
            if schedule.failures > 0 { log.notice("\(source.id) answers again") }
            log.debug("\(source.id): \(name)")
            schedule.succeeded(at: now())
        case .failed(let error):
            if schedule.failures == 0 { log.warning("\(source.id): \(error.text.en); forecasts go on without it") }
            schedule.failed(at: now())
        case .notKept(let reason):
            if schedule.failures == 0 { log.error("\(source.id): the reply cannot be put into the inbox: \(reason)") }
            schedule.failed(at: now())
        }
    }

    /// `20260326T090000Z-ensemble@ecmwf_ifs025_ensemble.json`, whole at once.
    private func keep(_ bytes: [UInt8], of source: GuidancePolicy.Source) -> Outcome {
        let ending = GuidanceFormat(recognising: bytes)?.rawValue ?? "dat"
        let stamp = now().rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }
        let name = "\(stamp)Z-\(source.id)@\(source.model).\(ending)"
        let place = URL(filePath: inbox).appending(path: name)
        let part = URL(filePath: inbox).appending(path: ".\(name).part")
        do {
            try Data(bytes).write(to: part)
            if FileManager.default.fileExists(atPath: place.path) { try FileManager.default.removeItem(at: place) }
            try FileManager.default.moveItem(at: part, to: place)
            return .fetched(name)
        } catch {
            try? FileManager.default.removeItem(at: part)
            return .notKept(error.localizedDescription)
        }
    }
}

// MARK: - What was asked when

extension GuidanceWatch {
    /// Lost or damaged, it is as if nothing had been asked.
    private func remembered() -> [String: FetchSchedule] {
        guard let data = FileManager.default.contents(atPath: memory) else { return [:] }
        return (try? JSONDecoder().decode([String: FetchSchedule].self, from: data)) ?? [:]
    }

    private func remember(_ schedules: [String: FetchSchedule]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(schedules) else { return }
        do {
            try data.write(to: URL(filePath: memory), options: .atomic)
        } catch {
            log.warning("it cannot be kept when guidance was asked for: \(error.localizedDescription)")
        }
    }
}
