import Accord
import Events
import Foundation
import Journal
import Logging
import Testing

@testable import Runtime

@Suite("Signing", .timeLimit(.minutes(1)))
struct SignerPromises {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "fengsui-\(UUID())")
    private let key = SigningKey()

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private var path: String { folder.appending(path: "signing.secret").path }

    private func signer() throws -> EventSigner { EventSigner(side: .local, policy: .standard, keyFile: path) }

    private func event(_ type: String = "warning.issued", side: Side = .local) -> Event {
        Event(
            id: "e", source: "/\(side.rawValue)/test", type: type, version: 1, subject: "s", time: noon, side: side, realm: exercise,
            data: [0x30])
    }

    @Test("is for what this side says and what crosses, once, and for nothing else")
    func signs() throws {
        try SecretFile.write(key.revealedBase64, to: path)
        let signer = try signer()
        let signed = signer.sign(event())
        #expect(signed.signature?.key == key.verifying.name && signed.with(nil) == event())
        #expect(KeyRing([.init(side: .local, key: key.verifying)]).verdict(on: signed, body: signed.json) == nil)
        let others = [event("clock.advanced"), event(side: .corps), event().with(SigningKey().sign(event()).signature)]
        #expect(signer.sign(others) == others)
    }

    @Test("is left out where there is no key, and where others may read it")
    func noKey() throws {
        #expect(try signer().sign(event()) == event())
        try SecretFile.write(key.revealedBase64, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: SecretFileError.open(path: path, mode: 0o640)) { try SecretFile.text(at: path) }
        #expect(try signer().sign(event()) == event())
    }

    @Test("goes on with the next key when the file has changed, without a restart")
    func rotates() async throws {
        try SecretFile.write(key.revealedBase64, to: path)
        let (signer, next) = (try signer(), SigningKey())
        #expect(signer.sign(event()).signature?.key == key.verifying.name)
        try SecretFile.write(next.revealedBase64, to: path)
        while signer.sign(event()).signature?.key != next.verifying.name { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test("follows the policy when its file has changed, without a restart, and the one before while it has a mistake")
    func policy() async throws {
        let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Playbooks/liaison/policy.yaml")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let file = folder.appending(path: CrossingPolicy.file)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        func put(_ text: String) throws { try Data(text.utf8).write(to: file, options: .atomic) }
        try SecretFile.write(key.revealedBase64, to: path)
        try put(text.replacing("type: task.,", with: "type: task.assigned,"))
        let signer = EventSigner(side: .local, policy: .standard, keyFile: path, playbooks: folder.path)
        func signature() -> EventSignature? { signer.sign(event("task.completed")).signature }
        #expect(signature() == nil)
        try put(text)
        while signature() == nil { try await Task.sleep(for: .milliseconds(20)) }
        try put("crossing: [")
        // Both files are looked at together: by the next key it has seen the policy as well.
        let next = SigningKey()
        try SecretFile.write(next.revealedBase64, to: path)
        while signature()?.key == key.verifying.name { try await Task.sleep(for: .milliseconds(20)) }
        #expect(signature()?.key == next.verifying.name)
    }

    @Test("does not make a word that is said again after a rotation another one")
    func replayed() async throws {
        let node = try TestNode()
        try await node.serve(MemoryStorage())
        let files = node.configuration.folder
        for _ in 0..<2 {
            try SecretFile.write(SigningKey().revealedBase64, to: files.signingSecret)
            try await node.connect { node in
                let sequences = try await node.delivery.deliver([event()])
                #expect(sequences == [1])
            }
        }
        try await node.stopServing()
    }
}
