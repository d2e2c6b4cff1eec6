import ArgumentParser
import Foundation
import Journal

/// Measures this machine. Not a test: nothing here fails for being slow.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how fast this machine is. 性能测试",
        subcommands: [
            BenchJournalCommand.self, HistoryBench.self, ForecastBench.self, IssueBench.self, RiverBench.self, NotifyBench.self,
            LinkBench.self, DeskBench.self,
        ])
}

/// Measures the journal beside plain SQLite, on the same disk in the same run.
struct BenchJournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Measure durable appends, live delivery and reading, beside plain SQLite. 日志性能",
        discussion: """
            Server, publishers and subscribers run in this one process, each with a socket thread of its own, and share its cores. An append
            is durable: on disk, by fsync, before it is acknowledged. Events are made beforehand; checking, hashing and storing them counts.
            Use a release build, and a folder on the disk that the node would use.
            """)
    @Option(help: "A folder on the disk to be measured. 测试目录")
    var folder: String = FileManager.default.temporaryDirectory.path
    @Option(help: "Factor on the number of events. 规模")
    var scale: Double = 1
    @Option(help: "Subscribers of the live fan-out. 订阅者数")
    var subscribers: Int = 4
    @Option(help: "Only parts whose name contains this. 只测某部分")
    var only: String?

    func validate() throws {
        guard scale > 0, scale <= 100 else { throw ValidationError("--scale is more than 0 and at most 100") }
        guard (1...64).contains(subscribers) else { throw ValidationError("--subscribers is 1–64") }
    }

    func run() async throws {
        let place = URL(filePath: folder).appending(path: "fengsui-bench-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let bench = JournalBench(folder: place, scale: scale, subscribers: subscribers)
        print("\(bench.eventBytes) bytes an event · \(ProcessInfo.processInfo.activeProcessorCount) cores · \(place.path)")
        print(Measurement.heading)
        for part in bench.parts where only.map(part.name.contains) ?? true {
            Terminal.progress("\(part.name) …")
            let measured = try await part.run()
            Terminal.endProgress()
            print(measured.line(part.name))
        }
    }
}
