import Chronology
import Events
import Foundation
import Guidance
import Logging
import Playbook
import Synchronization
import Testing
import Wording

@testable import GuidanceShell

/// A reply for one place with a whole day of temperature; every number is made up.
let sampleReply: String = {
    let times = (0..<24).map { #""2026-03-27T\#($0 < 10 ? "0" : "")\#($0):00""# }.joined(separator: ",")
    let values = [String](repeating: "10.5", count: 24).joined(separator: ",")
    return #"{"latitude":39.5,"longitude":76.0,"elevation":1290.0,"utc_offset_seconds":28800,"timezone":"Asia/Shanghai","#
        + #""hourly_units":{"time":"iso8601","temperature_2m":"°C"},"hourly":{"time":[\#(times)],"temperature_2m":[\#(values)]}}"#
}()

@Suite("Fetching by URL", .timeLimit(.minutes(2)))
struct FetcherTests {
    private func fetcher(bytes: Int = 100_000, attempts: Int = 1) throws -> GuidanceFetcher {
        var limits = GuidanceFetcher.Limits()
        (limits.bytes, limits.attempts, limits.pause, limits.connect) = (bytes, attempts, .milliseconds(1), .seconds(1))
        return try #require(GuidanceFetcher(in: .actual, limits: limits))
    }

    /// What fetching from a server with this script gives, and how often it was asked.
    private func fetch(
        _ script: ScriptedServer.Act..., bytes: Int = 100_000, attempts: Int = 1, timeout: Duration = .seconds(10)
    ) async throws -> (result: Result<String, FetchError>, asked: Int) {
        let server = try await ScriptedServer(script: script)
        let fetcher = try fetcher(bytes: bytes, attempts: attempts)
        let result: Result<String, FetchError>
        do throws(FetchError) {
            result = .success(String(decoding: try await fetcher.fetch(server.address, timeout: timeout), as: UTF8.self))
        } catch {
            result = .failure(error)
        }
        await fetcher.close()
        await server.stop()
        return (result, server.heads.count)
    }

    @Test("an answer comes as it is, asked for once")
    func well() async throws {
        let (result, asked) = try await fetch(.answer(sampleReply), attempts: 3)
        #expect(result == .success(sampleReply) && asked == 1)
    }

    @Test("in an exercise there is no fetcher")
    func exercise() {
        #expect(GuidanceFetcher(in: .exercise("spring")) == nil)
    }

    @Test(
        "a host that errs is asked again, as often as is allowed and no more",
        arguments: ["503 Service Unavailable", "429 Too Many Requests"])
    func retries(status: String) async throws {
        let bad = ScriptedServer.Act.answer("busy", status: status)
        let (result, asked) = try await fetch(bad, bad, .answer(sampleReply), attempts: 3)
        #expect(result == .success(sampleReply) && asked == 3)
        let (failure, times) = try await fetch(bad, attempts: 3)
        #expect(failure == .failure(.status(host: "127.0.0.1", code: try #require(Int(status.prefix(3))), reason: "busy")) && times == 3)
    }

    @Test("a refusal with its reason is passed on and not tried again")
    func refused() async throws {
        let reason = #"{"error":true,"reason":"Cannot initialize from nonsense"}"#
        let (result, asked) = try await fetch(.answer(reason, status: "400 Bad Request"), attempts: 3)
        #expect(result == .failure(.status(host: "127.0.0.1", code: 400, reason: reason)) && asked == 1)
    }

    @Test("a host that stalls, before its answer or in it, is given up in time")
    func stalls() async throws {
        let start = ContinuousClock.now
        for act in [ScriptedServer.Act.stall, .writeAndStall("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"latitude\"")] {
            let (result, _) = try await fetch(act, timeout: .seconds(1))
            #expect(result == .failure(.timeout(host: "127.0.0.1", seconds: 1)))
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("a body larger than allowed is not taken, said beforehand or not")
    func large() async throws {
        let (said, _) = try await fetch(.answer("[" + String(repeating: " ", count: 200_000)))
        #expect(said == .failure(.tooLarge(host: "127.0.0.1", most: 100_000)))
        let (flood, _) = try await fetch(.flood)
        #expect(flood == .failure(.tooLarge(host: "127.0.0.1", most: 100_000)))
    }

    @Test(
        "what is no answer, or another than was asked for, is refused",
        arguments: [
            ScriptedServer.Act.close, .write("HELLO\r\n\r\n"), .write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"lat"),
            .answer("<html>Sign in</html>"), .answer(""),
            .write("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
        ])
    func lies(act: ScriptedServer.Act) async throws {
        let (result, _) = try await fetch(act)
        guard case .failure(let error) = result else {
            Issue.record("taken")
            return
        }
        #expect(!error.text.zh.isEmpty && error.text.en.contains("127.0.0.1"))
    }

    @Test("nobody there, and no address")
    func nobody() async throws {
        let server = try await ScriptedServer(.close)
        await server.stop()
        let fetcher = try fetcher()
        await #expect(throws: FetchError.self) { try await fetcher.fetch(server.address, timeout: .seconds(5)) }
        await #expect(throws: FetchError.address("nonsense")) { try await fetcher.fetch("nonsense", timeout: .seconds(5)) }
        await fetcher.close()
    }
}

@Suite("Asking when it is due", .timeLimit(.minutes(1)))
struct WatchTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
    private let start = Timestamp(milliseconds: 1_774_515_600_000)

    init() throws { try FileManager.default.createDirectory(at: folder.appending(path: "inbox"), withIntermediateDirectories: true) }

    private func policy(_ url: String) throws -> GuidancePolicy {
        let text = """
            enabled: true
            points:
              - {id: kashgar, name: {zh: 喀什, en: Kashgar}, latitude: 39.5, longitude: 76, provenance: illustrative}
            sources:
              - id: forecast
                kind: open-meteo.forecast
                url: \(url)
                model: gfs_seamless
                variables: [temperature_2m]
                days: 3
                every: 6h
                timeout: 5s
                provenance: illustrative
            """
        return try #require(GuidancePolicy.read(PlaybookFiles([GuidancePolicy.file: text])).value)
    }

    private func watch(
        _ server: ScriptedServer, _ fetcher: GuidanceFetcher, at now: Timestamp,
        log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) throws -> GuidanceWatch {
        GuidanceWatch(
            try policy(server.address), fetcher: fetcher, inbox: folder.appending(path: "inbox").path,
            memory: folder.appending(path: "guidance.json").path, now: { now }, log: log)
    }

    private var inbox: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "inbox").path).sorted() }
    }

    @Test("a reply lies in the inbox as a whole file that can be read, and is not asked for again before its time, also after a restart")
    func round() async throws {
        let server = try await ScriptedServer(.answer(sampleReply))
        let fetcher = try #require(GuidanceFetcher(in: .actual))
        let outcomes = try await watch(server, fetcher, at: start).round()
        #expect(outcomes.map(\.outcome) == [.fetched("20260326T090000Z-forecast@gfs_seamless.json")])
        #expect(try inbox == ["20260326T090000Z-forecast@gfs_seamless.json"])
        let name = try #require(try inbox.first)
        let bytes = try Data(contentsOf: folder.appending(path: "inbox").appending(path: name))
        let runs = try GuidanceFile(name: name, bytes: Array(bytes)).runs(
            GuidanceContext(known: start), decodingGRIB: { (_, _) throws(GuidanceError) in [] })
        #expect(runs.first?.source.description == "open-meteo.forecast/gfs_seamless")
        #expect(
            server.heads.first?.hasPrefix("GET /v1?latitude=39.5&longitude=76.0&hourly=temperature_2m&models=gfs_seamless&forecast_days=3")
                == true)
        #expect(try await watch(server, fetcher, at: start + .hours(5)).round().isEmpty)
        #expect(try await watch(server, fetcher, at: start + .hours(6)).round().count == 1)
        #expect(try await watch(server, fetcher, at: start + .hours(7)).round(all: true).count == 1)
        await fetcher.close()
        await server.stop()
    }

    @Test("a host that does not answer is asked again after a while, not at once, and nothing is left behind")
    func failing() async throws {
        let server = try await ScriptedServer(.answer("no", status: "404 Not Found"))
        let fetcher = try #require(GuidanceFetcher(in: .actual))
        #expect(
            try await watch(server, fetcher, at: start).round().map(\.outcome) == [
                .failed(.status(host: "127.0.0.1", code: 404, reason: "no"))
            ])
        #expect(try await watch(server, fetcher, at: start + .minutes(4)).round().isEmpty)
        #expect(try await watch(server, fetcher, at: start + .minutes(5)).round().count == 1)
        #expect(try inbox.isEmpty)
        await fetcher.close()
        await server.stop()
    }

    @Test("that a host fails is said once, and so is that it answers again")
    func said() async throws {
        let no = ScriptedServer.Act.answer("no", status: "404 Not Found")
        let server = try await ScriptedServer(no, no, no, .answer(sampleReply), .answer(sampleReply), no)
        let fetcher = try #require(GuidanceFetcher(in: .actual))
        let notebook = Notebook()
        for hour in 0..<6 {
            let log = Logger(label: "test") { _ in notebook }
            _ = try await watch(server, fetcher, at: start + .hours(hour * 7), log: log).round()
        }
        #expect(server.heads.count == 6)
        #expect(notebook.lines.map(\.level) == [.warning, .notice, .warning])
        #expect(notebook.lines.first?.text.contains("answered 404: ‘no’") == true)
        #expect(notebook.lines[1].text == "forecast answers again")
        await fetcher.close()
        await server.stop()
    }

    @Test("pauses after failures grow to an hour, and never beyond the usual pause")
    func schedule() {
        var schedule = FetchSchedule()
        #expect(schedule.due(every: .hours(6)) == nil)
        let pauses = (1...7).map { _ -> Duration? in
            schedule.failed(at: start)
            return schedule.due(every: .hours(6)).map { $0 - start }
        }
        #expect(pauses == [5, 10, 20, 40, 60, 60, 60].map { .minutes($0) })
        #expect(schedule.due(every: .minutes(30)) == start + .minutes(30))
        schedule.succeeded(at: start)
        #expect(schedule.due(every: .hours(6)) == start + .hours(6))
    }

    @Test("a damaged memory is as none")
    func memory() async throws {
        try Data("{{{".utf8).write(to: folder.appending(path: "guidance.json"))
        let server = try await ScriptedServer(.answer(sampleReply))
        let fetcher = try #require(GuidanceFetcher(in: .actual))
        #expect(try await watch(server, fetcher, at: start).round().count == 1)
        await fetcher.close()
        await server.stop()
    }
}

