import CAP
import CAPXML
import Chronology
import Events
import Foundation
import Logging
import Processing
import Runtime
import WarningMessages
import Wording

/// Judges CAP messages that somebody puts into the folder `cap/in`, and answers them.
struct CAPInbox: Sendable {
    private let node: Node
    private let sender: String
    private let trust: String?
    private let root: URL

    private static let pause = Duration.seconds(1)
    /// Files that could not be moved away and are not looked at again; beyond it they are judged anew, which says nothing twice.
    private static let maximumStuck = 1_000

    init(_ node: Node, _ announcer: NodeConfiguration.Announcer) {
        (self.node, sender, trust, root) = (node, announcer.sender, announcer.trust, URL(filePath: node.configuration.folder.cap))
    }

    /// Reads messages, the first name first, until the task is cancelled. A message leaves the folder only when its judgement is in the journal.
    func watch() async throws {
        for folder in ["in", "read", "answers"] {
            try FileManager.default.createDirectory(at: root.appending(path: folder), withIntermediateDirectories: true)
        }
        var (stuck, taken) = (Set<CAPInboxFile>(), remembered())
        while !Task.isCancelled {
            let files = node.clock.isSet ? waiting().filter { !stuck.contains($0) } : []
            for file in files where try await !take(file, &taken) && stuck.count < Self.maximumStuck { stuck.insert(file) }
            try await Task.sleep(for: Self.pause)
        }
    }

    private func waiting() -> [CAPInboxFile] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: root.appending(path: "in"), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        return (files ?? []).filter { !$0.hasDirectoryPath && $0.pathExtension != "part" }.compactMap(CAPInboxFile.init)
            .sorted { $0.url.lastPathComponent < $1.url.lastPathComponent }
    }

    /// Whether the file has left the folder.
    private func take(_ file: CAPInboxFile, _ taken: inout CAPTaken) async throws -> Bool {
        switch file.read() {
        case .success(let bytes): try await judge(file.url, bytes, &taken)
        case .failure(let fault): try await setAside(file, because: fault)
        }
    }

    /// What cannot be read is said once, with the reason, and moved out of the way of what can.
    private func setAside(_ file: CAPInboxFile, because fault: CAPInboxFile.Fault) async throws -> Bool {
        let name = file.url.lastPathComponent
        let mark = EventIdentity.derived(from: ["cap", name, "unreadable", file.identity])
        node.log.error("\(name) in cap/in cannot be read and is set aside in cap/read: \(fault.text.en)")
        let received = CAPJudgement(unreadable: name).received(from: name, signature: .unchecked, answer: nil)
        try await node.delivery.deliver([try node.event(received, subject: "cap-\(mark.prefix(16))", id: mark)])
        return moveAway(file.url, mark, reason: fault.text)
    }

    private func judge(_ file: URL, _ bytes: [UInt8], _ taken: inout CAPTaken) async throws -> Bool {
        let judgement = CAPJudgement(of: bytes, after: taken, in: node.configuration.realm, by: sender)
        // The bytes and what was taken before them decide what is said of them: after a crash it is said again in the same words, at the
        // same time or at a later one.
        let mark = EventIdentity.derived(from: ["cap", file.lastPathComponent, String(decoding: bytes, as: UTF8.self)])
        let answer = judgement.answer(from: sender, at: node.clock.now)
            .flatMap { CAPSent($0, about: judgement.alert?.identifier ?? "") }
        let signature = signature(of: bytes, judgement.alert)
        let received = judgement.received(from: file.lastPathComponent, signature: signature, answer: answer?.identifier)
        var events = [try node.event(received, subject: "cap-\(mark.prefix(16))", id: mark)]
        if let answer {
            events.append(try node.event(answer, subject: answer.identifier, id: EventIdentity.derived(from: [mark, "answer"])))
        }
        try await node.delivery.deliver(events)
        if taken.take(judgement, signature: signature) { remember(taken) }
        return moveAway(file, mark, reason: judgement.silence)
    }

    /// A key is looked for under the sender's name only; what the message itself carries proves nothing.
    private func signature(of bytes: [UInt8], _ alert: CAPAlert?) -> CAPSignatureState {
        guard let alert, let trust, let name = CAPFileName.key(of: alert.reference.sender), let key = key("\(trust)/\(name)") else {
            return .unchecked
        }
        do throws(CAPSignatureFault) {
            _ = try CAPVerifier.verify(bytes, with: key)
            return .valid
        } catch {
            if case .unsigned = error { return .none }
            return .wrong
        }
    }

    /// Nil where this node has none of that sender. One that is there and no key is somebody's mistake, and said.
    private func key(_ path: String) -> SigningKey? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try CAPKeyFile.read(path, isPrivate: false)
        } catch {
            node.log.error("\(path) cannot be used, so signatures of its sender are not checked: \(error)")
            return nil
        }
    }

    // MARK: What was taken

    private var memory: URL { root.appending(path: "taken.json") }

    /// Nothing where the file is gone or spoilt: then what a message refers to is not known here, which is said of it.
    private func remembered() -> CAPTaken {
        guard let data = try? Data(contentsOf: memory) else { return CAPTaken() }
        do { return try JSONDecoder().decode(CAPTaken.self, from: data) } catch {
            node.log.error("cap/taken.json cannot be read; what was taken before is not known any more")
            return CAPTaken()
        }
    }

    private func remember(_ taken: CAPTaken) {
        do { try DurableFile.write(JSONEncoder().encode(taken), to: memory.path) } catch {
            node.log.error("cap/taken.json cannot be written: \(error.localizedDescription)")
        }
    }

    /// A reason is written beside it, in both languages.
    private func moveAway(_ file: URL, _ mark: String, reason: Bilingual? = nil) -> Bool {
        let place = root.appending(path: "read").appending(path: "\(mark.prefix(8))-\(file.lastPathComponent)")
        do {
            try? FileManager.default.removeItem(at: place)
            try FileManager.default.moveItem(at: file, to: place)
            try reason.map { try Data("\($0.zh)\n\($0.en)\n".utf8).write(to: place.appendingPathExtension("reason.txt")) }
            return true
        } catch {
            node.log.error("\(file.lastPathComponent) was judged but cannot be moved to cap/read: \(error.localizedDescription)")
            return !FileManager.default.fileExists(atPath: file.path)
        }
    }
}
