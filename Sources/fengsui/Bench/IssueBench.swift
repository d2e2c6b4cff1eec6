import AirQuality
import ArgumentParser
import Chronology
import Events
import Forecasting
import Foundation
import Guidance
import Playbook
import Region
import Wording

/// How long one evening's forecasts take for four places with data of their own.
struct IssueBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue",
        abstract: "Issue the ten-day forecasts of four places, evening after evening. 预报发布基准",
        discussion: """
            The service's processor on one core, without a journal: eighteen months of real daily means, shifted a little for each place so
            that none shares its basis, two places upstream, and the made-up wind of one guidance source for the last 300 days. The first issue
            learns everything; the later ones are what an evening costs once the inputs are there.
            """)
    @Option(help: "Evenings. 次数") var evenings = 15
    @Option(help: "The folder Playbooks. 预案目录") var playbooks = "Playbooks"
    @Option(help: "Kashgar's daily file. 历史文件") var history = "Deploy/sample/air/daily/kashgar_daily_2014-12_2016-06.csv"

    func validate() throws {
        guard (1...60).contains(evenings) else { throw ValidationError("--evenings is 1–60") }
    }

    func run() throws {
        var bench = try IssueRun(playbooks: playbooks, history: history)
        let first = try bench.evening()
        var times: [Duration] = []
        for _ in 0..<evenings { times.append(try bench.evening()) }
        times.sort()
        print("first issue, everything learned   \(Self.text(first)) ms")
        print("an evening's issue, median        \(Self.text(times[times.count / 2])) ms for 4 places")
        print("the slowest                       \(Self.text(times[times.count - 1])) ms")
    }

    private static func text(_ time: Duration) -> String { String(format: "%.1f", time / .milliseconds(1)) }
}

/// Both sides' processors with four places of different bases.
private struct IssueRun {
    private var sides: [(processor: ForecastProcessor, state: ForecastProcessor.State)]
    private let days: [(date: CalendarDate, values: [String: Double])]
    private var next: Int
    private var count = 0
    /// Real bases have different numbers; a few percent apart is enough for none to share anything.
    private static let shares = ["653101": 1.0, "653121": 0.93, "653122": 1.07, "659003": 0.86, "653201": 1.2, "652901": 0.7]
    private static let daysOfGuidance = 300
    private static let evenings = 70

    init(playbooks: String, history: String) throws {
        let (files, _) = PlaybookFolder.load(root: URL(filePath: playbooks).resolvingSymlinksInPath())
        guard let region = Region.read(files).value, let text = files[ForecastPolicy.file] else {
            throw Complaint("there is no usable playbook folder at \(playbooks); name it with --playbooks")
        }
        var texts = Dictionary(uniqueKeysWithValues: files.paths.map { ($0, files[$0] ?? "") })
        texts[ForecastPolicy.file] = Self.withOwnBases(text)
        guard let policy = ForecastPolicy.read(PlaybookFiles(texts), region: region).value else {
            throw Complaint("\(ForecastPolicy.file) in \(playbooks) cannot be used; `fengsui check \(playbooks)` says why")
        }
        days = try Self.read(history)
        next = max(0, days.count - Self.evenings)
        sides = [Side.local, .corps].map { side in
            let processor = ForecastProcessor(side: side, policy: policy)
            return (processor, processor.initialState())
        }
        for index in 0..<next { try record(index) }
        let guided = max(0, next - Self.daysOfGuidance)..<next
        for index in guided { try guide(index) }
    }

    /// Every place rests on itself.
    private static func withOwnBases(_ text: String) -> String {
        var place = ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if let code = line.firstMatch(of: /- place: "(\d+)"/) { place = String(code.1) }
            return line.contains("    basis: ") ? "    basis: \"\(place)\"" : String(line)
        }.joined(separator: "\n")
    }

    private static func read(_ file: String) throws -> [(CalendarDate, [String: Double])] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Complaint("\(file) cannot be read; name a file of daily means with --history")
        }
        let codes = ["pm2_5": 5, "pm10": 6, "so2": 7, "co": 8, "no2": 9, "o3_8h": 10]
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count > 10, let date = CalendarDate(String(cells[1])) else { return nil }
            return (date, codes.compactMapValues { Double(cells[$0]) })
        }
    }

    /// The time from the deadline to the four forecasts, with the day before recorded and its guidance there.
    mutating func evening() throws -> Duration {
        let due = Timestamp(days[next].date, hour: 18)
        try guide(next)
        let start = ContinuousClock.now
        let said = try send(DeadlineReached(processor: "forecast", deadline: due), at: due)
        let time = ContinuousClock.now - start
        guard said == 4 else { throw Complaint("\(said) of 4 forecasts were made; is \(ForecastPolicy.file) the shipped one?") }
        try record(next)
        next += 1
        return time
    }

    private mutating func record(_ index: Int) throws {
        let day = days[index]
        for (place, share) in Self.shares.sorted(by: { $0.key < $1.key }) {
            let values = day.values.mapValues { $0 * share }
            let recorded = DayRecorded(place: place, date: day.date, values: values, revision: 0, file: "bench", line: index + 2)
            _ = try send(recorded, at: Timestamp(day.date.advanced(by: 1), hour: 9))
        }
    }

    /// Ten days of wind that turns and swells, known in the afternoon.
    private mutating func guide(_ index: Int) throws {
        let known = Timestamp(days[index].date, hour: 15)
        let points = [76.0, 78, 80, 83].map { GuidancePoint(latitude: 39, longitude: $0) }
        let values = (0..<80).map { Float(3 * sin(Double(index * 7 + $0))) }
        guard let source = GuidanceSource.openMeteoForecast.with(model: "bench") else { return }
        let run = try GuidanceRun(
            source: source, run: known - .hours(9), runIsEstimated: false, known: known, isAnalysis: false, points: points,
            firstDay: days[index].date.advanced(by: 1), dayCount: 10, members: 1, variables: [.u10, .v10], values: values,
            shortfalls: [])
        _ = try send(GuidanceReceived(run, file: "bench", digest: ""), at: known)
    }

    /// Both sides take the event.
    /// - Returns: forecasts that were made.
    private mutating func send(_ payload: some EventPayload, at time: Timestamp) throws -> Int {
        count += 1
        var made = 0
        for (index, side) in [Side.local, .corps].enumerated() {
            let event = try Event(
                payload, id: "\(count)", source: "/\(side.rawValue)/bench", subject: "bench", time: time, side: side,
                realm: .exercise("bench"))
            made += try sides[index].processor.handle(event, state: &sides[index].state).count { $0.payload is ForecastIssued }
        }
        return made
    }
}
