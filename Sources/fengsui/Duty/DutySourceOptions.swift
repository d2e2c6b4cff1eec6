import ArgumentParser
import Calling
import Chronology
import Duty
import Events
import Foundation
import Journal
import Playbook
import Processing
import Region
import Runtime

/// What is known about duty: the playbooks', and a journal's.
struct DutyReading {
    let region: Region
    let plan: DutyPlan
    let book: DutyBook
    let now: Timestamp
    /// The node's; nil when only playbooks were read.
    let side: Side?
    /// In an exercise.
    var mark: ExerciseMark?
    /// Events of the journal that could not be understood.
    let unreadable: Int
}

/// From where duty is read.
struct DutySourceOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp("The node's YAML file. 节点文件", valueName: "file"))
    var node: String?

    @Option(help: ArgumentHelp("The playbook folder; default: the node's, or Playbooks. 预案目录", valueName: "folder"))
    var playbooks: String?

    @Option(help: ArgumentHelp("The moment to look from; default: now, by the node's clock. 起始时刻", valueName: "2026-11-26T08:00:00+08:00"))
    var at: String?

    func validate() throws {
        guard let at else { return }
        guard Timestamp(rfc3339: at) != nil else { throw ValidationError("‘\(at)’ is no time; write one like 2026-11-26T08:00:00+08:00") }
    }

    /// - Throws: `Findings` with the mistakes of the files, `JournalError` when the journal cannot be read.
    func read() throws -> DutyReading {
        let wanted = at.flatMap { Timestamp(rfc3339: $0) }
        guard let node else {
            let (region, plan) = try Self.plan(playbooks ?? "Playbooks")
            return DutyReading(region: region, plan: plan, book: DutyBook(), now: wanted ?? .system, side: nil, unreadable: 0)
        }
        var options = NodeOptions()
        options.node = node
        let configuration = try options.configuration()
        let (region, plan) = try Self.plan(playbooks ?? configuration.playbooks)
        let heard = try Self.heard(in: JournalFile(path: configuration.folder.journal))
        let clock = configuration.clock == .journal ? heard.clock : nil
        return DutyReading(
            region: region, plan: plan, book: heard.book, now: wanted ?? clock ?? .system, side: configuration.side,
            mark: ExerciseMark(configuration.realm), unreadable: heard.unreadable)
    }

    private static func plan(_ folder: String) throws -> (Region, DutyPlan) {
        let (files, unreadable) = PlaybookFolder.load(root: URL(filePath: folder).resolvingSymlinksInPath())
        let (region, mistakes) = Region.read(files)
        guard let region else { throw Findings(unreadable + mistakes) }
        let (plan, findings) = DutyPlan.read(files, region: region)
        guard let plan else { throw Findings(findings) }
        return (region, plan)
    }

    /// What the journal says of duty, and the last time of an exercise's clock.
    private static func heard(in journal: JournalFile) throws -> (book: DutyBook, clock: Timestamp?, unreadable: Int) {
        var (book, clock, unreadable) = (DutyBook(), Timestamp?.none, 0)
        let prefixes = ["duty.", ClockAdvanced.type].map { "\(journal.realm).\($0)" }
        try journal.events(prefixes: prefixes) { stored in
            do {
                let event = try Event(json: stored.body)
                if event.type == ClockAdvanced.type { clock = max(clock ?? event.time, event.time) } else { try book.take(event) }
            } catch {
                unreadable += 1
            }
        }
        return (book, clock, unreadable)
    }
}

extension Timestamp {
    /// By the machine's clock.
    fileprivate static var system: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
