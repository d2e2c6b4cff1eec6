import Chronology
import Events
import Foundation
import Journal
import NIOCore
import Runtime
import Testing
import ZeroMQ

@testable import DutyDesk

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The real thing: a journal, a node and a desk on a real port.
@Suite(.timeLimit(.minutes(1)))
struct DeskServerTests {
    @Test func `what a person acknowledges over a real port is in the journal before the answer, and then on the page`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UInt32.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let storage = MemoryStorage()
        let node = try Node.open(try Sample.node(in: folder), service: "desk")
        let journal = try await JournalServer(
            storage: storage, realm: .actual, side: .local, doors: JournalServer.Doors(inside: node.configuration.folder.sockets),
            hub: node.hub,
            now: { Sample.evening }, notify: { _ in })
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await journal.run() }
            group.addTask { try await DeskServer(node: node, region: Sample.region).run { listening.yield($0) } }
            _ = try await node.journal.append([try Sample(.actual).event(Sample.warning(), id: "w1")])
            let port = try #require(await ports.first { _ in true })
            try await acknowledge(port)
            #expect(try await storage.head() == 2)
            try await state(port) { $0.contains("\"person\":\"甲\"") }
            // An open page does not keep the desk from stopping.
            await OpenPage.open(try #require(URL(string: "http://127.0.0.1:\(port)/api/stream")))
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
        await node.close()
    }

    @Test func `a port that another program has is named, with the setting that chooses it`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UInt32.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try Node.open(try Sample.node(in: folder + "/first"), service: "desk")
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await DeskServer(node: first, region: Sample.region).run { listening.yield($0) } }
            let port = try #require(await ports.first { _ in true })
            let second = try Node.open(try Sample.node(in: folder + "/second", port: port), service: "desk")
            await #expect(throws: DeskError.portTaken(host: "127.0.0.1", port: port)) {
                try await DeskServer(node: second, region: Sample.region).run()
            }
            await second.close()
            group.cancelAll()
            while let result = await group.nextResult() { _ = result }
        }
        await first.close()
    }

    @Test(arguments: [
        (EADDRINUSE, "127.0.0.1", "write another port there"), (EACCES, "127.0.0.1", "write a port from 1024 on there"),
        (EADDRNOTAVAIL, "10.9.8.7", "write one of this machine's, such as 127.0.0.1"),
    ])
    func `what keeps the desk from its port is said with what to do`(_ code: Int32, _ host: String, _ remedy: String) throws {
        let error = try #require(DeskError(IOError(errnoCode: code, reason: "bind"), host: host, port: 80))
        for part in ["\(host):80", "‘desk: {host: …, port: 80}’ of the node's file", "--desk-port", remedy] {
            #expect("\(error)".contains(part), "\(error)")
        }
        #expect(DeskError(IOError(errnoCode: EMFILE, reason: "bind"), host: host, port: 80) == nil)
    }

    private func acknowledge(_ port: Int) async throws {
        try await state(port) { $0.contains("local-2020-dust-0001") }
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)/api/acknowledge")))
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(
            #"{"request":"0123456789abcdef","of":"w1","aggregate":"local-2020-dust-0001","post":"kashgar-command-duty","person":"甲"}"#.utf8)
        let (data, response) = try await URLSession.shared.data(for: request)
        #expect((response as? HTTPURLResponse)?.statusCode == 200, "\(String(decoding: data, as: UTF8.self))")
        #expect(String(decoding: data, as: UTF8.self).contains("\"sequence\":\"2\""))
    }

    /// Asks until the page knows; the suite's time limit ends it.
    private func state(_ port: Int, until isThere: (String) -> Bool) async throws {
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/api/state"))
        while true {
            let (data, _) = try await URLSession.shared.data(from: url)
            if isThere(String(decoding: data, as: UTF8.self)) { return }
            await Task.yield()
        }
    }
}

/// A page that listens until the desk hangs up.
private final class OpenPage: NSObject, URLSessionDataDelegate {
    private let heard: AsyncStream<Void>.Continuation

    private init(_ heard: AsyncStream<Void>.Continuation) { self.heard = heard }

    /// Comes back when the stream's first word is here, so that the page is open for certain.
    static func open(_ stream: URL) async {
        let (words, heard) = AsyncStream.makeStream(of: Void.self)
        let session = URLSession(configuration: .ephemeral, delegate: OpenPage(heard), delegateQueue: nil)
        session.dataTask(with: stream).resume()
        session.finishTasksAndInvalidate()
        _ = await words.first { _ in true }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) { heard.yield() }
}
