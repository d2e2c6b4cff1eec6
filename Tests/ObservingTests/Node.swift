import Chronology
import Events
import Foundation
import Observing
import Playbook
import Region
import Testing

/// A node in memory: files go in, events are journaled once by their id and handled, and what `observe` says is kept.
struct Node {
    let region: Region
    let intake: Intake
    let processor: ObserveProcessor
    var state = ObserveState()
    var journal: [Event] = []
    var assessed: [DayAssessed] = []
    private var ids: Set<String> = []

    init(side: Side = .local) throws {
        region = try Shipped.region()
        intake = Intake(region: region)
        processor = ObserveProcessor(side: side, region: region)
    }

    /// Reads a file as the watcher would. Returns its `FileRead`; nil when there was nothing to do.
    @discardableResult
    mutating func read(_ name: String, _ bytes: [UInt8], at now: Timestamp = .afterTheEpisode) throws -> FileRead? {
        let file = Intake.File(name: name, bytes: bytes, digest: Self.digest(bytes))
        let items = intake.items(of: file, known: state, at: now)
        for item in items { try append(item.event(side: .local, realm: .actual, time: now)) }
        return items.last?.payload as? FileRead
    }

    @discardableResult
    mutating func read(_ name: String, _ text: String, at now: Timestamp = .afterTheEpisode) throws -> FileRead? {
        try read(name, Array(text.utf8), at: now)
    }

    /// Wakes the processor at every deadline until an instant.
    mutating func wait(until end: Timestamp) throws {
        while let deadline = processor.nextDeadline(in: state), deadline <= end {
            let payload = DeadlineReached(processor: processor.name, deadline: deadline)
            try append(
                Event(
                    payload, id: "deadline-\(deadline)", source: "/local/clock", subject: processor.name, time: deadline, side: .local,
                    realm: .actual))
        }
    }

    mutating func append(_ event: Event) throws {
        guard ids.insert(event.id).inserted else { return }
        journal.append(event)
        for emission in try processor.handle(event, state: &state) {
            assessed.append(try #require(emission.payload as? DayAssessed))
            #expect(emission.subject == assessed.last?.place)
        }
    }

    /// The last word about a day.
    func day(_ date: String, in place: String = "653101") -> DayAssessed? {
        assessed.last { $0.place == place && "\($0.date)" == date }
    }

    func payloads<Payload: EventPayload>(_: Payload.Type) throws -> [Payload] {
        try journal.filter { $0.type == Payload.type }.map { try $0.payload(Payload.self) }
    }

    /// Not SHA-256: the watcher computes that; here it only has to tell contents apart.
    static func digest(_ bytes: [UInt8]) -> String { EventIdentity.derived(from: [String(decoding: bytes, as: UTF8.self)]) }
}

extension Timestamp {
    /// 9 April 2020, noon in Beijing.
    static let afterTheEpisode = Timestamp(secondsSince1970: 1_586_404_800)
}

/// The files as they lie in the repository.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func region() throws -> Region {
        let paths = ["places", "stations", "organisations"].map { "region/\($0).yaml" }
        let texts = try paths.map { ($0, try String(contentsOf: root.appending(path: "Playbooks/\($0)"), encoding: .utf8)) }
        return try #require(Region.read(PlaybookFiles(Dictionary(uniqueKeysWithValues: texts))).value)
    }

    static func sample(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: "Deploy/sample/air/\(path)")))
    }

    static let daily = ["aksu", "hotan", "kashgar", "korla"].map { "\($0)_daily_2014-12_2016-06.csv" }

    static let hourly = [
        "hetiandiqu_2020-03-26_to_04-02.csv", "kashediqu_2020-03-26_to_04-02.csv", "kezhou_2020-03-26_to_04-02.csv",
        "伊犁哈萨克州.csv", "克州.csv", "和田地区.csv", "喀什地区.csv", "阿克苏地区.csv",
    ]
}