/// Keeps what is logged from information up.
private final class Notebook: LogHandler, Sendable {
    private let kept = Mutex<[(level: Logger.Level, text: String)]>([])
    var lines: [(level: Logger.Level, text: String)] { kept.withLock { $0 } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { kept.withLock { $0.append((event.level, "\(event.message)")) } }
}

@Suite("GRIB in another process", .timeLimit(.minutes(1)))
struct ChildTests {
    private func child(_ script: String, timeout: Duration = .seconds(20)) -> GRIBChild {
        GRIBChild(executable: "/bin/sh", arguments: ["-c", script], timeout: timeout)
    }

    private func failure(_ script: String, timeout: Duration = .seconds(20)) async -> GuidanceError? {
        if case .failure(let error) = await child(script, timeout: timeout).fields(of: "/dev/null", at: []) { error } else { nil }
    }

    @Test("a process that falls, says nonsense or does not end costs the file and nothing else")
    func falls() async {
        #expect(await failure("kill -ABRT $$") == .decoderFell("signal 6"))
        #expect(await failure("exit 3") == .decoderFell("exit code 3"))
        #expect(await failure("echo hello") == .decoderFell("its answer cannot be read"))
        #expect(await failure("exec sleep 60", timeout: .milliseconds(200)) != nil)
    }

