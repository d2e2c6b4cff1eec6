import Chronology
import Events
import Journal
import Synchronization
import Testing
import Wording

@testable import DutyDesk

/// Nothing is answered before the journal has it, and nothing is said twice.
struct RecorderTests {
    private func event(_ person: String, at time: Timestamp = Sample.evening) throws(EventError) -> Event {
        let payload = TaskCompleted(task: "t", by: "p", person: person, evidence: "e", at: time)
        return try Sample().event(payload, id: "id", time: time)
    }

    private func journal(_ storage: MemoryStorage) -> Recorder {
        Recorder { event in
            switch try await storage.append([Candidate(event)], recorded: Sample.evening)[0] {
            case .stored(let sequence): .stored(sequence: sequence)
            case .known(let sequence): .known(sequence: sequence)
            case .refused(let error): error.isPassing ? .delayed(error.description) : .refused(error.description)
            }
        }
    }

    @Test func `a double click is one event, though the clock has moved`() async throws {
        let storage = MemoryStorage()
        let recorder = journal(storage)
        let first = try await recorder.record(id: "id", words: "w") { () throws(EventError) in try event("甲") }
        let later = Sample.evening + .minutes(1)
        let second = try await recorder.record(id: "id", words: "w") { () throws(EventError) in try event("甲", at: later) }
        #expect(first == Recorder.Receipt(sequence: "1", again: false) && second == Recorder.Receipt(sequence: "1", again: true))
        #expect(try await storage.head() == 1)
    }

    @Test func `other words under an id that is taken are refused, not doubled`() async throws {
        let storage = MemoryStorage()
        let recorder = journal(storage)
        _ = try await recorder.record(id: "id", words: "one") { () throws(EventError) in try event("甲") }
        await #expect(throws: DeskRefusal.self) {
            try await recorder.record(id: "id", words: "two") { () throws(EventError) in try event("乙") }
        }
        #expect(try await storage.head() == 1)
    }

    @Test func `after a full disk the words can be changed and sent again`() async throws {
        let full = Mutex(true)
        let sent = Mutex<[Event]>([])
        let recorder = Recorder { event in
            if full.withLock({ $0 }) { return .delayed("the disk is full") }
            sent.withLock { $0.append(event) }
            return .stored(sequence: 7)
        }
        do {
            _ = try await recorder.record(id: "id", words: "one") { () throws(EventError) in try event("甲") }
            Issue.record("a full disk must refuse")
        } catch {
            #expect(error.status == 503 && error.isPassing && error.text.en.contains("the disk is full"))
        }
        full.withLock { $0 = false }
        let receipt = try await recorder.record(id: "id", words: "two") { () throws(EventError) in try event("乙") }
        #expect(receipt.sequence == "7")
        #expect(try sent.withLock { $0 }.first?.payload(TaskCompleted.self).person == "乙")
    }

    @Test func `without an answer nobody is told that it was recorded`() async throws {
        let recorder = Recorder { _ in throw JournalError.unreachable(endpoint: "ipc://x", after: .seconds(10)) }
        do {
            _ = try await recorder.record(id: "id", words: "w") { () throws(EventError) in try event("甲") }
            Issue.record("silence must refuse")
        } catch {
            #expect(error.code == "unanswered" && error.isPassing)
        }
    }
}
