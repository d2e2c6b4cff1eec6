import ArgumentParser
import Chronology
import Events
import Foundation
import Journal
import Observing
import Playbook
import Processing
import Region
import Runtime
import Wording
import ZeroMQ

/// How long a service needs for ten years of hourly data: from the beginning of the journal, and from its snapshot.
struct HistoryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Replay years of hourly data of many stations into a service's state. 历史回放基准",
        discussion: """
            Writes the observations into a new journal (made-up values, in an exercise realm), serves it over ipc in this process, and
            runs `observe` over it: first from nothing, then from the snapshot that the first run left.
            """)
    @Option(help: "Years of hourly data. 年数") var years = 10
    @Option(help: "Stations. 站点数") var stations = 30
    @Option(help: "The folder Playbooks. 预案目录") var playbooks = "Playbooks"

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-history-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = try HistoryRun(folder: folder.path, region: region(Playbooks.load(from: playbooks).region), stations: stations)
        let events = try await bench.write(hours: years * 8766)
        let first = try await bench.follow()
        let second = try await bench.follow()
        print("events                        \(events)")
        print("replay from the beginning     \(seconds(first)) s  (\(Int(Double(events) / max(first, 1e-9))) events/s)")
        print("restart from the snapshot     \(seconds(second)) s")
    }

    private func seconds(_ value: Double) -> String { String(format: "%.2f", value) }

    /// The playbooks' region with as many stations as are asked for.
    private func region(_ region: Region) -> Region {
        let made = (0..<stations).map { number in
            Station(
                code: "B\(number)", name: .init(zh: "基准\(number)", en: "bench \(number)"), aliases: [],
                place: region.places(of: .local)[number % region.places(of: .local).count].code, latitude: 39, longitude: 76,
                provenance: .init(kind: .illustrative, source: nil))
        }
        return Region(
            places: region.places, stations: made, organisations: region.organisations, posts: region.posts, areas: region.areas)
    }
}

/// The journal of the benchmark and the service over it.
private struct HistoryRun {
    private let configuration: NodeConfiguration
    private let region: Region
    private let stations: Int

    init(folder: String, region: Region, stations: Int) throws {
        (self.region, self.stations) = (region, stations)
        let text = """
            side: local
            realm: exercise-bench
            data: '\(folder)'
            playbooks: '.'
            clock: journal
            services: [observe]
            """
        let (value, findings) = NodeConfiguration.read(text, file: folder + "/node.yaml")
        guard let value else { throw Findings(findings) }
        configuration = value
        try configuration.folder.prepare()
    }

    /// Writes the observations straight into the storage; the benchmark is about reading them.
    func write(hours: Int) async throws -> Int {
        let storage = try SQLiteStorage(path: configuration.folder.journal, realm: configuration.realm)
        let start = Timestamp(secondsSince1970: 1_420_041_600)
        for hour in stride(from: 0, to: hours, by: Self.hoursInBatch) {
            let batch = try (hour..<min(hour + Self.hoursInBatch, hours)).flatMap { try observations(hour: $0, start) }
            _ = try await storage.append(batch, recorded: start)
            Terminal.progress("writing \(hour * 100 / hours) %")
        }
        Terminal.endProgress()
        return hours * stations
    }

    private static let hoursInBatch = 200

    private func observations(hour: Int, _ start: Timestamp) throws -> [Candidate] {
        let stamp = start + .hours(hour)
        return try (0..<stations).map { number in
            let value = Double((hour * 7 + number * 13) % 300 + 10)
            let payload = ObservationRecorded(
                station: "B\(number)", place: region.stations[number].place, hour: stamp,
                values: ["pm2_5": value, "pm10": value * 2, "so2": 12, "no2": 30, "co": 0.8, "o3": 90], publishedAQI: nil, revision: 0,
                file: "bench.csv", line: hour + 2)
            return Candidate(
                try Event(
                    payload, id: "\(number)-\(hour)", source: "/local/observe", subject: "B\(number)", time: stamp, side: .local,
                    realm: configuration.realm))
        }
    }

    /// Seconds until `observe` has come to the head of the journal.
    func follow() async throws -> Double {
        let node = try Node.open(configuration, service: "observe")
        let storage = try SQLiteStorage(path: configuration.folder.journal, realm: configuration.realm)
        let server = try await JournalServer(
            storage: storage, realm: configuration.realm, side: .local, doors: .init(inside: configuration.folder.sockets), hub: node.hub,
            now: { NodeClock.system() }, notify: { _ in })
        let head = try await storage.head()
        let started = ContinuousClock.now
        let (arrivals, arrived) = AsyncStream.makeStream(of: Int64.self)
        let shell = ProcessorShell(
            ObserveProcessor(side: .local, region: region), on: node, watch: { _, position, _ in _ = arrived.yield(position) })
        let elapsed = try await withThrowingTaskGroup(of: Double.self) { group in
            group.addTask {
                try await server.run()
                return 0
            }
            group.addTask {
                try await shell.run()
                return 0
            }
            group.addTask {
                for await position in arrivals where position >= head { return started.duration(to: .now) / .seconds(1) }
                return 0
            }
            defer { group.cancelAll() }
            return try await group.next() ?? 0
        }
        await node.close()
        return elapsed
    }
}