    @Test("its reason and its fields come through, a missing value included")
    func answers() async throws {
        let reason = GRIBAnswer(.message(7, "no such section"))
        let said = String(decoding: reason.json, as: UTF8.self)
        #expect(await failure("printf '%s' '\(said)'; exit 65") == .message(7, "no such section"))
        let now = Timestamp(milliseconds: 0)
        let field = GRIBField(
            message: 1, parameter: 167, shortName: "2t", levelType: "surface", level: 0, member: 0, stepType: "instant", reference: now,
            start: now, end: now, units: "K", isAnalysis: true, centre: "ecmf", samples: [280.5, nil, .nan])
        let json = String(decoding: try GRIBAnswer.json([field]), as: UTF8.self)
        let back = try await child("printf '%s' '\(json)'").fields(of: "/dev/null", at: []).get()
        #expect(back.first?.samples[0] == 280.5 && back.first?.samples[1] == nil && back.first?.samples[2]?.isNaN == true)
        #expect(back.first?.shortName == "2t")
    }

    @Test("the program, the points and the path are handed over as they are")
    func arguments() async {
        let points = [GuidancePoint(latitude: 39.5, longitude: 76), GuidancePoint(latitude: 40, longitude: 77.25)]
        let child = GRIBChild(
            executable: "/bin/sh", arguments: ["-c", #"test "$0 $1 $2" = "--points=39.5,76.0;40.0,77.25 -- /x y" && printf '[]'"#])
        guard case .success(let fields) = await child.fields(of: "/x y", at: points) else {
            Issue.record("other arguments")
            return
        }
        #expect(fields.isEmpty)
    }
}
